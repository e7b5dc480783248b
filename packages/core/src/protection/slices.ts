/**
 * The stretches of time that a block's forms are told apart by, and how they add up.
 *
 * A year is its periods. A correction is what the edition before it counted, without what was taken out, and with
 * what came in: both of those are groups that an attacker can compute, so they are groups here.
 */
import { spanKey, type TimeSpan } from "../period/time-span.ts";
import type { Tally } from "../tally/tally.ts";
import { type Block, type BlockInsats, type BlockPart, spanOf, spanOfPart } from "./block.ts";
import type { GroupSum } from "./groups.ts";

/** A stretch of time in one edition. */
export interface Slice {
  /** As in cell ids: a span's key, with `/kept`, `/added` or `/removed` for what a correction changed. */
  readonly key: string;
  /** What an insats counted in it. Arrow: passed on as a function. */
  readonly talliesOf: (insats: BlockInsats) => readonly Tally[];
}

/** What a correction tells apart: forms that both editions count, and those that only one of them does. */
export const CHANGES = ["kept", "removed", "added"] as const;

export interface Slices {
  readonly slices: readonly Slice[];
  readonly sums: readonly GroupSum[];
}

/** The whole first, then its parts where they are told apart, each with its earlier editions. */
export function slicesOf(block: Block, tellsParts: boolean): Slices {
  const whole = spanOf(block);
  const all = [editionsOf(whole, (insats) => insats)];
  const parts = tellsParts ? partsOf(block) : [];
  for (const span of parts) {
    const find = (insats: BlockInsats) =>
      insats.parts?.find((part) => spanKey(spanOfPart(part)) === spanKey(span));
    all.push(editionsOf(span, find));
  }
  const time = parts.length === 0 ? [] : [{ total: spanKey(whole), parts: parts.map(spanKey) }];
  return {
    slices: all.flatMap(({ slices }) => slices),
    sums: [...all.flatMap(({ sums }) => sums), ...time],
  };
}

function partsOf({ insatser }: Block): readonly TimeSpan[] {
  const spans = insatser.flatMap(({ parts = [] }) => parts.map(spanOfPart));
  const byKey = new Map(spans.map((span) => [spanKey(span), span]));
  return [...byKey.keys()].toSorted().flatMap((key) => byKey.get(key) ?? []);
}

type Counted = Pick<BlockPart, "tally" | "before">;

function editionsOf(span: TimeSpan, find: (insats: BlockInsats) => Counted | undefined): Slices {
  const latest: Slice = {
    key: spanKey(span),
    talliesOf: (insats) => {
      const counted = find(insats);
      return counted === undefined ? [] : [counted.tally];
    },
  };
  const earlier = Array.from({ length: (span.edition ?? 1) - 1 }, (_, at) =>
    changeAfter({ ...span, edition: at + 1 }, (insats) => {
      const { tally, before = [] } = find(insats) ?? {};
      const [old, next] = [before[at], before[at + 1]?.tally ?? tally];
      return old === undefined || next === undefined ? undefined : { old: old.tally, kept: old.kept, next };
    }),
  );
  return {
    slices: [latest, ...earlier.flatMap(({ slices }) => slices)],
    sums: earlier.flatMap(({ sums }) => sums),
  };
}

/** An edition that has been corrected, and the three groups that the correction tells apart. */
function changeAfter(
  span: TimeSpan,
  find: (
    insats: BlockInsats,
  ) => { readonly old: Tally; readonly kept: Tally; readonly next: Tally } | undefined,
): Slices {
  const key = spanKey(span);
  const next = spanKey({ ...span, edition: (span.edition ?? 1) + 1 });
  const slice = (name: string, pick: (found: NonNullable<ReturnType<typeof find>>) => Tally): Slice => ({
    key: name,
    talliesOf: (insats) => {
      const found = find(insats);
      return found === undefined ? [] : [pick(found)];
    },
  });
  const [kept, removed, added] = [`${next}/kept`, `${next}/removed`, `${next}/added`] as const;
  return {
    slices: [
      slice(key, ({ old }) => old),
      slice(kept, (found) => found.kept),
      slice(removed, (found) => without(found.old, found.kept)),
      slice(added, (found) => without(found.next, found.kept)),
    ],
    sums: [
      { total: key, parts: [kept, removed] },
      { total: next, parts: [kept, added] },
    ],
  };
}

/** The forms of a tally that are not in a part of it. */
export const without = (whole: Tally, part: Tally): Tally => ({
  plan: whole.plan,
  forms: whole.forms - part.forms,
  counts: whole.counts.map((count, at) => count - (part.counts[at] ?? 0)),
});
