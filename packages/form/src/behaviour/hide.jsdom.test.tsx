/** Hiding, by hand and by the clock. */
import { act, screen } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { fillInForJsdom, heading, showForm } from "../testing/show-form.tsx";

beforeAll(fillInForJsdom);

describe("Dölj", () => {
  it("wipes at once, gives nothing to be counted and tells the app", async () => {
    const onHidden = vi.fn();
    const form = showForm({ onHidden });
    await form.begin();
    await form.person.click(screen.getByLabelText("Ja, det händer nu"));

    await form.press("Dölj");

    expect(heading()).toBe("Hur brukar du sova?");
    expect(document.title).toBe("Sömn och vardag");
    expect(document.body.innerHTML).not.toMatch(/skrämt|våld|det händer nu/);
    expect(onHidden).toHaveBeenCalledTimes(1);
    await form.press("Fortsätt");
    await form.press("Personal: lås upp");
    expect(form.finished).toEqual([{ ending: "hidden", papersWanted: false }]);
    expect(form.store.given).toEqual([]);
  });

  it("is reached with Shift three times, and says how many presses are left", async () => {
    const form = showForm();
    await form.begin();
    const said = () => screen.getAllByRole("status").map(({ textContent }) => textContent);

    await form.person.keyboard("{Shift}");
    expect(said()).toContain("Tryck Skift två gånger till för att dölja.");
    await form.person.keyboard("{Shift}");
    expect(said()).toContain("Tryck Skift en gång till för att dölja.");
    await form.person.keyboard("{Shift}");

    expect(heading()).toBe("Hur brukar du sova?");
  });

  it("does not happen while someone types capitals in a field of the page", async () => {
    const form = showForm();
    await form.begin();
    const field = document.body.appendChild(document.createElement("input"));

    await form.person.click(field);
    await form.person.keyboard("{Shift}{Shift}{Shift}{Shift}");
    field.remove();

    expect(document.title).toBe("Fråga 1 av 7 – Sju frågor");
  });

  it("happens when the page goes away, so that it cannot be shown again", async () => {
    const form = showForm();
    await form.begin();
    await form.person.click(screen.getByLabelText("Ja, det händer nu"));

    act(() => {
      window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    });

    expect(document.body.innerHTML).not.toMatch(/skrämt|det händer nu/);
  });
});

describe("the clocks", () => {
  it("cover after three minutes untouched and wipe ten minutes later", async () => {
    const form = showForm();
    await form.begin();
    vi.useFakeTimers();
    try {
      // The clocks that run were started before; a touch starts them anew.
      act(() => {
        document.dispatchEvent(new Event("pointerdown"));
      });
      act(() => vi.advanceTimersByTime(179_000));
      expect(document.title).toBe("Fråga 1 av 7 – Sju frågor");
      act(() => vi.advanceTimersByTime(1_000));
      expect(document.title).toBe("Paus – Sju frågor");
      act(() => vi.advanceTimersByTime(600_000));
      expect(heading()).toBe("Ge tillbaka surfplattan");
    } finally {
      vi.useRealTimers();
    }

    await form.press("Personal: lås upp");
    expect(form.finished).toEqual([{ ending: "timed-out", papersWanted: false }]);
    expect(form.store.given).toEqual([]);
  });
});
