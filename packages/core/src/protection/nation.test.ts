/** The nation over a few invented förbund. More of them are measured by `npm run bench`. */
import loadHighs from "highs";
import { beforeAll, describe, expect, it } from "vitest";
import { ForbundId } from "../ids.ts";
import { periodsOf } from "../period/period.ts";
import { mergeTallies } from "../tally/tally.ts";
import { attack } from "./attack.ts";
import { highsSolve } from "./highs-solve.ts";
import { nationWorker } from "./nation-tasks.ts";
import { protect } from "./protect.ts";
import { type NationalSource, nationProtection, protectNation } from "./protect-nation.ts";
import type { Protection } from "./protected-table.ts";
import { defaultRule } from "./rule.ts";
import { closed, forbund, plan } from "./testing/blocks.ts";
import { signed } from "./testing/signed.ts";
import { solve } from "./testing/solver.ts";
import { quarterOf, syntheticForbund, yearOf } from "./testing/synthetic-forbund.ts";
import type { VerifiedRelease } from "./verified-release.ts";

const nns = { id: ForbundId.parse("e".repeat(32)), name: "NNS", prov: false };
const period = closed({ year: 2026, kind: "year", index: 1 });

/** @param quarters - How many quarters the förbund has released before the year. */
async function sourceOf(seed: number, { sizes = [60, 35, 18], quarters = 0 } = {}): Promise<NationalSource> {
  const id = ForbundId.parse(seed.toString(16).padStart(32, "f"));
  const insatser = syntheticForbund(seed, { sizes });
  const parts = periodsOf(2026, "quarter").slice(0, quarters);
  const releases: VerifiedRelease[] = [];
  for (const block of [...parts.map((part) => quarterOf(insatser, part)), yearOf(insatser)]) {
    const own = { ...block, collector: { ...forbund, id } };
    const outcome = protect({ block: own, rule: defaultRule, earlier: releases, solve });
    // A quarter may be too small to be told.
    if (outcome.kind === "protected") releases.push(await signed(outcome));
  }
  return { forbund: id, tally: insatser.map(({ tally }) => tally).reduce(mergeTallies), releases };
}

/** Another edition goes by another name, as it would in a release of its own. */
const spanned = (id: string, isSecond: boolean) =>
  isSecond && id.startsWith(nns.id) ? id.replace("/2026/", "/2026~2/") : id;
const renamed =
  (isSecond: boolean) =>
  ({ total, parts, ...rest }: { total: string; parts: readonly string[] }) => ({
    ...rest,
    total: spanned(total, isSecond),
    parts: parts.map((id) => spanned(id, isSecond)),
  });

describe("protectNation", () => {
  let sources: readonly NationalSource[];
  let outcome: Protection;
  const shares: number[] = [];
  const request = () => ({ collector: nns, plan, period, sources, rule: defaultRule, earlier: [] });

  beforeAll(async () => {
    sources = [await sourceOf(1), await sourceOf(2), await sourceOf(3)];
    outcome = protectNation({ ...request(), solve, onProgress: (share) => shares.push(share) });
  }, 60_000);

  it("shows what all förbund can carry, and hides what would open one of them", { timeout: 120_000 }, () => {
    const table = outcome.kind === "protected" ? outcome.tables.forbund : undefined;
    expect(table?.level).toBe("nation");
    expect(table?.cells.get("all/psychological/any")?.kind).toBe("shown");
    const shown = [...(table?.cells.values() ?? [])].filter(({ kind }) => kind === "shown").length;
    expect(shown / (table?.cells.size ?? 1)).toBeGreaterThan(0.5);
    // Each hidden cell of a förbund that is alone in hiding it must hide the national sum too.
    const hiddenBy = (key: string) =>
      sources.filter(({ forbund: id, releases }) =>
        releases[0]?.content.cells.cells.some(
          (cell) => cell.id === `${id}/2026/${key}` && "status" in cell && cell.status === "hidden",
        ),
      ).length;
    for (const [key, cell] of table?.cells ?? [])
      if (hiddenBy(key) === 1) expect([key, cell.kind]).toEqual([key, "suppressed"]);
  });

  it("tells how far it has come, and comes to its end", () => {
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it("tells nothing to somebody who reads all files of everybody together", { timeout: 120_000 }, () => {
    if (outcome.kind === "refused") throw new Error(outcome.reason);
    const all = sources.flatMap(({ releases }) => releases.map(({ content }) => content.cells));

    const { findings } = attack([...all, outcome.draft.cells], solve);

    // What the files of förbund betray by themselves is theirs; there is none.
    expect(findings).toEqual([]);
  });

  // Förbund that have hidden much, and told some of it by quarters: minutes.
  it.runIf(process.env.VF_FULL === "1")(
    "tells nothing about small förbund either",
    { timeout: 1_800_000 },
    async () => {
      for (let nation = 0; nation < 6; nation += 1) {
        const seeds = Array.from({ length: 5 }, (_, at) => 100 + nation * 5 + at);
        const small = await Promise.all(
          seeds.map((seed) => {
            const sizes = Array.from({ length: 1 + (seed % 4) }, (_, at) => 8 + ((seed * 37 + at * 53) % 60));
            return sourceOf(seed, { sizes, quarters: seed % 3 });
          }),
        );
        // The very smallest have too few for a year, and hand in nothing.
        const ready = small.filter(({ releases }) =>
          releases.some(({ content }) => content.period.kind === "year"),
        );
        const told = protectNation({ ...request(), sources: ready, solve });
        if (told.kind === "refused") throw new Error(`${told.reason} ${told.cells.join(" ")}`);
        const all = ready.flatMap(({ releases }) => releases.map(({ content }) => content.cells));

        expect(attack([...all, told.draft.cells], solve).findings).toEqual([]);
      }
    },
  );

  it("comes to the same however many do the work, and in whatever order", { timeout: 120_000 }, async () => {
    const { nation, steps } = nationProtection(request());
    const workers = await Promise.all(
      [1, 2].map(async () => nationWorker(nation, highsSolve(await loadHighs()))),
    );

    let step = steps.next();
    while (step.done !== true) {
      const tasks = [...step.value.entries()].toReversed();
      const answers = tasks.map(([at, task]) => [at, workers[at % 2]?.(structuredClone(task))] as const);
      const inOrder = answers.toReversed().flatMap(([, answer]) => (answer === undefined ? [] : [answer]));
      step = steps.next(structuredClone(inOrder));
    }

    expect(JSON.stringify(step.value)).toBe(JSON.stringify(outcome));
  });

  it("tells of the same days once: either the year or its parts", async () => {
    const own = await signed(outcome);
    const half = closed({ year: 2026, kind: "half", index: 1 });
    const halves = sources.map((source) => ({ ...source, releases: [] }));
    const next = closed({ year: 2027, kind: "year", index: 1 });

    const again = (wanted: typeof period, from = sources) =>
      nationProtection({ ...request(), period: wanted, sources: from, earlier: [own] });

    expect(again(period).steps.next().value).toMatchObject({ reason: "already-released" });
    expect(() => again(half, halves)).toThrow(/shorter period/);
    expect(again(half, []).steps.next().value).toMatchObject({ reason: "overlaps-nation" });
    expect(again(next, []).steps.next().value).toMatchObject({ reason: "too-few" });
  });

  describe("once more", () => {
    const late = (source: NationalSource) => ({
      reason: "late" as const,
      changed: [{ forbund: source.forbund, releases: source.releases }],
    });
    const shownIn = (release: VerifiedRelease) =>
      release.content.cells.cells.flatMap((cell) =>
        "status" in cell && cell.status === "shown" ? [cell.id.split("/").slice(2).join("/")] : [],
      );

    it("tells of a förbund that came late what it has told itself, and no more", {
      timeout: 120_000,
    }, async () => {
      const [one, two, three] = sources;
      if (one === undefined || two === undefined || three === undefined) throw new RangeError("too few");
      const first = await signed(protectNation({ ...request(), sources: [one, two], solve }));

      const corrected = protectNation({ ...request(), earlier: [first], correction: late(three), solve });

      const second = await signed(corrected);
      const [own] = three.releases;
      if (own === undefined) throw new RangeError("a förbund has released nothing");
      expect(second.content.correction).toEqual({ edition: 2, corrects: first.digest, reason: "late" });
      expect(second.content.earlier).toContain(first.digest);
      expect(second.content.cells.cells.some(({ id }) => id.startsWith(`${nns.id}/2026~2/`))).toBe(true);
      const told = shownIn(second);
      expect(told.length).toBeGreaterThan(10);
      const ownTold = new Set(
        own.content.cells.cells.flatMap((cell) =>
          cell.id.startsWith(`${three.forbund}/`) && "status" in cell && cell.status === "shown"
            ? [cell.id.split("/").slice(2).join("/")]
            : [],
        ),
      );
      // Something of the late one is hidden, or this would prove nothing.
      expect(shownIn(first).some((key) => !ownTold.has(key))).toBe(true);
      expect(told.filter((key) => !ownTold.has(key) || !shownIn(first).includes(key))).toEqual([]);
      const all = sources.flatMap(({ releases }) => releases);
      const files = [...all, first, second].map(({ content }) => content.cells);
      expect(attack(files, solve).findings).toEqual([]);
    });

    it("would open the late one if all were told again", { timeout: 120_000 }, async () => {
      const [one, two, three] = sources;
      if (one === undefined || two === undefined || three === undefined) throw new RangeError("too few");
      const first = await signed(protectNation({ ...request(), sources: [one, two], solve }));
      const again = await signed(outcome);
      const sums = (release: VerifiedRelease) => ({
        ...release.content.cells,
        relations: release.content.cells.relations.map(renamed(release === again)),
        cells: release.content.cells.cells.map((cell) => ({
          ...cell,
          id: spanned(cell.id, release === again),
        })),
      });
      const all = sources.flatMap(({ releases }) => releases.map(({ content }) => content.cells));

      const { findings } = attack([...all, sums(first), sums(again)], solve);
      expect(findings.some(({ id }) => id.startsWith(three.forbund))).toBe(true);
    });

    it("is refused, with the förbund named, where a sum is not the one of its release", () => {
      const [one, two, three] = sources;
      if (one === undefined || two === undefined || three === undefined) throw new RangeError("too few");
      const oneMore = syntheticForbund(77, { sizes: [1] }).map(({ tally }) => tally);
      const newer = { ...three, tally: [three.tally, ...oneMore].reduce(mergeTallies) };

      const told = protectNation({ ...request(), sources: [one, two, newer], solve });

      expect(told).toEqual({ kind: "refused", reason: "sum-differs", cells: [three.forbund] });
    });

    it("tells in a third edition no more than in the second, when the late one is gone again", {
      timeout: 120_000,
    }, async () => {
      const [one, two, three] = sources;
      if (one === undefined || two === undefined || three === undefined) throw new RangeError("too few");
      const few = { ...request(), sources: [one, two], solve };
      const first = await signed(protectNation(few));
      const second = await signed(
        protectNation({ ...request(), earlier: [first], correction: late(three), solve }),
      );

      const third = await signed(
        protectNation({ ...few, earlier: [first, second], correction: late(three) }),
      );

      expect(third.content.correction).toMatchObject({ edition: 3, corrects: second.digest });
      const before = new Set(shownIn(second));
      expect(shownIn(third).filter((key) => !before.has(key))).toEqual([]);
      expect(() => protectNation({ ...few, earlier: [first, third], correction: late(three) })).toThrow(
        /newest release/,
      );
    });

    it("is refused where nothing changed, a part of it was told, or nothing at all", async () => {
      const own = await signed(outcome);
      const [one] = sources;
      if (one === undefined) throw new RangeError("too few");
      const half = closed({ year: 2026, kind: "half", index: 1 });
      const again = (change: Partial<Parameters<typeof nationProtection>[0]>) =>
        nationProtection({ ...request(), earlier: [own], ...change }).steps.next().value;

      expect(again({ correction: { reason: "fault", changed: [] } })).toMatchObject({ reason: "unchanged" });
      expect(again({ correction: late(one), period: half, sources: [] })).toMatchObject({
        reason: "overlaps-nation",
      });
      expect(() => again({ correction: late(one), earlier: [] })).toThrow(/newest release/);
      const none = { ...request(), earlier: [own], correction: late(one), sources: [], solve };
      expect(protectNation(none)).toMatchObject({ reason: "too-few" });
    });
  });

  it("takes no förbund that has not released the period", () => {
    const unreleased = sources.map((source) => ({ ...source, releases: [] }));

    expect(() => protectNation({ ...request(), sources: unreleased, solve })).toThrow(/shorter period/);
  });
});
