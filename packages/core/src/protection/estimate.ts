/**
 * What a release can show at most, told before the period ends and from group sizes alone, so that nobody waits
 * for a number that cannot come.
 */
import type { Question } from "../questionnaire/question.ts";
import type { ProtectedTable } from "./protected-table.ts";
import { forbundPlan, type GroupSizes, insatsPlan, type Span } from "./publication-plan.ts";
import type { ProtectionRule } from "./rule.ts";

/** How much of a table there will be: by sex, for all, only how many answered, or shared with other insatser. */
export type TableEstimate = "by-sex" | "all" | "base-only" | "shared";

export interface EstimateRequest {
  readonly level: "insats" | "forbund";
  readonly span: Span;
  /** How many have answered so far, or are expected to. */
  readonly sizes: GroupSizes;
  readonly questions: readonly Question[];
  readonly rule: ProtectionRule;
}

/** What a table will hold if nothing in it needs hiding. Single cells may still be hidden. */
export function estimateOf(request: EstimateRequest): TableEstimate {
  const { level, span, sizes, rule } = request;
  const plan = level === "forbund" ? forbundPlan(request) : insatsPlan(request);
  if (plan.size === 1)
    return level === "insats" && span === "year" && sizes.all < rule.floor ? "shared" : "base-only";
  return [...plan].some((key) => key.startsWith("woman/")) ? "by-sex" : "all";
}

/** How many cells are shown and hidden: told before a release is made final. Group sizes are not counted. */
export function previewOf(tables: readonly ProtectedTable[]): {
  readonly shown: number;
  readonly hidden: number;
} {
  const cells = tables.flatMap((table) => [...table.cells].filter(([key]) => !key.endsWith("/base")));
  const hidden = cells.filter(([, cell]) => cell.kind === "suppressed").length;
  return { shown: cells.length - hidden, hidden };
}
