import type { Report } from "@vifragar/core";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { xlsxOf } from "./xlsx.ts";

const frame = { forbund: "F", insats: "Alla insatser", period: "2026", instrument: "Arbetsformulering" };
const report: Report = {
  title: "Sju frågor: F, 2026",
  notices: ["PROV"],
  forbund: "F",
  subject: "F",
  period: "2026",
  periodKey: "2026",
  released: "2027-01-15",
  instrument: "Arbetsformulering",
  sections: [],
  facts: [
    { ...frame, question: "Q1", key: "a/any", breakdown: "Alla", count: 22, status: "visas", of: 38 },
    {
      ...frame,
      question: "Q2",
      key: "b/any",
      breakdown: "Alla",
      count: undefined,
      status: "skyddad",
      of: 38,
    },
  ],
};

describe("xlsxOf", () => {
  it("writes the four sheets, numbers as numbers and what is hidden as text", async () => {
    const blob = await xlsxOf(report);

    const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const names = [...text("xl/workbook.xml").matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(["Läs mig", "Svar", "Uppdelning kön", "Uppföljning"]);
    expect(text("xl/worksheets/sheet2.xml")).toMatch(/<c [^>]*r="E3"[^>]*(?!t="s")[^>]*><v>22<\/v>/);
    expect(text("xl/sharedStrings.xml")).toContain("··");
    expect(text("xl/worksheets/sheet2.xml")).toContain('state="frozen"');
  });
});
