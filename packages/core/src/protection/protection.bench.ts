/** Protecting invented förbund of eight insatser and seven questions, the independent audit included. */
import { createRequire } from "node:module";
import { join } from "node:path";
import loadHighs from "highs";
import { ForbundId } from "../ids.ts";
import { mergeTallies } from "../tally/tally.ts";
import { countIn, sizesOf } from "./block.ts";
import { highsSolve } from "./highs-solve.ts";
import { nationalCells } from "./nation.ts";
import { type ProtectedTable, protect } from "./protected-table.ts";
import { defaultRule, isSensitive } from "./rule.ts";
import type { Solve } from "./solve.ts";
import { forbund, plan } from "./testing/blocks.ts";
import { syntheticForbund, yearOf } from "./testing/synthetic-forbund.ts";

const FORBUND = 6;
const QUESTIONS = 7;
/** Numbers of förbund: the time should grow in step with them. */
const NATIONS = [6, 12];

/**
 * `protection.forbund`: milliseconds for each question. `protection.shown`: how many planned insats cells are
 * shown, of those that would be if only the sensitive ones themselves were hidden.
 */
export async function bench() {
  // Built into one file, the module no longer lies beside its wasm.
  const wasm = createRequire(join(process.cwd(), "packages/core/package.json")).resolve("highs/runtime");
  const solve = highsSolve(await loadHighs({ locateFile: () => wasm }));
  const years = Array.from({ length: FORBUND }, (_, at) => syntheticForbund(at + 1));
  const start = performance.now();
  const outcomes = years.map((insatser) =>
    protect({ block: yearOf(insatser), rule: defaultRule, earlier: [], solve }),
  );
  const ms = (performance.now() - start) / FORBUND / QUESTIONS;
  const cells = outcomes.flatMap((outcome, at) =>
    outcome.kind === "refused"
      ? []
      : outcome.tables.insatser.flatMap((table) => judged(table, years[at] ?? [])),
  );
  const safe = cells.filter(({ isSafe }) => isSafe).length;
  const shown = cells.filter(({ isShown }) => isShown).length;
  const against = `the ${safe} of ${cells.length} planned cells that hiding only the sensitive ones would show`;
  return [
    { id: "protection.forbund", ms, against: "goal 1 000 ms for a question, audit included" },
    { id: "protection.shown", ratio: shown / safe, against },
    ...NATIONS.flatMap((count) => nationRows(count, solve)),
  ];
}

/** The nation over so many förbund, each with its own release: time, and the share of planned cells told. */
function nationRows(count: number, solve: Solve): readonly Row[] {
  const parts = Array.from({ length: count }, (_, at) => {
    const id = ForbundId.parse((at + 1).toString(16).padStart(32, "f"));
    const insatser = syntheticForbund(at + 1);
    const block = { ...yearOf(insatser), collector: { ...forbund, id } };
    const outcome = protect({ block, rule: defaultRule, earlier: [], solve });
    const tally = insatser.map((insats) => insats.tally).reduce(mergeTallies);
    return { id, tally, releases: outcome.kind === "protected" ? [outcome.draft.cells] : [] };
  });
  const start = performance.now();
  const period = { year: 2026, kind: "year", index: 1 } as const;
  const { outcome } = nationalCells({ id: "e".repeat(32), plan, period, parts, rule: defaultRule, solve });
  const ms = performance.now() - start;
  const cells = outcome.kind === "released" ? outcome.release.cells.filter((cell) => "status" in cell) : [];
  const told = cells.filter((cell) => "count" in cell).length;
  return [
    {
      id: count === NATIONS.at(-1) ? "protection.nation" : `protection.nation.${count}`,
      ms,
      against: `${count} förbund on one core; goal ${Math.round((60_000 * 2 * count) / 75)} ms, a minute for 75 on two`,
    },
    {
      id: `protection.nation.${count}.shown`,
      ratio: told / Math.max(1, cells.length),
      against: `all ${cells.length} planned national cells`,
    },
  ];
}

interface Row {
  readonly id: string;
  readonly ms?: number;
  readonly ratio?: number;
  readonly against: string;
}

function judged({ subject, cells }: ProtectedTable, insatser: ReturnType<typeof syntheticForbund>) {
  const ids = new Set([subject.id, ...subject.members.map(({ id }) => id)]);
  const tallies = insatser.filter(({ id }) => ids.has(id)).map(({ tally }) => tally);
  return [...cells].flatMap(([key, cell]) => {
    const [column, ...rest] = key.split("/");
    const group = column === "woman" || column === "man" ? column : "all";
    const name = rest.join("/");
    if (name === "base") return [];
    const strata = ["first", "elsewhere"] as const;
    const count = tallies.reduce((sum, tally) => sum + countIn(tally, plan, { strata, group, name }), 0);
    const base = tallies.reduce((sum, tally) => sum + sizesOf(tally, plan)[group], 0);
    const isSafe = !isSensitive({ count, base, planned: true }, { mode: "two-sided", k: defaultRule.k });
    return [{ isShown: cell.kind === "shown", isSafe }];
  });
}
