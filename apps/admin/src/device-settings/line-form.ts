/** A local number as it is typed. */
import { LocalLine, Month } from "@vifragar/core";

export type LineFields = Readonly<Record<keyof LocalLine, string>>;

/** Longest texts, as the inställningsfil holds them. */
const LONGEST = { name: 60, for: 80, number: 30, hours: 60, source: 120 } as const;

const missing: Readonly<Record<keyof typeof LONGEST, string>> = {
  name: "Skriv vad verksamheten heter.",
  for: "Skriv vem numret är till för.",
  number: "Skriv numret.",
  hours: "Skriv när någon svarar.",
  source: "Skriv var uppgiften kommer från.",
};

export const MONTH_WRONG = "Skriv år och månad, till exempel 2026-11.";

/** The fields of a line, or those of a new one that was checked this month. */
export const fieldsOfLine = (line: LocalLine | undefined, month: string): LineFields =>
  line ?? { name: "", for: "", number: "", hours: "", about: "talk", source: "", checkedOn: month };

/** Reads the fields; issues by field. */
export function parseLine(
  fields: LineFields,
):
  | { readonly ok: true; readonly value: LocalLine }
  | { readonly ok: false; readonly issues: Partial<Record<keyof LineFields, string>> } {
  const typed = Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, text.trim().replaceAll(/\s+/g, " ")]),
  ) as Record<keyof LineFields, string>;
  const names = Object.keys(LONGEST) as (keyof typeof LONGEST)[];
  const issues: Partial<Record<keyof LineFields, string>> = {
    ...Object.fromEntries(
      names.flatMap((name) => {
        if (typed[name] === "") return [[name, missing[name]]];
        return typed[name].length > LONGEST[name] ? [[name, `Skriv högst ${LONGEST[name]} tecken.`]] : [];
      }),
    ),
    ...(/\d/.test(typed.number) || typed.number === "" ? {} : { number: "Skriv numret med siffror." }),
    ...(Month.safeParse(typed.checkedOn).success ? {} : { checkedOn: MONTH_WRONG }),
  };
  const line = LocalLine.safeParse(typed);
  return line.success && Object.keys(issues).length === 0
    ? { ok: true, value: line.data }
    : { ok: false, issues };
}
