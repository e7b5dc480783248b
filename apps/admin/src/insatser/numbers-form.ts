/** Numbers of participants as they are typed for one insats and period. */
import type { ParticipantNumbers } from "./insats.ts";

export type NumbersFields = Readonly<Record<keyof ParticipantNumbers, string>>;

/** What stands in a field whose content is no number. */
export const NOT_A_COUNT = "Skriv ett antal med siffror, till exempel 57.";

/** The fields of numbers that are known, or empty ones. */
export const fieldsOfNumbers = (numbers: ParticipantNumbers | undefined): NumbersFields => ({
  woman: numbers === undefined ? "" : String(numbers.woman),
  man: numbers === undefined ? "" : String(numbers.man),
  other: numbers === undefined ? "" : String(numbers.other),
});

/** Reads the fields; three empty ones mean that the number is not known. */
export function parseNumbers(
  fields: NumbersFields,
):
  | { readonly ok: true; readonly value: ParticipantNumbers | undefined }
  | { readonly ok: false; readonly issues: Partial<Record<keyof NumbersFields, string>> } {
  const groups = ["woman", "man", "other"] as const;
  if (groups.every((group) => fields[group].trim() === "")) return { ok: true, value: undefined };
  const counts = groups.map((group) => countOf(fields[group]));
  const [woman, man, other] = counts;
  if (woman === undefined || man === undefined || other === undefined) {
    const wrong = groups.filter((_, at) => counts[at] === undefined);
    return { ok: false, issues: Object.fromEntries(wrong.map((group) => [group, NOT_A_COUNT])) };
  }
  return { ok: true, value: { woman, man, other } };
}

/** An empty field beside filled ones is 0: "annat" is mostly left empty. */
function countOf(written: string): number | undefined {
  const digits = written.replaceAll(/\s/g, "");
  if (digits === "") return 0;
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
}
