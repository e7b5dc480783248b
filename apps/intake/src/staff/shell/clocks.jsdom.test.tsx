/** The clocks ring when the förbund has said, not when they would by themselves (UX-61, UX-37). */
import { act, fireEvent, screen } from "@testing-library/react";
import { DEFAULT_SETTINGS, workingWording } from "@vifragar/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ShownUnlocked, showUnlocked } from "../../testing/show-app.tsx";
import { settingsFileOf } from "../../testing/startfil.ts";

const MINUTE_MS = 60_000;

afterEach(() => {
  vi.useRealTimers();
});

/** The open app under a fake clock, with times that are nowhere the usual ones. */
async function withTimes(times: typeof DEFAULT_SETTINGS.times): Promise<ShownUnlocked> {
  const shown = await showUnlocked();
  const [from] = shown.forbund;
  if (from === undefined) throw new Error("no förbund");
  const file = await settingsFileOf(from, { ...DEFAULT_SETTINGS, times });
  vi.useFakeTimers();
  await act(async () => {
    expect((await shown.session.takeSettings(file)).kind).toBe("taken");
  });
  return shown;
}

const pass = (minutes: number) => act(() => vi.advanceTimersByTimeAsync(minutes * MINUTE_MS));
/** jsdom hides what is in the top layer from those who look by role. */
const heading = () => document.querySelector("h1")?.textContent;
const warning = () => screen.queryByRole("dialog", { name: "Ska appen låsas?" });

describe("the lock of staff's app", () => {
  it("warns half a minute before the förbund's time, and rings at it", async () => {
    const { session } = await withTimes({ lockMinutes: 3, wipeMinutes: 10 });

    await pass(2.49);
    expect(warning()).toBeNull();
    await pass(0.01);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Fortsätt" }));
    await pass(0.49);
    expect(session.state().kind).toBe("unlocked");
    await pass(0.01);

    expect(session.state().kind).toBe("locked");
  });

  it("waits past the usual five minutes when the förbund gives twelve, and any key goes on ten times over", async () => {
    const { session } = await withTimes({ lockMinutes: 12, wipeMinutes: 10 });

    for (let time = 0; time < 10; time += 1) {
      await pass(11.75);
      expect(warning()).not.toBeNull();
      act(() => void fireEvent.keyDown(document.body, { key: "a" }));
      expect(warning()).toBeNull();
    }

    expect(session.state().kind).toBe("unlocked");
  });
});

describe("the participant's clocks", () => {
  async function handedOver(longPauses: boolean) {
    const shown = await withTimes({ lockMinutes: 5, wipeMinutes: 12 });
    const state = shown.session.state();
    const [language] = workingWording.approvedLanguages;
    if (state.kind !== "unlocked" || state.enrolments[0] === undefined || language === undefined)
      throw new Error("not enrolled");
    const [enrolment] = state.enrolments;
    await act(() =>
      shown.session.handOver({ enrolment, prior: "no", language, mode: "hand-over", longPauses }),
    );
    return shown;
  }

  it.each([
    { longPauses: false, minutes: 12 },
    { longPauses: true, minutes: 15 },
  ])("cover after three minutes, and wipe $minutes minutes later", async ({ longPauses, minutes }) => {
    const { session } = await handedOver(longPauses);

    await pass(2.99);
    expect(heading()).toMatch(/^Välj språk/);
    await pass(0.01);
    expect(heading()).toBe("Paus");
    await pass(minutes - 0.01);
    expect(session.state().kind).toBe("handed-over");
    expect(heading()).toBe("Paus");
    await pass(0.01);

    expect(heading()).toBe("Ge tillbaka surfplattan");
  });

  it("end it all after a minute in the background", async () => {
    await handedOver(false);
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");

    act(() => void document.dispatchEvent(new Event("visibilitychange")));
    await pass(1);

    expect(screen.getByRole("button", { name: "Personal: lås upp" })).toBeTruthy();
  });
});
