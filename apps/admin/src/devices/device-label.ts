/** What a device is called, as typed. */
export interface LabelFields {
  readonly label: string;
}

const MOST_CHARACTERS = 60;

/** Reads the name of a device. */
export function parseLabel(
  fields: LabelFields,
):
  | { readonly ok: true; readonly value: LabelFields }
  | { readonly ok: false; readonly issues: { readonly label: string } } {
  const label = fields.label.trim().replaceAll(/\s+/g, " ");
  if (label === "") return { ok: false, issues: { label: "Skriv vad enheten ska heta." } };
  if (label.length > MOST_CHARACTERS) {
    return { ok: false, issues: { label: `Namnet får ha högst ${MOST_CHARACTERS} tecken.` } };
  }
  return { ok: true, value: { label } };
}
