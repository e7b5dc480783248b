/**
 * Which cells a table shows if they are safe: decided from how many answered, never from what.
 *
 * Fewer tables give more numbers: every margin that is shown forces others to be hidden.
 */
import { meaningsOf, type Question } from "../questionnaire/question.ts";
import { measureName, measuresOf } from "../tally/plan.ts";
import type { ProtectionRule } from "./rule.ts";

/** The groups that a table has columns for. `other` is an overlay and shown nationally alone. */
export type TableGroup = "all" | "woman" | "man";
export const TABLE_GROUPS: readonly TableGroup[] = ["all", "woman", "man"];

/** Forms with at least one answer, by group. */
export type GroupSizes = Readonly<Record<TableGroup, number>>;

/** A year is shown in full; what is shorter shows little, so that the year can be shown later. */
export type Span = "year" | "part";

/** Smallest n of an insats that is shown for a period shorter than a year. */
export const PART_FLOOR = 30;

/** The keys of a table, `all/psychological/any`, in a fixed order. Always with `all/base`. */
export type PublicationPlan = ReadonlySet<string>;

export interface PlanRequest {
  readonly span: Span;
  readonly sizes: GroupSizes;
  readonly questions: readonly Question[];
  readonly rule: ProtectionRule;
}

/** What an insats shows: any yes to each question, and the indicator `exposed`. */
export function insatsPlan({ span, sizes, questions, rule }: PlanRequest): PublicationPlan {
  const floor = span === "year" ? rule.floor : Math.max(PART_FLOOR, rule.floor);
  if (sizes.all < floor) return new Set(["all/base"]);
  const bySex = span === "year" && showsSex(sizes, rule);
  return keysOf(bySex ? TABLE_GROUPS : ["all"], ["base", ...anyOf(questions), "exposed"]);
}

/** What a förbund shows: for the year every answer, by sex *any* and *now*, and the declared crossings. */
export function forbundPlan({ span, sizes, questions, rule }: PlanRequest): PublicationPlan {
  if (sizes.all < rule.floor) return new Set(["all/base"]);
  if (span === "part") return keysOf(["all"], ["base", ...anyOf(questions), "exposed"]);
  const answers = questions.flatMap(measuresOf).map(measureName);
  // Skipping is not an answer, and its count follows from the others where they are all shown.
  const answered = answers.filter((name) => !name.endsWith("/skipped"));
  const indicators = ["exposed", "childhood", "later", "used", "childhood+later", "exposed+used"];
  const all = keysOf(["all"], ["base", ...answered, ...indicators]);
  if (!showsSex(sizes, rule)) return all;
  const bySex = keysOf(["woman", "man"], ["base", ...anyOf(questions), ...nowOf(questions), "exposed"]);
  return new Set([...all, ...bySex]);
}

/** Both groups must be large enough: with one of them and the total, the other is known. */
const showsSex = (sizes: GroupSizes, rule: ProtectionRule): boolean =>
  rule.bySex && sizes.woman >= rule.floor && sizes.man >= rule.floor;

const anyOf = (questions: readonly Question[]) => questions.map(({ code }) => `${code}/any`);

const nowOf = (questions: readonly Question[]) =>
  questions
    .filter(({ type }) => meaningsOf(type).yes.some((option) => option === "now"))
    .map(({ code }) => `${code}/now`);

const keysOf = (groups: readonly TableGroup[], names: readonly string[]): PublicationPlan =>
  new Set(groups.flatMap((group) => names.map((name) => `${group}/${name}`)));
