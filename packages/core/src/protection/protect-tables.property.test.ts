/** Against an attacker who writes down every table there can be (`testing/exhaustive.ts`). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attack } from "./attack.ts";
import { protectTables } from "./protect-tables.ts";
import type { CellRelease } from "./release-format.ts";
import { afterTheRule, betrayed, possibleIn, tablesThatFit } from "./testing/exhaustive.ts";
import { type SmallCase, smallCases } from "./testing/small-tables.ts";
import { solve } from "./testing/solver.ts";

function released({ tables }: SmallCase): CellRelease {
  const outcome = protectTables(tables, solve);
  if (outcome.kind === "refused") throw new Error(`refused: ${outcome.cells.join(" ")}`);
  return outcome.release;
}

/** Thousands of examples in `npm run test:full`, on a machine that has other things to do. */
const PATIENT = { timeout: 1_800_000 };

describe("protectTables", () => {
  it("betrays nobody to an attacker who tries every table there can be", PATIENT, () => {
    fc.assert(
      fc.property(smallCases, (small) => {
        const release = released(small);

        const fitting = tablesThatFit(small.world, [release]);

        expect(betrayed(small.world, release, small.truth, possibleIn(fitting))).toEqual([]);
      }),
    );
  });

  it("betrays nobody to such an attacker who knows the rule too", PATIENT, () => {
    fc.assert(
      fc.property(smallCases, (small) => {
        const release = released(small);

        const left = afterTheRule(small.world, release, tablesThatFit(small.world, [release]));

        expect(betrayed(small.world, release, small.truth, possibleIn(left))).toEqual([]);
      }),
    );
  });

  it("gives the same release for the same tables", () => {
    fc.assert(
      fc.property(smallCases, (small) => {
        expect(JSON.stringify(released(small))).toBe(JSON.stringify(released(small)));
      }),
      { numRuns: 20 },
    );
  });
});

describe("attack", () => {
  it("finds the ranges that there are, no wider and no narrower", PATIENT, () => {
    fc.assert(
      fc.property(smallCases, (small) => {
        const release = released(small);
        const possible = possibleIn(tablesThatFit(small.world, [release]));

        const { ranges } = attack([release], solve);

        for (const { id, low, high } of ranges) {
          const values = [...(possible.get(id) ?? [])];
          expect([id, low, high]).toEqual([id, Math.min(...values), Math.max(...values)]);
        }
      }),
    );
  });
});
