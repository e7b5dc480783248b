/** Making a startfil: the signed invitation that a device takes before it can count for an insats. */
import {
  type Day,
  digestOf,
  type InstrumentTerm,
  namedForm,
  periodOf,
  planOf,
  type Sign,
  type Startfil,
  startfilText,
} from "@vifragar/core";
import type { Book } from "../book/book.ts";
import type { IssuedStartfil } from "../book/records.ts";
import { calendarIn, recipientsOf } from "../forbund/forbund.ts";
import { type FormFile, formFileOf } from "../forms/forms.ts";
import { inFileName } from "../ui/save-file.ts";
import type { Insats } from "./insats.ts";

/** How long a device may take it, in days: long enough for holidays, short enough that a lost file dies. */
export const STARTFIL_DAYS = 60;

/** A startfil that is ready to be saved, and what the book keeps of it. */
export interface MadeStartfil {
  readonly issued: IssuedStartfil;
  readonly fileName: string;
  readonly text: string;
  /** The form's own file, which devices need beside the startfil; undefined for the one that they come with. */
  readonly form: FormFile | undefined;
}

/** Signs a startfil for an insats and one of the förbund's forms. Keep `issued` before the file is saved: an anmälan must name it. */
export async function makeStartfil(
  { forbund }: Book,
  insats: Insats,
  { term, sign, today }: { readonly term: InstrumentTerm; readonly sign: Sign; readonly today: Day },
): Promise<MadeStartfil> {
  const { instrument, from } = term;
  const content: Startfil = {
    format: "vifragar/startfil@1",
    prov: forbund.prov,
    forbund: { id: forbund.id, name: forbund.name },
    insats: { id: insats.id, name: insats.name },
    instrument: instrument.id,
    ...namedForm(instrument),
    ...(from > 0 && { from }),
    plan: planOf(instrument).hash,
    calendar: calendarIn(forbund, periodOf(Math.max(today, from), "year").year),
    k: forbund.k,
    recipients: recipientsOf(forbund),
    signer: forbund.signer,
    expires: today + STARTFIL_DAYS,
    ...(forbund.succeeds && { succeeds: forbund.succeeds }),
  };
  const text = await startfilText(content, sign);
  const issued = {
    digest: digestOf(content),
    insats: insats.id,
    expires: content.expires,
    made: today,
    signer: forbund.signer,
    ...(from > today && { from }),
  };
  return {
    issued,
    fileName: `${forbund.prov ? "prov-" : ""}startfil-${inFileName(insats.name)}.json`,
    text,
    form: formFileOf(instrument),
  };
}

/** The book with one more startfil; making the same one twice on a day changes nothing. */
export const withStartfil = (book: Book, issued: IssuedStartfil): Book =>
  book.startfiler.some(({ digest }) => digest === issued.digest)
    ? book
    : { ...book, startfiler: [...book.startfiler, issued] };
