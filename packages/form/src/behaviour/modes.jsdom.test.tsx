/** What is different when the form is answered together or on a page that is not ours. */
import { act, screen } from "@testing-library/react";
import { LanguageTag } from "@vifragar/core";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { arriveAt, chosenIn, fillInForJsdom, heading, NO_TO_ALL, showForm } from "../testing/show-form.tsx";

beforeAll(fillInForJsdom);

describe("going through the answers together", () => {
  const shown = {
    psychological: ["child"],
    physical: ["none"],
    sexual: [],
    childhood: "yes",
    fear: "now",
    children: "none",
    used: "none",
    sex: "woman",
  };

  it("opens at the list, with what staff need beside it, and counts when it is sent", async () => {
    const form = showForm({ mode: "together", shown, besideAnswers: () => <p>Ta god tid.</p> });

    expect(heading()).toBe("Svaren");
    expect(screen.getByText("Ta god tid.")).toBeDefined();
    await form.press("Skicka och rensa skärmen");

    await arriveAt("Tack");
    expect(chosenIn(form.store.given[0], "fear")).toEqual(["now"]);
    await form.press("Klart");
    expect(form.finished).toEqual([{ ending: "sent", papersWanted: false }]);
  });

  it("does not show the answers again after a pause", async () => {
    const form = showForm({ mode: "together", shown });

    await form.press("Ta paus");
    await form.press("Fortsätt");

    expect(screen.queryByText("Ja, när jag var barn (under 18 år)")).toBeNull();
  });
});

describe("the embedded form", () => {
  it("asks nothing about showing, and can be closed when it is done", async () => {
    const form = showForm({ mode: "embed", language: LanguageTag.parse("sv") });
    await form.begin();
    await form.answer(...NO_TO_ALL, "Man");

    expect(heading()).toBe("Vill du skicka dina svar?");
    await form.press("Skicka");
    await arriveAt("Tack");
    await form.press("Klart");

    expect(heading()).toBe("Klart");
    expect(form.finished).toEqual([{ ending: "sent", papersWanted: false }]);
  });

  it("tells the page that it is over when the person says no", async () => {
    const form = showForm({ mode: "embed" });
    await form.press("Fortsätt");

    await form.press("Jag vill inte svara");

    await arriveAt("Klart");
    expect(form.finished).toHaveLength(1);
  });

  it("tells the page that it is over when it is left, and not again after being done", async () => {
    const left = showForm({ mode: "embed", exitUrl: "#borta" });
    await left.person.click(screen.getAllByText(/^Lämna sidan/).at(-1) ?? document.body);
    expect(left.finished).toHaveLength(1);
    left.unmount();

    const done = showForm({ mode: "embed", exitUrl: "#borta" });
    await done.begin();
    await done.answer(...NO_TO_ALL, "Man");
    await done.press("Skicka");
    await arriveAt("Tack");
    await done.press("Klart");
    await done.person.click(screen.getAllByText(/^Lämna sidan/).at(-1) ?? document.body);
    expect(done.finished).toEqual([{ ending: "sent", papersWanted: false }]);
  });

  it("tells the page that it is over when nobody touched it for too long", () => {
    vi.useFakeTimers();
    try {
      const form = showForm({ mode: "embed" });

      act(() => vi.advanceTimersByTime(180_000));
      act(() => vi.advanceTimersByTime(600_000));

      expect(form.finished).toEqual([{ ending: "timed-out", papersWanted: false }]);
    } finally {
      vi.useRealTimers();
    }
  });
});
