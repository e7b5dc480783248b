/** The rest of *Stödkontakter* as it is typed: the checks of the national lines, the duty and the routine. */
import { EMERGENCY, Month, type Settings, supportLines } from "@vifragar/core";
import { MONTH_WRONG } from "./line-form.ts";

/** `checked_<id>`: a month or nothing. `shown_<id>`: ticked or not. The rest by name. */
export type SupportFields = Record<string, string | boolean>;

export type SupportValues = Pick<Settings, "duty" | "routine"> & {
  readonly national: Settings["support"]["national"];
};

export const checkedField = (id: string): string => `checked_${id}`;
export const shownField = (id: string): string => `shown_${id}`;

export function fieldsOfSupport({ support, duty, routine }: Settings, month: string): SupportFields {
  const decided = new Map(support.national.map((line) => [line.id, line]));
  const national = supportLines.flatMap(({ id, checkedOn }): [string, string | boolean][] => [
    [checkedField(id), decided.get(id)?.checkedOn ?? checkedOn ?? ""],
    [shownField(id), decided.get(id)?.shown ?? true],
  ]);
  return {
    ...Object.fromEntries(national),
    duty: duty?.text ?? "",
    dutyDated: duty?.dated ?? month,
    routine: routine?.text ?? "",
    routineLink: routine?.link ?? "",
  };
}

/** Reads the fields; issues by field. */
export function parseSupport(
  fields: SupportFields,
):
  | { readonly ok: true; readonly value: SupportValues }
  | { readonly ok: false; readonly issues: Partial<Record<string, string>> } {
  const typed = (name: string) => String(fields[name] ?? "").trim();
  const isMonth = (text: string) => Month.safeParse(text).success;
  const [duty, dutyDated, routine, routineLink] = ["duty", "dutyDated", "routine", "routineLink"].map(typed);
  const issues: Record<string, string> = {};
  for (const { id } of supportLines) {
    const month = typed(checkedField(id));
    if (month !== "" && !isMonth(month)) issues[checkedField(id)] = MONTH_WRONG;
  }
  if ((duty ?? "").length > 600) issues.duty = "Skriv högst 600 tecken.";
  if (duty && !isMonth(dutyDated ?? "")) issues.dutyDated = MONTH_WRONG;
  if ((routine ?? "").length > 300) issues.routine = "Skriv högst 300 tecken.";
  if (routineLink && !/^https:\/\/[^\s"<>]{1,190}$/.test(routineLink)) {
    issues.routineLink = "Skriv hela adressen. Den ska börja med https://.";
  }
  if (routineLink && !routine) issues.routine = "Skriv några ord om rutinen, så att länken går att förstå.";
  if (Object.keys(issues).length > 0) return { ok: false, issues };
  return {
    ok: true,
    value: {
      national: supportLines.map(({ id }) => ({
        id,
        checkedOn: typed(checkedField(id)) || null,
        shown: id === EMERGENCY || fields[shownField(id)] !== false,
      })),
      duty: duty && dutyDated ? { text: duty, dated: dutyDated } : null,
      routine: routine ? { text: routine, link: routineLink || null } : null,
    },
  };
}
