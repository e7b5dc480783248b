import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf } from "../canonical.ts";
import type { Sign, Verify } from "../enrolment/signed-file.ts";
import { ForbundId, InsatsId, SignerKey } from "../ids.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { dayOf } from "../period/period.ts";
import { coverageReportOf } from "../report/coverage-report.ts";
import { csvOf } from "../report/csv.ts";
import { htmlOf } from "../report/html.ts";
import { sheetsOf } from "../report/sheets.ts";
import { coveragePlanOf, planOf } from "../tally/plan.ts";
import { coverageOf } from "./coverage.ts";
import {
  coverageTold,
  openTackningsrapport,
  Tackningsrapport,
  tackningsrapportOf,
  tackningsrapportText,
} from "./tackningsrapport.ts";

// A stand-in for Ed25519 that binds key, domain and message; the real one is tested in sealing.
const signer = SignerKey.parse("ab".repeat(32));
const seal = (publicKey: string, domain: string, message: Uint8Array) =>
  hashOf(utf8ToBytes(`${publicKey}${domain}${bytesToHex(message)}`)).repeat(2);
const sign: Sign = (domain, message) => hexToBytes(seal(signer, domain, message));
const verify: Verify = ({ domain, message, signature, publicKey }) =>
  bytesToHex(signature) === seal(publicKey, domain, message);

const plan = coveragePlanOf(planOf(workingWording));
const frame = {
  prov: true,
  forbund: { id: ForbundId.parse("01".repeat(16)), name: "Förbundet Sjöby" },
  insats: { id: InsatsId.parse("02".repeat(16)), name: "Källan" },
  period: { year: 2026, kind: "half", index: 2 } as const,
  day: dayOf(2026, 10, 1),
  signer,
};
const tallyOf = (counts: Readonly<Record<string, number>>, forms = 0) => ({
  plan: plan.hash,
  forms,
  counts: plan.cells.map(({ id }) => counts[id] ?? 0),
});
const some = tallyOf({
  "process/woman/asked": 26,
  "process/man/asked": 14,
  "process/woman/declined": 6,
  "process/woman/not-asked-not-alone": 7,
  "process/woman/not-asked-unwell": 3,
  "follow-up/woman/leaflet": 9,
});
const told = tackningsrapportOf(frame, coverageOf(some, plan, { woman: 40, man: 20, other: 0 }));

describe("openTackningsrapport", () => {
  it("opens what was signed, whatever was counted", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.nat({ max: 7 }), fc.nat({ max: 300 })), {
          minLength: plan.cells.length,
          maxLength: plan.cells.length,
        }),
        fc.option(fc.record({ woman: fc.nat(99), man: fc.nat(99), other: fc.nat(9) }), { nil: undefined }),
        async (counts, participants) => {
          // More repeats than asked cannot be admitted (`checkSums`).
          const possible = plan.cells.map(({ id }, at) => (id.endsWith("/repeat") ? 0 : (counts[at] ?? 0)));
          const coverage = coverageOf({ plan: plan.hash, forms: 12, counts: possible }, plan, participants);
          const { answered: _, ...expected } = coverage;

          const text = await tackningsrapportText(tackningsrapportOf(frame, coverage), sign);

          expect(coverageTold(openTackningsrapport(text, verify).content)).toEqual(expected);
        },
      ),
    ));

  it("refuses it when any number has been changed", async () => {
    const text = await tackningsrapportText(told, sign);

    for (const [number] of text.matchAll(/(?<=:)\d+(?=[,}])/g)) {
      const changed = text.replace(`:${number}`, `:${Number(number) + 1}`);
      expect(() => openTackningsrapport(changed, verify)).toThrow(
        expect.objectContaining({ name: "EnrolmentError" }),
      );
    }
  });

  it.each([
    ["a small group", { ...told.coverage, bySex: [{ group: "woman", covered: 4 }] }],
    [
      "a small reason",
      { ...told.coverage, notAsked: { total: 9, byReason: [{ reason: "unwell", count: 3 }] } },
    ],
    ["few that said no", { ...told.coverage, declined: 2 }],
    ["how many answered", { ...told.coverage, answered: 38 }],
  ])("refuses %s even when the förbund has signed it", async (_, coverage) => {
    const content = { ...told, coverage } as unknown as Tackningsrapport;

    const text = await tackningsrapportText(content, sign);

    expect(Tackningsrapport.safeParse(content).success).toBe(false);
    expect(() => openTackningsrapport(text, verify)).toThrow(expect.objectContaining({ code: "malformed" }));
  });
});

describe("coverageReportOf", () => {
  const report = coverageReportOf(told);

  it("tells who was asked and nothing from answers", () => {
    const texts = [htmlOf(report), csvOf(report)];

    expect(texts[0]).toContain("40 av 60 deltagare fick frågorna");
    expect(texts[0]).toContain("Gjord 2026-10-01");
    for (const text of texts) {
      expect(text).toContain("PROV");
      expect(text).not.toMatch(/svarade på minst en fråga|Släppt|Utsatt/);
    }
    expect(sheetsOf(report).map(({ name }) => name)).toEqual(["Läs mig", "Uppföljning"]);
  });
});
