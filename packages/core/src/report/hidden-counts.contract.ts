/**
 * What every form of a report must keep: no hidden count stands in it, in plain sight or in any other.
 *
 * The counts are large and told nowhere, so that finding one is no coincidence. A new form of a report calls this
 * with what it writes.
 */
import { workingWording } from "../instruments/working-wording.ts";
import { dayOf } from "../period/period.ts";
import { type Block, countIn } from "../protection/block.ts";
import { protect } from "../protection/protect.ts";
import type { ProtectedTable, ProtectedTables } from "../protection/protected-table.ts";
import { defaultRule } from "../protection/rule.ts";
import { blockOf, plan, tallyOf } from "../protection/testing/blocks.ts";
import { solve } from "../protection/testing/solver.ts";
import type { Report } from "./report.ts";
import { reportOf } from "./report-of.ts";

/** Nearly all women said yes, so they are hidden, and the men beside them. */
const tallies = [
  [1353, 711, 1211],
  [1298, 543, 1167],
].map(([women = 0, physical = 0, men = 0]) =>
  tallyOf({
    "first/woman/base": women,
    "first/man/base": 2331,
    "first/woman/psychological/any": women - 3,
    "first/man/psychological/any": men,
    "first/woman/physical/any": physical,
    "first/man/physical/any": men + 7,
  }),
);
const block = blockOf(tallies);

/** The protected tables of insatser with these tallies. */
export function protectedOf(of: Block): ProtectedTables {
  const outcome = protect({ block: of, rule: defaultRule, earlier: [], solve });
  if (outcome.kind === "refused") throw new Error(outcome.reason);
  return outcome.tables;
}

/** Their report. */
export const reportOfTables = ({ forbund, insatser }: ProtectedTables): Report =>
  reportOf({
    forbund: "Förbundet A",
    table: forbund,
    insatser,
    coverage: new Map(),
    instrument: workingWording,
    released: dayOf(2027, 1, 15),
  });

const tables = protectedOf(block);

/** Every count that is hidden and that no shown number repeats, 1 000 or more: no year, no width in a style sheet. */
function hiddenIn({ forbund, insatser }: ProtectedTables): readonly number[] {
  const of = (table: ProtectedTable, kind: "shown" | "suppressed") =>
    [...table.cells].flatMap(([key, cell]) => {
      const [group, ...name] = key.split("/");
      if (cell.kind !== kind || (group !== "all" && group !== "woman" && group !== "man")) return [];
      if (cell.kind === "shown") return [cell.count];
      const own = block.insatser.filter(({ id }) => table.level !== "insats" || id === table.subject.id);
      const strata = table.level === "insats" ? (["first", "elsewhere"] as const) : (["first"] as const);
      const counts = own.map(({ tally }) => countIn(tally, plan, { strata, group, name: name.join("/") }));
      return [counts.reduce((sum, count) => sum + count, 0)];
    });
  const all = [forbund, ...insatser];
  const shown = new Set(all.flatMap((table) => of(table, "shown")));
  const hidden = all.flatMap((table) => of(table, "suppressed"));
  return [...new Set(hidden)].filter((count) => count >= 1000 && !shown.has(count));
}

/** With or without a space in its thousands. */
const standsIn = (text: string, count: number): boolean =>
  new RegExp(`(?<!\\d)${String(count).replace(/(?=\d{3}$)/, "[\\s\u00a0\u202f]?")}(?!\\d)`).test(text);

/**
 * The hidden counts that a form of a report writes: none, or it leaks.
 *
 * @param write - All that the form holds, as text: unpacked where it is packed.
 */
export async function hiddenCountsIn(
  write: (report: Report, tables: ProtectedTables) => string | Promise<string>,
): Promise<readonly number[]> {
  const hidden = hiddenIn(tables);
  if (hidden.length < 3) throw new RangeError("too little is hidden for the search to mean anything");
  const text = await write(reportOfTables(tables), tables);
  // How many answered in all is told by every form.
  if (!standsIn(text, 7313)) throw new RangeError("the form holds no number at all");
  return hidden.filter((count) => standsIn(text, count));
}
