import { describe, expect, it } from "vitest";
import { countAfter, isExit, type KeyMoment, noPresses } from "./shift-counter.ts";

interface Keys {
  readonly keys: string;
  readonly gapMs?: number;
  readonly typing?: boolean;
}

// S and s: Shift down and up; A and a: another key; r: Shift repeated by the keyboard.
function pressesAfter({ keys, gapMs = 100, typing = false }: Keys): number {
  const moments = [...keys].map(
    (key, at): KeyMoment => ({
      type: "SAr".includes(key) ? "down" : "up",
      isShift: "Ssr".includes(key),
      repeated: key === "r",
      typing,
      atMs: at * gapMs,
    }),
  );
  return moments.reduce(countAfter, noPresses).presses;
}

describe("countAfter", () => {
  it("exits at the third press", () => {
    const count = [..."SsSsSs"].reduce(
      (now, key, at) =>
        countAfter(now, {
          type: key === "S" ? "down" : "up",
          isShift: true,
          repeated: false,
          typing: false,
          atMs: at,
        }),
      noPresses,
    );

    expect(isExit(count)).toBe(true);
    expect(pressesAfter({ keys: "SsSs" })).toBe(2);
  });

  it("counts left and right Shift when they overlap", () => {
    expect(pressesAfter({ keys: "SSssSs" })).toBe(3);
  });

  it("counts presses four seconds apart and starts over after six", () => {
    expect(pressesAfter({ keys: "SsSsSs", gapMs: 2_000 })).toBe(3);
    expect(pressesAfter({ keys: "SsSsSs", gapMs: 3_000 })).toBe(1);
  });

  it("does not count a Shift that was held for a capital letter", () => {
    expect(pressesAfter({ keys: "SAasSAasSAas" })).toBe(0);
  });

  it("starts over when another key comes between", () => {
    expect(pressesAfter({ keys: "SsSsAaSs" })).toBe(1);
  });

  it("counts a Shift that is held down once", () => {
    expect(pressesAfter({ keys: "Srrrrrs" })).toBe(1);
  });

  it("counts nothing while a text field has focus: a virtual keyboard's Shift is for letters", () => {
    expect(pressesAfter({ keys: "SsSsSs", typing: true })).toBe(0);
  });
});
