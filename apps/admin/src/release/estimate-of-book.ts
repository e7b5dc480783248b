/** What the tables of a period will hold, told from how many were asked: no answer is looked at. */
import {
  countOf,
  estimateOf,
  type GROUPS,
  type Instrument,
  type Period,
  type ProtectionRule,
  type TableEstimate,
  type Tally,
  type TallyPlan,
} from "@vifragar/core";
import type { Book } from "../book/book.ts";
import { byName, insatserIn } from "../insatser/insats.ts";

export interface EstimateRow {
  readonly id: string;
  readonly name: string;
  readonly estimate: TableEstimate;
}

type Sizes = Parameters<typeof estimateOf>[0]["sizes"];

/** The förbund first, then its insatser that have handed in how many were asked. */
export function estimatesOf(
  book: Book,
  {
    period,
    instrument,
    tallies,
    coveragePlan,
    rule,
  }: {
    readonly period: Period;
    readonly instrument: Instrument;
    readonly tallies: ReadonlyMap<string, Tally>;
    readonly coveragePlan: TallyPlan;
    readonly rule: ProtectionRule;
  },
): readonly EstimateRow[] {
  const { questions } = instrument;
  const span = period.kind === "year" ? "year" : "part";
  const insatser = byName(insatserIn(book.insatser, period)).flatMap(({ id, name }) => {
    const tally = tallies.get(id);
    return tally === undefined ? [] : [{ id, name, sizes: sizesOf(tally, coveragePlan) }];
  });
  if (insatser.length === 0) return [];
  const whole = insatser.map(({ sizes }) => sizes).reduce(added);
  const row = (id: string, name: string, level: "forbund" | "insats", sizes: Sizes): EstimateRow => ({
    id,
    name,
    estimate: estimateOf({ level, span, sizes, questions, rule }),
  });
  return [
    row(book.forbund.id, `${book.forbund.name} (hela förbundet)`, "forbund", whole),
    ...insatser.map(({ id, name, sizes }) => row(id, name, "insats", sizes)),
  ];
}

/** Those who got the questions and did not say no. The third group is put in one of the two when it is counted: half each here. */
function sizesOf(tally: Tally, plan: TallyPlan): Sizes {
  const answered = (group: (typeof GROUPS)[number]) => {
    const count = (measure: string) => countOf(tally, plan, `process/${group}/${measure}`);
    return Math.max(0, count("asked") - count("repeat") - count("declined"));
  };
  const [woman, man, other] = [answered("woman"), answered("man"), answered("other")];
  return {
    all: woman + man + other,
    woman: woman + Math.floor(other / 2),
    man: man + Math.floor(other / 2),
  };
}

const added = (a: Sizes, b: Sizes): Sizes => ({
  all: a.all + b.all,
  woman: a.woman + b.woman,
  man: a.man + b.man,
});
