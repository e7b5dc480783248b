import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { terminal } from "./testing/terminal.ts";

const TIMEOUT_MS = 120_000;

describe("vifragar demo", () => {
  it("counts a whole year as the oracle does and says what was refused", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { vifragar, at } = terminal();

    const { code, out } = await vifragar("demo", "--out", at("out"));

    const names = readdirSync(at("out")).filter((name) => name.startsWith("vi-fragar_"));
    const readable = names.filter((name) => !name.endsWith(".xlsx"));
    expect(code).toBe(0);
    expect(out).toContain("anges till 950, men 445 kvinnor + 424 män + 90 anonyma är 959");
    expect(out).toContain("fanns redan 1, nekade 2");
    expect(out).toMatch(/SIGNATURE\. .+\n.*|ENVELOPE\. /);
    expect(out).toContain("Facit stämmer");
    expect(names.toSorted()).toEqual(
      [".csv", ".html", ".json", ".xlsx", "_fhir.json", "_layout.xlsx", "_sdmx.csv"]
        .map((ending) => `vi-fragar_samordningsforbundet-stockholms-stad_2020${ending}`)
        .concat("vi-fragar_samordningsforbundet-stockholms-stad_bilaga-till-konsekvensbedomning_2020.html")
        .toSorted(),
    );
    for (const name of readable) expect(readFileSync(at("out", name), "utf8")).toContain("SIMULERADE SVAR");
    expect(readdirSync(at("out", "insatser"))).toHaveLength(20);
  });
});
