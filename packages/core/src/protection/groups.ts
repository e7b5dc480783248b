/**
 * The groups of forms of a block, from the finest up, and how they add up.
 *
 * A group is a set of tallies, strata and columns; every measure can be counted in it. Names of groups
 * are the first part of cell ids, so they are the same in every release that speaks of them.
 */
import type { Stratum } from "../tally/plan.ts";
import type { Tally } from "../tally/tally.ts";
import { type Block, countIn, type Subject } from "./block.ts";
import { TABLE_GROUPS, type TableGroup } from "./publication-plan.ts";
import { type Slice, slicesOf } from "./slices.ts";

/** A set of forms that counts can be made of. */
export interface FormGroup {
  /** `<subject>/<period>/<group>`, or with the stratum before the group. */
  readonly key: string;
  readonly tallies: readonly Tally[];
  readonly strata: readonly Stratum[];
  readonly group: TableGroup;
  /** Forms in the group. */
  readonly size: number;
}

/** A group that is made of others without overlap. */
export interface GroupSum {
  readonly total: string;
  readonly parts: readonly string[];
}

export interface FormGroups {
  readonly byKey: ReadonlyMap<string, FormGroup>;
  readonly sums: readonly GroupSum[];
  /** Groups that no other group is a part of: what is true of each form holds in them. */
  readonly finest: readonly FormGroup[];
}

const BOTH: readonly Stratum[] = ["first", "elsewhere"];

/** Everybody in the insatser of a förbund, those asked before in another insats included. */
const everyoneIn = (forbund: string): string => `everyone:${forbund}`;

/** The key of a subject's group: the first part of its cell ids. */
export const groupKey = (subject: string, period: string, group: TableGroup, stratum?: Stratum): string =>
  stratum === undefined ? `${subject}/${period}/${group}` : `${subject}/${period}/${stratum}/${group}`;

/** A table that several insatser shared in a release of some time, by the key of the span. */
export interface SharedTable {
  readonly span: string;
  readonly subject: Subject;
}

/**
 * The groups of one block.
 *
 * @param tellsParts - Whether shorter periods are told apart, because one of them has been released.
 */
export function groupsOf(block: Block, shared: readonly SharedTable[], tellsParts: boolean): FormGroups {
  const builder = new GroupBuilder(block);
  const { slices, sums } = slicesOf(block, tellsParts);
  for (const slice of slices) addPeriod(builder, block, slice);
  for (const { span, subject } of shared) {
    const slice = slices.find(({ key }) => key === span);
    if (slice !== undefined) addRolledUp(builder, block, slice, subject);
  }
  for (const { total, parts } of sums) addTime(builder, block, total, parts);
  return builder.groups();
}

function addPeriod(
  builder: GroupBuilder,
  { collector, insatser }: Block,
  { key: period, talliesOf }: Slice,
): void {
  const all = insatser.flatMap(talliesOf);
  for (const group of TABLE_GROUPS) {
    builder.add(groupKey(collector.id, period, group), { tallies: all, strata: ["first"], group });
    // Everyone who answered in some insats, and those of them who were asked before in another.
    builder.add(groupKey(everyoneIn(collector.id), period, group), { tallies: all, strata: BOTH, group });
    builder.add(groupKey(everyoneIn(collector.id), period, group, "elsewhere"), {
      tallies: all,
      strata: ["elsewhere"],
      group,
    });
    for (const insats of insatser) {
      const tallies = talliesOf(insats);
      builder.add(groupKey(insats.id, period, group), { tallies, strata: BOTH, group });
      for (const stratum of BOTH) {
        builder.add(groupKey(insats.id, period, group, stratum), { tallies, strata: [stratum], group });
      }
    }
  }
  for (const group of TABLE_GROUPS) {
    const of = (stratum?: Stratum) => insatser.map(({ id }) => groupKey(id, period, group, stratum));
    for (const insats of insatser) {
      builder.sum(
        groupKey(insats.id, period, group),
        BOTH.map((stratum) => groupKey(insats.id, period, group, stratum)),
      );
    }
    builder.sum(groupKey(everyoneIn(collector.id), period, group), of());
    builder.sum(groupKey(everyoneIn(collector.id), period, group, "elsewhere"), of("elsewhere"));
    builder.sum(groupKey(collector.id, period, group), of("first"));
    builder.sum(groupKey(everyoneIn(collector.id), period, group), [
      groupKey(collector.id, period, group),
      groupKey(everyoneIn(collector.id), period, group, "elsewhere"),
    ]);
  }
  const subjects = [collector.id, everyoneIn(collector.id), ...insatser.map(({ id }) => id)];
  for (const subject of subjects) addSexes(builder, subject, period);
  for (const subject of [everyoneIn(collector.id), ...insatser.map(({ id }) => id)]) {
    for (const stratum of BOTH) addSexes(builder, subject, period, stratum);
  }
}

const addSexes = (builder: GroupBuilder, subject: string, period: string, stratum?: Stratum): void =>
  builder.sum(groupKey(subject, period, "all", stratum), [
    groupKey(subject, period, "woman", stratum),
    groupKey(subject, period, "man", stratum),
  ]);

function addRolledUp(
  builder: GroupBuilder,
  { collector, insatser }: Block,
  { key: period, talliesOf }: Slice,
  rolled: Subject,
): void {
  const members = insatser.filter(({ id }) => rolled.members.some((member) => member.id === id));
  for (const group of TABLE_GROUPS) {
    const tallies = members.flatMap(talliesOf);
    builder.add(groupKey(rolled.id, period, group), { tallies, strata: BOTH, group });
    builder.sum(
      groupKey(rolled.id, period, group),
      members.map(({ id }) => groupKey(id, period, group)),
    );
    const others = insatser
      .filter((insats) => !members.includes(insats))
      .map(({ id }) => groupKey(id, period, group));
    builder.sum(groupKey(everyoneIn(collector.id), period, group), [
      groupKey(rolled.id, period, group),
      ...others,
    ]);
  }
  addSexes(builder, rolled.id, period);
}

function addTime(
  builder: GroupBuilder,
  { collector, insatser }: Block,
  whole: string,
  parts: readonly string[],
): void {
  const subjects = [collector.id, ...insatser.map(({ id }) => id)];
  for (const group of TABLE_GROUPS) {
    for (const subject of subjects) {
      builder.sum(
        groupKey(subject, whole, group),
        parts.map((part) => groupKey(subject, part, group)),
      );
    }
    for (const { id } of insatser) {
      for (const stratum of BOTH) {
        const of = (period: string) => groupKey(id, period, group, stratum);
        builder.sum(of(whole), parts.map(of));
      }
    }
  }
}

/** Leaves out groups without forms, and lets a group with one part stand for that part too. */
class GroupBuilder {
  readonly #block: Block;
  readonly #byKey = new Map<string, FormGroup>();
  readonly #sums: GroupSum[] = [];

  constructor(block: Block) {
    this.#block = block;
  }

  add(key: string, { tallies, strata, group }: Pick<FormGroup, "tallies" | "strata" | "group">): void {
    const size = tallies
      .map((tally) => countIn(tally, this.#block.plan, { strata, group, name: "base" }))
      .reduce((sum, count) => sum + count, 0);
    this.#byKey.set(key, { key, tallies, strata, group, size });
  }

  sum(total: string, parts: readonly string[]): void {
    this.#sums.push({ total, parts });
  }

  groups(): FormGroups {
    const sizeOf = (key: string) => this.#byKey.get(key)?.size ?? 0;
    const filled = this.#sums
      .filter(({ total }) => sizeOf(total) > 0)
      .map(({ total, parts }) => ({ total, parts: parts.filter((part) => sizeOf(part) > 0) }));
    const same = sameGroups(filled);
    const nameOf = (key: string) => same.get(key) ?? key;
    const sums = new Map<string, GroupSum>();
    for (const { total, parts } of filled) {
      const sum = { total: nameOf(total), parts: parts.map(nameOf).toSorted() };
      if (sum.parts.includes(sum.total)) continue;
      sums.set(`${sum.total}=${sum.parts.join("+")}`, sum);
    }
    const byKey = new Map([...this.#byKey].filter(([key, { size }]) => size > 0 && !same.has(key)));
    const totals = new Set([...sums.values()].map(({ total }) => total));
    return {
      byKey,
      sums: [...sums.values()],
      finest: [...byKey.values()].filter(({ key }) => !totals.has(key)),
    };
  }
}

/** Groups that are the same forms as a group above them, because everybody in it is in one part. */
function sameGroups(sums: readonly GroupSum[]): ReadonlyMap<string, string> {
  const same = new Map<string, string>();
  const nameOf = (key: string): string => {
    const above = same.get(key);
    return above === undefined ? key : nameOf(above);
  };
  for (const { total, parts } of sums) {
    const [only] = parts;
    if (only === undefined || parts.length > 1) continue;
    const [a, b] = [nameOf(only), nameOf(total)];
    if (a === b) continue;
    // Of two that no table can show, the part's name stays: an earlier release may speak of it.
    if (isInner(b) && !isChange(a)) same.set(b, a);
    else if (isInner(a) || (isColumn(a) && !isColumn(b))) same.set(a, b);
  }
  return new Map([...same.keys()].map((key) => [key, nameOf(key)]));
}

/** A column for one sex: shown only beside the other, so never where everybody is in it. */
const isColumn = (key: string): boolean => !key.endsWith("/all");

/** True for groups that no table can show: strata, the sums over all insatser, and what a correction changed. */
const isInner = (key: string): boolean =>
  key.startsWith("everyone:") || isChange(key) || /\/(?:first|elsewhere)\//.test(key);

/** True for what a correction kept, took out or put in. */
const isChange = (key: string): boolean => /\/(?:kept|added|removed)\//.test(key);
