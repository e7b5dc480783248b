/** The cells of a subject's three columns, and the sums within them: for a förbund, and for the nation. */
import type { TallyPlan } from "../tally/plan.ts";
import type { Tally } from "../tally/tally.ts";
import { countIn } from "./block.ts";
import { type DerivedMeasure, forbundMeasures, forbundRelations } from "./forbund-measures.ts";
import { type FormGroup, groupKey } from "./groups.ts";
import { TABLE_GROUPS, type TableGroup } from "./publication-plan.ts";
import type { Relation } from "./release-format.ts";

/** The columns of a merged tally that have forms: those asked for the first time this year. */
export function columnsOf(
  subject: string,
  period: string,
  { tally, plan }: { readonly tally: Tally; readonly plan: TallyPlan },
): ReadonlyMap<TableGroup, FormGroup> {
  const columns = TABLE_GROUPS.map((group): FormGroup => {
    const strata = ["first"] as const;
    const size = countIn(tally, plan, { strata, group, name: "base" });
    return { key: groupKey(subject, period, group), tallies: [tally], strata, group, size };
  });
  return new Map(columns.filter(({ size }) => size > 0).map((column) => [column.group, column]));
}

/** Measures of a column: *any* and *exposed*; for a year also what only a förbund shows. */
export function measuresIn(group: TableGroup, plan: TallyPlan, isYear: boolean): readonly DerivedMeasure[] {
  const any = [...plan.questions.map(({ code }) => `${code}/any`), "exposed"];
  const measures = forbundMeasures(plan.questions);
  const plain = any.map((name) => ({ name, plus: [name], minus: [] }));
  return isYear ? [...plain, ...(group === "all" ? measures.all : measures.sexes)] : plain;
}

/** The count of a measure in a group of forms. */
export function countOfMeasure(
  { tallies, strata, group }: FormGroup,
  { plus, minus }: DerivedMeasure,
  plan: TallyPlan,
): number {
  const sum = (names: readonly string[]) =>
    names.reduce(
      (all, name) =>
        all + tallies.reduce((count, tally) => count + countIn(tally, plan, { strata, group, name }), 0),
      0,
    );
  return sum(plus) - sum(minus);
}

/** The sums within the columns of one subject. */
export function columnRelations(
  columns: ReadonlyMap<TableGroup, FormGroup>,
  plan: TallyPlan,
  isYear: boolean,
): readonly Relation[] {
  const [all, woman, man] = [columns.get("all"), columns.get("woman"), columns.get("man")];
  if (all === undefined) return [];
  const sexes = [woman, man].flatMap((column) => column ?? []);
  const any = [...plan.questions.map(({ code }) => `${code}/any`), "exposed"];
  const sums =
    sexes.length === 0
      ? []
      : ["base", ...any].map((name) => ({
          total: `${all.key}/${name}`,
          parts: sexes.map(({ key }) => `${key}/${name}`),
        }));
  return isYear ? [...sums, ...forbundRelations({ all, sexes }, plan.questions)] : sums;
}
