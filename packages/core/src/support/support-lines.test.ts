import { describe, expect, it } from "vitest";
import { linesToCheck, type SupportLine, supportLines } from "./support-lines.ts";

const checked = (checkedOn: string | null): readonly SupportLine[] =>
  supportLines.slice(0, 1).map((line) => ({ ...line, checkedOn }));

describe("linesToCheck", () => {
  it("names lines that nobody has checked", () => {
    expect(linesToCheck("2026-11", checked(null))).toHaveLength(1);
  });

  it("is content for twelve months and not for thirteen", () => {
    expect(linesToCheck("2027-06", checked("2026-06"))).toHaveLength(0);
    expect(linesToCheck("2027-07", checked("2026-06"))).toHaveLength(1);
  });
});

describe("supportLines", () => {
  it("has none of the numbers that are known to be wrong", () => {
    // 020-100 200 is about radicalisation, and 020-50 50 50 was Kvinnofridslinjen's until 2024.
    const numbers = supportLines.map(({ number }) => number);

    expect(numbers).not.toContain("020-100 200");
    expect(numbers).not.toContain("020-50 50 50");
  });
});
