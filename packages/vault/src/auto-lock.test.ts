import { describe, expect, it } from "vitest";
import { AUTO_LOCK_TIMES, startAutoLock, timesWithIdle, type Watched } from "./auto-lock.ts";

const MINUTE_MS = 60_000;

function started() {
  let now = 0;
  let timers: { at: number; call: () => void }[] = [];
  const target = new EventTarget();
  const watched = Object.assign(target, { visibilityState: "visible" }) as unknown as Watched & {
    visibilityState: DocumentVisibilityState;
  };
  const seen: string[] = [];
  startAutoLock({
    watched,
    times: AUTO_LOCK_TIMES,
    clock: {
      now: () => now,
      after: (ms, call) => {
        const timer = { at: now + ms, call };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    },
    onWarn: (isWarning) => seen.push(isWarning ? "warn" : "calm"),
    onLock: () => seen.push("lock"),
  });
  return {
    seen,
    /** @param asleep - Timers do not run, as in a sleeping computer. */
    pass: (ms: number, asleep = false) => {
      const end = now + ms;
      for (;;) {
        const due = asleep ? undefined : timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        now = due.at;
        timers = timers.filter((other) => other !== due);
        due.call();
      }
      now = end;
    },
    touch: () => target.dispatchEvent(new Event("keydown")),
    setHidden: (isHidden: boolean) => {
      watched.visibilityState = isHidden ? "hidden" : "visible";
      target.dispatchEvent(new Event("visibilitychange"));
    },
  };
}

describe("startAutoLock", () => {
  it("warns thirty seconds before it locks", () => {
    const { seen, pass } = started();
    pass(4.5 * MINUTE_MS - 1);
    expect(seen).toEqual([]);
    pass(1);
    expect(seen).toEqual(["warn"]);
    pass(MINUTE_MS / 2);

    expect(seen).toEqual(["warn", "lock"]);
  });

  it("is extended by any key, many times over", () => {
    const { seen, pass, touch } = started();
    for (let time = 0; time < 12; time += 1) {
      pass(4.75 * MINUTE_MS);
      touch();
    }

    expect(seen).toEqual(Array.from({ length: 12 }, () => ["warn", "calm"]).flat());
  });

  it("locks after a minute in the background, and not after less", () => {
    const { seen, pass, setHidden } = started();
    setHidden(true);
    pass(MINUTE_MS - 1);
    setHidden(false);
    pass(MINUTE_MS);
    expect(seen).toEqual([]);
    setHidden(true);
    pass(MINUTE_MS);

    expect(seen).toEqual(["lock"]);
  });

  it("locks at the first touch after a sleep in which no timer ran", () => {
    const { seen, pass, touch } = started();
    pass(60 * MINUTE_MS, true);
    touch();

    expect(seen).toEqual(["lock"]);
  });

  it("locks when it becomes visible after a sleep in the background", () => {
    const { seen, pass, setHidden } = started();
    setHidden(true);
    pass(2 * MINUTE_MS, true);
    setHidden(false);

    expect(seen).toEqual(["lock"]);
  });

  it("locks after a working day, however busy", () => {
    const { seen, pass, touch } = started();
    for (let minute = 0; minute < 8 * 60; minute += 1) {
      pass(MINUTE_MS);
      touch();
    }

    expect(seen).toEqual(["lock"]);
  });
});

describe("timesWithIdle", () => {
  it("keeps between two and fifteen minutes", () => {
    expect([1, 7, 60].map((minutes) => timesWithIdle(minutes).idleMs / MINUTE_MS)).toEqual([2, 7, 15]);
  });
});
