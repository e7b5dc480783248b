/** What is typed when NNS registers a förbund: what it is called, and the id that it has given itself. */
import { InsatsId } from "@vifragar/core";

export interface ForbundAtNnsFields {
  readonly name: string;
  readonly id: string;
}

export interface ForbundAtNns {
  readonly name: string;
  /** A förbund stands where an insats does elsewhere. */
  readonly id: InsatsId;
}

/** Reads the fields, with a text for each that is wrong. @param taken - Those that are registered already. */
export function parseForbundAtNns(
  fields: ForbundAtNnsFields,
  taken: readonly ForbundAtNns[],
):
  | { readonly ok: true; readonly value: ForbundAtNns }
  | { readonly ok: false; readonly issues: Partial<Record<keyof ForbundAtNnsFields, string>> } {
  const name = fields.name.trim().replaceAll(/\s+/g, " ");
  const id = InsatsId.safeParse(fields.id.trim().toLowerCase().replaceAll(/\s/g, ""));
  const nameIssue =
    name === ""
      ? "Skriv förbundets namn."
      : name.length > 80
        ? "Namnet får ha högst 80 tecken."
        : taken.some((known) => known.name.localeCompare(name, "sv", { sensitivity: "accent" }) === 0)
          ? "Det finns redan ett förbund med det namnet."
          : undefined;
  const idIssue = !id.success
    ? "Id:t är 32 tecken: siffror och bokstäverna a–f. Det står under Till NNS hos förbundet."
    : taken.some((known) => known.id === id.data)
      ? "Förbundet är redan registrerat."
      : undefined;
  if (nameIssue !== undefined || idIssue !== undefined || !id.success) {
    return { ok: false, issues: { ...(nameIssue && { name: nameIssue }), ...(idIssue && { id: idIssue }) } };
  }
  return { ok: true, value: { name, id: id.data } };
}
