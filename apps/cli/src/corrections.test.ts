/** Late files, and a period that is too small: on the road of the command line. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dayOf } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { enrolled, terminal } from "./testing/terminal.ts";

const TIMEOUT_MS = 60_000;

type At = ReturnType<typeof terminal>["at"];
const keys = (at: At) => ["--key", at("key.json"), "--dir", at("dir")] as const;
const simulated = (at: At, period: string, forms: string, seed: string) =>
  [
    "--startfil",
    at("a.startfil"),
    "--period",
    period,
    "--forms",
    forms,
    "--devices",
    "2",
    "--seed",
    seed,
  ] as const;

describe("vifragar protect --correct", () => {
  it("counts what came late in a release that names the first, and reports say so", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { vifragar, at } = terminal();
    await enrolled({ vifragar, at });
    await vifragar("collect", ...keys(at), "--approve-all", at("files"));
    const protect = ["protect", ...keys(at), "--period", "2026-H1"];
    const before = await vifragar(...protect, "--correct", "late");
    await vifragar(...protect);
    const unchanged = await vifragar(...protect, "--correct", "late");
    await vifragar("simulate", ...simulated(at, "2026-H1", "40", "7"), "--out", at("late"));
    await vifragar("collect", ...keys(at), "--approve-all", at("late"));
    const [first, second] = ["2026-H1.json", "2026-H1_rattelse-1.json"].map((name) =>
      at("dir", "slapp", name),
    );
    const frozen = readFileSync(first ?? "", "utf8");

    const corrected = await vifragar(...protect, "--correct", "late", "--json");

    expect([before.code, unchanged.code]).toEqual([1, 1]);
    expect(before.err).toContain("inte släppt");
    expect(unchanged.err).toContain("inget har ändrats");
    expect(JSON.parse(corrected.out)).toMatchObject({ period: "2026-H1", file: second });
    expect(readFileSync(first ?? "", "utf8")).toBe(frozen);
    const audited = await vifragar("audit", "--json", first ?? "", second ?? "");
    expect(JSON.parse(audited.out)).toMatchObject({ ok: true, findings: [] });
    const verified = await vifragar("verify", "--json", second ?? "");
    expect(JSON.parse(verified.out)).toMatchObject([{ facts: { Rättelse: "1" } }]);
    await vifragar("report", "--release", second ?? "", "--out", at("out"), ...keys(at));
    const csv = readFileSync(at("out", "vi-fragar_forbundet_2026-H1.csv"), "utf8");
    expect(csv).toContain("RÄTTAD");
    expect(csv).toMatch(/;process\/answered;Alla;100;visas;/);
  });
});

describe("vifragar protect --merge", () => {
  it("counts a period that was too small in the next, and says so", { timeout: TIMEOUT_MS }, async () => {
    const { vifragar, at } = terminal(dayOf(2026, 8, 1));
    const key = ["keygen", "--name", "Förbundet", "--out", at("key.json"), "--prov"];
    await vifragar(...key);
    await vifragar(
      "startfil",
      ...keys(at),
      "--insats",
      "A",
      "--calendar",
      "quarter",
      "--out",
      at("a.startfil"),
    );
    await vifragar("simulate", ...simulated(at, "2026-K1", "6", "1"), "--out", at("one"));
    await vifragar("simulate", ...simulated(at, "2026-K2", "60", "2"), "--out", at("two"));
    await vifragar("collect", ...keys(at), "--approve-all", at("one"), at("two"));
    const protect = (...args: readonly string[]) => vifragar("protect", ...keys(at), ...args);

    const small = await protect("--period", "2026-K1");
    const wrong = await protect("--period", "2026-K2", "--merge", "2026-K4");
    const merged = await protect("--period", "2026-K2", "--merge", "2026-K1");

    expect(small.err).toContain("för få svar");
    expect(wrong.err).toContain("närmast före");
    expect([small.code, wrong.code, merged.code]).toEqual([1, 1, 0]);
    expect(existsSync(at("dir", "slapp", "2026-K2.json"))).toBe(true);
    await vifragar("report", "--release", at("dir", "slapp", "2026-K2.json"), "--out", at("out"));
    const html = readdirSync(at("out")).find((name) => name.endsWith(".html")) ?? "";
    expect(readFileSync(at("out", html), "utf8")).toContain(
      "januari–juni 2026 visas tillsammans, för att januari–mars 2026 hade för få svar",
    );
  });
});
