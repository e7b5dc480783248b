/**
 * Invented förbund with plausible sizes and shares, repeatable by seed.
 *
 * The shares are assumptions for trying the method out. They say nothing about people.
 */
import type { OptionId } from "../../ids.ts";
import { workingWording } from "../../instruments/working-wording.ts";
import { type Period, periodsOf } from "../../period/period.ts";
import { type AnswerValues, parseResponse, SEX_FIELD } from "../../response/response.ts";
import { happens, type Random, seededRandom } from "../../simulation/seeded-random.ts";
import { contributionOf } from "../../tally/contribution.ts";
import { emptyTally, mergeTallies, type Tally } from "../../tally/tally.ts";
import type { Block, BlockInsats } from "../block.ts";
import { closed, forbund, insatsId, plan } from "./blocks.ts";

/** Percent that say yes, by question, and percent of those by time frame. */
const YES: Readonly<Record<string, number>> = {
  psychological: 68,
  physical: 48,
  sexual: 27,
  childhood: 40,
  fear: 30,
  children: 22,
  used: 16,
};
const TIMES: Readonly<Record<string, number>> = { child: 45, adult: 62, now: 22, earlier: 70 };
const PERCENT = { declined: 3, skipped: 2, neither: 12, other: 2, elsewhere: 4 };

/** A förbund-year in quarters, each insats with 10 to 150 forms unless sizes are given. */
export function syntheticForbund(
  seed: number,
  { insatser = 8, sizes }: { readonly insatser?: number; readonly sizes?: readonly number[] } = {},
): readonly BlockInsats[] {
  const random = seededRandom(seed);
  const quarters = periodsOf(2026, "quarter");
  return Array.from({ length: sizes?.length ?? insatser }, (_, at) => {
    const forms = sizes?.[at] ?? Math.round(10 * 15 ** random());
    const women = 25 + 50 * random();
    const drawn = Array.from({ length: forms }, () => ({
      tally: formOf(random, women),
      period: quarters[Math.floor(random() * quarters.length)],
    }));
    const parts = quarters.map((period) => ({
      period,
      tally: sum(drawn.filter((form) => form.period === period)),
    }));
    return { id: insatsId(seed * 1000 + at + 1), name: `Insats ${at + 1}`, tally: sum(parts), parts };
  });
}

/** Sizes of eight insatser, spread evenly over 10 to 150. Without them small ones are as common as ten times larger. */
export function evenSizes(seed: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: 8 }, () => Math.round(10 + 140 * random()));
}

/** The year of a synthetic förbund as a block. */
export const yearOf = (insatser: readonly BlockInsats[]): Block => ({
  collector: forbund,
  plan,
  period: closed({ year: 2026, kind: "year", index: 1 }),
  insatser,
});

/** One of its quarters as a block. */
export const quarterOf = (insatser: readonly BlockInsats[], period: Period): Block => ({
  collector: forbund,
  plan,
  period: closed(period),
  insatser: insatser.map(({ id, name, parts = [] }) => ({
    id,
    name,
    tally: parts.find((part) => part.period.index === period.index)?.tally ?? emptyTally(plan),
  })),
});

const sum = (forms: readonly { readonly tally: Tally }[]): Tally =>
  forms.reduce((total, { tally }) => mergeTallies(total, tally), emptyTally(plan));

function formOf(random: Random, women: number): Tally {
  const sex = happens(random, PERCENT.other) ? "other" : happens(random, women) ? "woman" : "man";
  const answers = Object.fromEntries(
    plan.questions.map((question) => [question.code, answerTo(question, random)]),
  );
  const response = parseResponse({ ...answers, [SEX_FIELD]: sex } as AnswerValues, workingWording);
  if (!response.ok) throw new Error("a synthetic form cannot be read");
  const prior = happens(random, PERCENT.elsewhere) ? "elsewhere" : "no";
  return contributionOf({ kind: "answered", prior, response: response.value }, plan, () => random() < 0.5);
}

function answerTo({ code, type, options }: (typeof plan.questions)[number], random: Random): unknown {
  const as = (chosen: readonly string[]) => (type === "multi-time" ? chosen : (chosen[0] ?? ""));
  if (happens(random, PERCENT.skipped)) return as([]);
  if (happens(random, PERCENT.declined)) return as(["declined"]);
  const neither = (options as readonly string[]).find(
    (option) => option === "unknown" || option === "nochildren",
  );
  if (neither !== undefined && happens(random, PERCENT.neither)) return as([neither]);
  if (!happens(random, YES[code] ?? 30))
    return as([options.find((option: OptionId) => option === "no" || option === "none") ?? ""]);
  const yes = (options as readonly string[]).filter((option) => TIMES[option] !== undefined);
  if (yes.length === 0) return as(["yes"]);
  const chosen = yes.filter((option) => happens(random, TIMES[option] ?? 0));
  return as(chosen.length === 0 ? [yes[1] ?? ""] : chosen);
}
