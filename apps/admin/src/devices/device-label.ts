/** What a device is called, as typed. */
export interface LabelFields {
  readonly label: string;
}

const MOST_CHARACTERS = 60;

/** Reads the name of a device. @param taken - Names of the others: two with one name could not be told apart. */
export function parseLabel(
  fields: LabelFields,
  taken: readonly string[],
):
  | { readonly ok: true; readonly value: LabelFields }
  | { readonly ok: false; readonly issues: { readonly label: string } } {
  const label = fields.label.trim().replaceAll(/\s+/g, " ");
  if (label === "") return { ok: false, issues: { label: "Skriv vad enheten ska heta." } };
  if (label.length > MOST_CHARACTERS) {
    return { ok: false, issues: { label: `Namnet får ha högst ${MOST_CHARACTERS} tecken.` } };
  }
  if (taken.some((other) => other.localeCompare(label, "sv", { sensitivity: "accent" }) === 0)) {
    return { ok: false, issues: { label: `En enhet heter redan ${label}.` } };
  }
  return { ok: true, value: { label } };
}

/** The first free name of the kind `Enhet 3`. @param ahead - Names to leave for devices that wait before this one. */
export function suggestedLabel(taken: readonly string[], ahead: number): string {
  const free = Array.from({ length: taken.length + ahead + 1 }, (_, at) => `Enhet ${at + 1}`).filter(
    (label) => !taken.includes(label),
  );
  return free[ahead] ?? "Enhet";
}
