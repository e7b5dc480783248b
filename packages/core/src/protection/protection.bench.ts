/**
 * Protecting invented förbund of eight insatser and seven questions, the independent audit included.
 *
 * With VF_FULL=1: sixty förbund instead of six, and nations of 15, 30, 60 and 75.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import loadHighs from "highs";
import { ForbundId } from "../ids.ts";
import { mergeTallies } from "../tally/tally.ts";
import { tablesOfBlock } from "./block-tables.ts";
import { highsSolve } from "./highs-solve.ts";
import { nationalCells, nationHere } from "./nation.ts";
import { NationCells } from "./nation-cells.ts";
import { protect } from "./protect.ts";
import { protectTables } from "./protect-tables.ts";
import type { ProtectedTables, ReleaseDraft } from "./protected-table.ts";
import type { CellRelease } from "./release-format.ts";
import { defaultRule } from "./rule.ts";
import type { Solve } from "./solve.ts";
import { forbund, plan } from "./testing/blocks.ts";
import { evenSizes, syntheticForbund, yearOf } from "./testing/synthetic-forbund.ts";

const isFull = process.env.VF_FULL === "1";
const FORBUND = isFull ? 60 : 6;
const QUESTIONS = plan.questions.map(({ code }) => code);
/** Numbers of förbund: the time should grow in step with them. */
const NATIONS = isFull ? [15, 30, 60, 75] : [6, 12];

interface Row {
  readonly id: string;
  readonly ms?: number;
  readonly ratio?: number;
  readonly against: string;
}

export async function bench(): Promise<readonly Row[]> {
  // Built into one file, the module no longer lies beside its wasm.
  const wasm = createRequire(join(process.cwd(), "packages/core/package.json")).resolve("highs/runtime");
  const solve = highsSolve(await loadHighs({ locateFile: () => wasm }));
  const count = Math.max(FORBUND, ...NATIONS);
  const start = performance.now();
  const years = Array.from({ length: count }, (_, at) => releasedYear(at + 1, solve));
  const ms = (performance.now() - start) / count / QUESTIONS.length;
  const even = Array.from({ length: FORBUND }, (_, at) => releasedYear(at + 1, solve, evenSizes(at + 1)));
  return [
    { id: "protection.forbund", ms, against: "goal 1 000 ms for a question, audit included" },
    ...shownRows(years.slice(0, FORBUND), solve),
    ...insatsRows("protection.shown.even", even),
    ...NATIONS.flatMap((size) => nationRows(years.slice(0, size), solve)),
  ];
}

type Year = ReturnType<typeof releasedYear>;

function releasedYear(seed: number, solve: Solve, sizes?: readonly number[]) {
  const id = ForbundId.parse(seed.toString(16).padStart(32, "f"));
  const insatser = syntheticForbund(seed, sizes && { sizes });
  const block = { ...yearOf(insatser), collector: { ...forbund, id } };
  const outcome = protect({ block, rule: defaultRule, earlier: [], solve });
  if (outcome.kind === "refused") throw new Error(`förbund ${seed} is refused`);
  const tally = insatser.map((insats) => insats.tally).reduce(mergeTallies);
  return { id, block, tally, draft: outcome.draft, tables: outcome.tables };
}

/** Shares of planned cells that are shown: ours, and those of hiding what is below five and what gives it away. */
function shownRows(years: readonly Year[], solve: Solve): readonly Row[] {
  const ours = years.flatMap(({ draft }) => statusesIn(draft.cells));
  const few = years.flatMap((year) => statusesIn(hiddenBelow(year, solve)));
  const against = `the ${ours.length} planned cells of ${years.length} förbund-years, group sizes left out`;
  return [
    { id: "protection.shown", ratio: shareOf(ours), against },
    {
      id: "protection.shown.below-five",
      ratio: shareOf(few),
      against: `${against}; that rule lets "nearly all said yes" through`,
    },
    ...insatsRows("protection.shown.insats", years),
  ];
}

/** The first thing an insats asks for: how many said yes. */
const insatsRows = (id: string, years: readonly Year[]): readonly Row[] =>
  QUESTIONS.map((question) => {
    const cells = years.flatMap(({ tables }) => anyYes(tables, question));
    const against = `${cells.length} insats-years, any yes, women and men together`;
    return { id: `${id}.${question}`, ratio: shareOf(cells), against };
  });

const anyYes = ({ insatser }: ProtectedTables, question: string): readonly boolean[] =>
  insatser.flatMap(({ cells }) => {
    const cell = cells.get(`all/${question}/any`);
    return cell === undefined ? [] : [cell.kind === "shown"];
  });

/** The same tables under the usual rule: 0 to 4 is sensitive, and nobody may compute it exactly. */
function hiddenBelow({ block, draft }: Year, solve: Solve): CellRelease {
  const planned = draft.tables.flatMap(({ level, subject, keys }) =>
    level === "nation" ? [] : [{ level, subject, plan: new Set(keys) }],
  );
  const shared = planned.flatMap(({ subject }) =>
    subject.members.length > 0 ? [{ span: "2026", subject }] : [],
  );
  const tables = tablesOfBlock({ block, rule: defaultRule, planned, shared, tellsParts: false, earlier: [] });
  const outcome = protectTables({ ...tables, rule: { mode: "frequency", maxN: 4, zero: true } }, solve);
  if (outcome.kind === "refused") throw new Error("the usual rule is refused");
  return outcome.release;
}

const statusesIn = ({ cells }: Pick<ReleaseDraft["cells"], "cells">): readonly boolean[] =>
  cells.flatMap((cell) => ("status" in cell ? [cell.status === "shown"] : []));

const shareOf = (cells: readonly boolean[]): number =>
  cells.filter((isShown) => isShown).length / Math.max(1, cells.length);

/** The nation over so many förbund, each with its own release: time, and the share of planned cells told. */
function nationRows(years: readonly Year[], solve: Solve): readonly Row[] {
  const parts = years.map(({ id, tally, draft }) => ({ id, tally, releases: [draft.cells] }));
  const start = performance.now();
  const period = { year: 2026, kind: "year", index: 1 } as const;
  const nation = { id: "e".repeat(32), plan, period, span: "2026", parts, rule: defaultRule };
  const steps = nationalCells(new NationCells(nation), () => true);
  const { outcome } = nationHere(steps, nation, { solve });
  const ms = performance.now() - start;
  const count = years.length;
  const cells = outcome.kind === "released" ? outcome.release.cells.filter((cell) => "status" in cell) : [];
  const told = (all: typeof cells) => shareOf(all.map(({ status }) => status === "shown"));
  const byQuestion = QUESTIONS.map((question) => {
    const own = cells.filter(({ id }) => id.includes(`/${question}/`));
    return { question, own };
  });
  return [
    {
      id: count === Math.max(...NATIONS) ? "protection.nation" : `protection.nation.${count}`,
      ms,
      against: `${count} förbund on one core; goal ${Math.round((60_000 * 2 * count) / 75)} ms, a minute for 75 on two`,
    },
    {
      id: `protection.nation.${count}.shown`,
      ratio: told(cells),
      against: `all ${cells.length} planned national cells`,
    },
    ...byQuestion.map(({ question, own }) => ({
      id: `protection.nation.${count}.shown.${question}`,
      ratio: told(own),
      against: `${own.length} planned national cells`,
    })),
  ];
}
