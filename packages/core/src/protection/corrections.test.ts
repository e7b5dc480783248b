/** A period that is released once more: everything that was told before is given, and what came late is few. */
import { describe, expect, it } from "vitest";
import { type Period, periodsOf } from "../period/period.ts";
import { emptyTally, mergeTallies, type Tally } from "../tally/tally.ts";
import { attack } from "./attack.ts";
import type { Block, BlockInsats, BlockPart } from "./block.ts";
import { keptBetween } from "./editions.ts";
import { protect } from "./protect.ts";
import { protectedTablesOf } from "./protected-table.ts";
import type { CorrectionReason } from "./release-content.ts";
import { defaultRule } from "./rule.ts";
import { blockOf, closed, forbund, plan } from "./testing/blocks.ts";
import { signed } from "./testing/signed.ts";
import { solve } from "./testing/solver.ts";
import { syntheticForbund, yearOf } from "./testing/synthetic-forbund.ts";
import type { VerifiedRelease } from "./verified-release.ts";

const half: Period = { year: 2026, kind: "half", index: 1 };

const run = (block: Block, earlier: readonly VerifiedRelease[] = [], correction?: CorrectionReason) =>
  protect({ block, rule: defaultRule, earlier, solve, ...(correction !== undefined && { correction }) });

/** Tallies of so many invented forms each, another seed for others. */
const tallies = (seed: number, sizes: readonly number[]): readonly Tally[] =>
  syntheticForbund(seed, { sizes }).map(({ tally }) => tally);

/** The block once more, with `late` added to each insats. */
function corrected(before: readonly Tally[], late: readonly Tally[], period: Period): Block {
  const block = blockOf(
    before.map((tally, at) => mergeTallies(tally, late[at] ?? emptyTally(plan))),
    period,
  );
  const insatser = block.insatser.map((insats, at): BlockInsats => {
    const old = before[at] ?? emptyTally(plan);
    return { ...insats, before: [{ tally: old, kept: old }] };
  });
  return { ...block, insatser };
}

const shownIn = (release: VerifiedRelease) => {
  const { forbund: own, insatser } = protectedTablesOf(release);
  return [own, ...insatser]
    .flatMap((table) => [...table.cells].filter(([key]) => !key.endsWith("/base")))
    .filter(([, { kind }]) => kind === "shown").length;
};

const findings = (...releases: readonly VerifiedRelease[]) =>
  attack(
    releases.map(({ content }) => content.cells),
    solve,
  ).findings;

const before = tallies(1, [50, 35]);

describe("protect, for a correction", () => {
  it("tells the new counts beside the old ones, and names what it corrects", {
    timeout: 60_000,
  }, async () => {
    const first = await signed(run(blockOf(before, half)));
    const block = corrected(before, tallies(2, [40, 35]), half);

    const second = await signed(run(block, [first], "late"));

    expect(second.content.correction).toEqual({ edition: 2, corrects: first.digest, reason: "late" });
    expect(second.content.earlier).toEqual([first.digest]);
    expect(findings(first, second)).toEqual([]);
    expect(shownIn(second)).toBeGreaterThan(0);
    const table = protectedTablesOf(second).forbund;
    expect(table.edition).toBe(2);
    const old = protectedTablesOf(first).forbund.cells.get("all/base");
    expect(table.cells.get("all/base")).not.toEqual(old);
  });

  it("hides whatever would tell about a few that came late", { timeout: 60_000 }, async () => {
    const first = await signed(run(blockOf(before, half)));
    const late = tallies(3, [2, 1]);

    const second = await signed(run(corrected(before, late, half), [first], "late"));

    expect(findings(first, second)).toEqual([]);
    // Both numbers shown would tell how the three answered.
    const cells = [...protectedTablesOf(second).forbund.cells];
    const old = protectedTablesOf(first).forbund.cells;
    const both = cells.filter(
      ([key, cell]) => key.endsWith("/any") && cell.kind === "shown" && old.get(key)?.kind === "shown",
    );
    expect(both).toEqual([]);
  });

  it("is refused unless something changed, it is said to be one, and nothing longer is released", {
    timeout: 60_000,
  }, async () => {
    const first = await signed(run(blockOf(before, half)));
    const same = corrected(before, [], half);
    const year = await signed(run(blockOf(before)));

    expect(run(same, [first], "fault")).toMatchObject({ kind: "refused", reason: "unchanged" });
    expect(run(blockOf(before, half), [first])).toMatchObject({ reason: "already-released" });
    expect(() => run(same, [], "fault")).toThrow(/newest release/);
    expect(run(same, [first, year], "fault")).toMatchObject({ reason: "already-released" });
  });

  // Takes ten seconds: three releases that hang together.
  it.runIf(process.env.VF_FULL === "1")(
    "corrects a year of which a part was released, and all files together tell on nobody",
    {
      timeout: 120_000,
    },
    async () => {
      const [one, two, late] = [tallies(4, [40, 35]), tallies(5, [45, 30]), tallies(6, [12, 14])];
      const other: Period = { ...half, index: 2 };
      const partly = await signed(run(blockOf(one, half)));
      const whole = one.map((tally, at) => mergeTallies(tally, two[at] ?? tally));
      const inParts = (block: Block, second: (at: number) => Omit<BlockPart, "period">): Block => ({
        ...block,
        insatser: block.insatser.map((insats, at) => ({
          ...insats,
          parts: [
            { period: half, tally: one[at] ?? insats.tally },
            { period: other, ...second(at) },
          ],
        })),
      });
      const secondHalf = (at: number) => two[at] ?? emptyTally(plan);
      const year = await signed(
        run(
          inParts(blockOf(whole), (at) => ({ tally: secondHalf(at) })),
          [partly],
        ),
      );
      const full = corrected(whole, late, { year: 2026, kind: "year", index: 1 });

      const fixed = await signed(
        run(
          // The year has named its second half, though nothing of it was told: that is an edition too.
          inParts(full, (at) => ({
            tally: mergeTallies(secondHalf(at), late[at] ?? emptyTally(plan)),
            before: [{ tally: secondHalf(at), kept: secondHalf(at) }],
          })),
          [partly, year],
          "late",
        ),
      );

      expect(findings(partly, year, fixed)).toEqual([]);
      expect(fixed.content.earlier).toHaveLength(2);
    },
  );

  it("lets a year follow on a corrected part", { timeout: 120_000 }, async () => {
    const [one, late, two] = [tallies(4, [40, 35]), tallies(6, [12, 14]), tallies(5, [45, 30])];
    const first = await signed(run(blockOf(one, half)));
    const again = corrected(one, late, half);
    const second = await signed(run(again, [first], "late"));
    const insatser = again.insatser.map(({ before: editions = [], ...insats }, at): BlockInsats => {
      const rest = two[at] ?? emptyTally(plan);
      const parts = [
        { period: half, tally: insats.tally, before: editions },
        { period: { ...half, index: 2 }, tally: rest },
      ];
      return { ...insats, tally: mergeTallies(insats.tally, rest), parts };
    });

    const year = await signed(run({ ...blockOf([]), insatser }, [first, second]));

    expect(findings(first, second, year)).toEqual([]);
  });
});

describe("protect, with periods merged", () => {
  it("counts a period that was too small in the next, under a name of its own", {
    timeout: 60_000,
  }, async () => {
    const [one, two] = periodsOf(2026, "quarter");
    if (one === undefined || two === undefined) throw new Error("a year has quarters");
    const block = { ...blockOf(tallies(7, [60, 50]), two), merged: [one] };

    const release = await signed(run(block));

    expect(release.content.merged).toEqual([one]);
    expect(protectedTablesOf(release).forbund).toMatchObject({ period: two, merged: [one], edition: 1 });
    expect(release.content.cells.cells[0]?.id).toContain("/2026-K1+2026-K2/");
    expect(run(blockOf(before, one), [release])).toMatchObject({ reason: "already-released" });
    expect(() => run({ ...block, merged: [{ ...one, index: 4 }] })).toThrow(/shorter period/);
  });

  it("is a part of the year as one", { timeout: 120_000 }, async () => {
    const [one, two, three, four] = periodsOf(2026, "quarter") as [Period, Period, Period, Period];
    const insatser = syntheticForbund(8, { sizes: [110, 70] });
    const joined = insatser.map(({ parts = [], ...insats }): BlockInsats => {
      const of = (period: Period) =>
        parts.find((part) => part.period.index === period.index)?.tally ?? insats.tally;
      return {
        ...insats,
        parts: [
          { period: two, merged: [one], tally: mergeTallies(of(one), of(two)) },
          { period: three, tally: of(three) },
          { period: four, tally: of(four) },
        ],
      };
    });
    const part = joined.map(({ id, name, parts = [] }) => ({
      id,
      name,
      tally: parts[0]?.tally ?? emptyTally(plan),
    }));
    const merged = await signed(
      run({ collector: forbund, plan, period: closed(two), merged: [one], insatser: part }),
    );

    const year = await signed(run(yearOf(joined), [merged]));

    expect(findings(merged, year)).toEqual([]);
  });
});

describe("keptBetween", () => {
  it("keeps what a device had when it counted on, what is left when it counts less, nothing after a fork", () => {
    const [old, more, other] = [tallies(1, [20]), tallies(2, [9]), tallies(3, [25])].map(
      ([tally]) => tally,
    ) as [Tally, Tally, Tally];
    const both = mergeTallies(old, more);
    const kept = (a: Tally, b?: Tally) =>
      keptBetween(new Map([["a", a]]), new Map(b === undefined ? [] : [["a", b]]), plan);

    expect(kept(old, both)).toEqual(old);
    expect(kept(both, old)).toEqual(old);
    expect(kept(old, other)).toEqual(emptyTally(plan));
    expect(kept(old)).toEqual(emptyTally(plan));
  });
});
