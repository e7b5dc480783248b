import { describe, expect, it } from "vitest";
import { pathOf } from "./QrCode.tsx";

describe("pathOf", () => {
  it("draws one bar for each run of dark squares, to the edge as well", () => {
    expect(
      pathOf([
        [true, true, false, true],
        [false, false, false, false],
        [false, true, true, true],
      ]),
    ).toBe("M0 0h2v1H0zM3 0h1v1H3zM1 2h3v1H1z");
  });
});
