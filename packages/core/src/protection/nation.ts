/**
 * National sums over förbund, with everything that each förbund has told and hidden as given.
 *
 * One problem for the whole nation is too large. Instead it is asked of one förbund at a time whether it can carry what
 * is told: first alone, as if its own sum were told, then with partners that have hidden much of the same, as if the
 * sum of these few were. Who knows the sum of a few knows more than who knows the sum of all. A cell that some förbund
 * cannot carry even then is hidden nationally. Work grows in step with the number of förbund.
 */
import { weightOf } from "./block-tables.ts";
import type { CarryRequest, ConcludedSum } from "./nation-carry.ts";
import type { Nation, NationCells } from "./nation-cells.ts";
import type { Fragment } from "./nation-needs.ts";
import { closedForRemainders } from "./nation-remainders.ts";
import {
  type NationAnswer,
  type NationKind,
  type NationTask,
  type NationWork,
  nationWorker,
} from "./nation-tasks.ts";
import type { TablesOutcome } from "./protect-tables.ts";
import { forbundPlan, type PublicationPlan, type TableGroup } from "./publication-plan.ts";
import type { CellRelease } from "./release-format.ts";
import { isSensitive } from "./rule.ts";
import type { Solve } from "./solve.ts";

/** What of the nation is told. */
export interface NationalCells {
  readonly plan: PublicationPlan;
  readonly outcome: TablesOutcome;
}

/** Partners that a förbund is looked at with, time after time, for as long as it cannot carry what is told. */
const PARTNERS = [3, 8, 20];
/** A count that can move further than this is no better a partner for it. */
const FAR = 5;

/** Batches of tasks, each given its answers in the same order, and at last the result. */
export type NationSteps<Result = NationalCells> = Generator<
  readonly NationTask[],
  Result,
  readonly NationAnswer[]
>;

/** How much is done when the tasks of a kind are, from 0 to 1: a guess that is right for most nations. */
const DONE_AFTER: Readonly<Record<NationKind, number>> = {
  own: 0.1,
  fragments: 0.5,
  carry: 0.6,
  conclude: 0.7,
  attack: 1,
};

/** Does everything here, one after the other. `onProgress` is told how much is done, from 0 to 1. */
export function nationHere<Result>(
  steps: NationSteps<Result>,
  nation: Nation,
  by: { readonly solve: Solve; readonly onProgress?: ((share: number) => void) | undefined },
): Result {
  const answer = nationWorker(nation, by.solve);
  let share = 0;
  let step = steps.next();
  while (step.done !== true) {
    const tasks = step.value;
    const from = share;
    const answers = tasks.map((task, at) => {
      const answered = answer(task);
      share = Math.max(share, from + ((DONE_AFTER[task.kind] - from) * (at + 1)) / tasks.length);
      by.onProgress?.(share);
      return answered;
    });
    step = steps.next(answers);
  }
  return step.value;
}

/** Decides what of the nation is told. @param mayTell - Of a key: in a correction not all of them may be. */
export function* nationalCells(cells: NationCells, mayTell: (key: string) => boolean): NationSteps {
  const { nation } = cells;
  const plan = planOf(cells);
  const planned = [...plan];
  const [first] = yield* ask("own", [{ planned, closed: planned.filter((key) => !mayTell(key)) }]);
  if (first?.kind !== "released") return { plan, outcome: first ?? NOTHING };
  const shown = keysIn(first.release, "shown", cells);
  // What is hidden at first stays so: nothing is told in the end that no förbund was asked about.
  const closed = new Set(keysIn(first.release, "hidden", cells));
  const hiddenAtFirst = closed.size;
  for (const key of closedForRemainders(shown, cells)) closed.add(key);
  const told = shown.filter((key) => !closed.has(key));
  const asked = nation.parts.map(({ id }) => ({ part: id, told }));
  const fragments = (yield* ask("fragments", asked)).flat();
  const { partnersOf, closed: more } = yield* carried(fragments, new Set(told), cells);
  for (const key of more) closed.add(key);
  const [second] =
    closed.size === hiddenAtFirst ? [first] : yield* ask("own", [{ planned, closed: [...closed] }]);
  if (second?.kind !== "released") return { plan, outcome: second ?? NOTHING };
  const broken = yield* audited(fragments, partnersOf, {
    told: keysIn(second.release, "shown", cells),
    cells,
  });
  if (broken.length > 0) return { plan, outcome: { kind: "refused", cells: broken.toSorted() } };
  const relations = [...second.release.relations, ...cells.sumsOver(nation.parts.map(({ id }) => id))];
  return { plan, outcome: { kind: "released", release: { ...second.release, relations } } };
}

const NOTHING: TablesOutcome = { kind: "refused", cells: [] };

/** One batch. The answers are of the kind that was asked for: who runs the tasks sees to that. */
function* ask<Kind extends NationKind>(
  kind: Kind,
  asked: readonly NationWork[Kind]["asked"][],
): NationSteps<readonly NationWork[Kind]["answer"][]> {
  if (asked.length === 0) return [];
  return yield asked.map((one) => ({ kind, asked: one }) as NationTask);
}

function planOf({ own: { cells, prefix }, nation: { period, plan, rule } }: NationCells): PublicationPlan {
  const size = (group: TableGroup) => cells.find(({ id }) => id === `${prefix}${group}/base`)?.count ?? 0;
  const sizes = { all: size("all"), woman: size("woman"), man: size("man") };
  const span = period.kind === "year" ? "year" : "part";
  return forbundPlan({ span, sizes, questions: plan.questions, rule });
}

const keysIn = (
  { cells }: CellRelease,
  status: "shown" | "hidden",
  { own: { prefix } }: NationCells,
): readonly string[] =>
  cells.flatMap((cell) => ("status" in cell && cell.status === status ? [cell.id.slice(prefix.length)] : []));

type PartnersOf = ReadonlyMap<Fragment, readonly Fragment[]>;

/** Looks for partners for each fragment that cannot carry what is told alone. What none can carry is closed. */
function* carried(
  fragments: readonly Fragment[],
  told: ReadonlySet<string>,
  cells: NationCells,
): NationSteps<{ readonly partnersOf: PartnersOf; readonly closed: readonly string[] }> {
  const weights = new Map([...told].map((key) => [key, weightOf("forbund", key)]));
  const concluded = concludedSums(cells);
  const partnersOf = new Map<Fragment, readonly Fragment[]>();
  const closed: string[] = [];
  let left = fragments.flatMap((focus) => (focus.unmet.length === 0 ? [] : [{ focus, unmet: focus.unmet }]));
  for (const [round, count] of PARTNERS.entries()) {
    const isLast = round === PARTNERS.length - 1;
    const asked = left.map(({ focus, unmet }): CarryRequest => {
      const before = partnersOf.get(focus) ?? [];
      const partners = partnersFor({ focus, unmet, before }, { fragments, told, count });
      return { focus, unmet, partners, told: weights, concluded, isLast };
    });
    const answers = yield* ask("carry", asked);
    for (const { focus, partners } of asked) partnersOf.set(focus, partners);
    closed.push(...answers.flatMap((answer) => answer.closed));
    left = left.flatMap(({ focus }, at) => {
      const unmet = answers[at]?.unmet ?? [];
      return unmet.length === 0 ? [] : [{ focus, unmet }];
    });
  }
  return { partnersOf, closed };
}

/** What can be concluded about national cells that need not be hidden, where they are. */
function concludedSums({ own, nation }: NationCells): ReadonlyMap<string, ConcludedSum> {
  const { k } = nation.rule;
  const countById = new Map(own.cells.map(({ id, count }) => [id, count ?? 0]));
  return new Map(
    own.cells.flatMap(({ id, count, base, size }): readonly (readonly [string, ConcludedSum])[] => {
      const of = base === undefined ? undefined : countById.get(base);
      if (size === true || count === null || of === undefined) return [];
      if (isSensitive({ count, base: of, planned: true }, { mode: "two-sided", k })) return [];
      return [[id.slice(own.prefix.length), { count, low: k, high: of - k }]];
    }),
  );
}

/**
 * All fragments of those förbund whose counts can move most where the focus needs it. Partners it had before stay: what
 * was proved with them is proved with more.
 */
function partnersFor(
  {
    focus,
    unmet,
    before,
  }: { readonly focus: Fragment; readonly unmet: readonly number[]; readonly before: readonly Fragment[] },
  {
    fragments,
    told,
    count,
  }: { readonly fragments: readonly Fragment[]; readonly told: ReadonlySet<string>; readonly count: number },
): readonly Fragment[] {
  const wanting = new Set(unmet.flatMap((at) => focus.needs[at]?.columns ?? []));
  const weights = new Map(
    focus.summed.flatMap(({ key, column }) =>
      told.has(key) ? [[key, wanting.has(column) ? FAR : 1] as const] : [],
    ),
  );
  const scores = new Map<string, number>();
  for (const { part, summed } of fragments) {
    if (part === focus.part) continue;
    const score = summed.reduce((sum, { key, below, above }) => {
      return sum + (weights.get(key) ?? 0) * (Math.min(below, FAR) + Math.min(above, FAR));
    }, 0);
    scores.set(part, score + (scores.get(part) ?? 0));
  }
  const best = [...scores]
    .filter(([, score]) => score > 0)
    .toSorted(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .map(([part]) => part);
  const own = new Set(before.map(({ part }) => part).filter((part) => part !== focus.part));
  const few = new Set([focus.part, ...[...new Set([...own, ...best])].slice(0, count)]);
  return fragments.filter((one) => one !== focus && few.has(one.part));
}

/** Lets the independent auditor at each förbund with the partners it was proved with. Its word is the last. */
function* audited(
  fragments: readonly Fragment[],
  partnersOf: PartnersOf,
  { told, cells }: { readonly told: readonly string[]; readonly cells: NationCells },
): NationSteps<readonly string[]> {
  const isTold = new Set(told);
  const touched = fragments.filter(({ summed }) => summed.some(({ key }) => isTold.has(key)));
  const parts = [...new Set(fragments.map(({ part }) => part))];
  const concluded = yield* ask(
    "conclude",
    parts.map((part) => ({ part, told })),
  );
  const knownBy = new Map(parts.map((part, at) => [part, new Map(Object.entries(concluded[at] ?? {}))]));
  // What NNS itself takes an attacker to know about the sums of förbund.
  for (const { part, ids, lower, upper } of fragments) {
    const { prefix } = cells.cellsOf(part);
    for (const [column, id] of ids.entries()) {
      if (!id.startsWith(prefix)) continue;
      const { low, high } = knownBy.get(part)?.get(id) ?? { low: 0, high: Number.POSITIVE_INFINITY };
      const narrower = {
        low: Math.max(low, lower[column] ?? 0),
        high: Math.min(high, upper[column] ?? high),
      };
      knownBy.get(part)?.set(id, narrower);
    }
  }
  const asked = parts.flatMap((part) => {
    const own = touched.filter((fragment) => fragment.part === part);
    if (own.length === 0) return [];
    const partners = own.flatMap((fragment) => partnersOf.get(fragment) ?? []);
    const few = [...new Set([part, ...partners.map((partner) => partner.part)])];
    const known = Object.fromEntries(few.flatMap((one) => [...(knownBy.get(one) ?? [])]));
    return [{ parts: few, focus: own.flatMap(({ ids }) => ids), told, known }];
  });
  return (yield* ask("attack", asked)).flat();
}
