/** Making a startfil: the signed invitation that a device takes before it can count for an insats. */
import {
  type Day,
  digestOf,
  periodOf,
  type Sign,
  type Startfil,
  startfilText,
  type TallyPlan,
} from "@vifragar/core";
import type { Book } from "../book/book.ts";
import type { IssuedStartfil } from "../book/records.ts";
import { calendarIn } from "../forbund/forbund.ts";
import { inFileName } from "../ui/save-file.ts";
import type { Insats } from "./insats.ts";

/** How long a device may take it, in days: long enough for holidays, short enough that a lost file dies. */
export const STARTFIL_DAYS = 60;

/** A startfil that is ready to be saved, and what the book keeps of it. */
export interface MadeStartfil {
  readonly issued: IssuedStartfil;
  readonly fileName: string;
  readonly text: string;
}

/** Signs a startfil for an insats. Keep `issued` before the file is saved: an anmälan must name it. */
export async function makeStartfil(
  { forbund }: Book,
  insats: Insats,
  { plan, sign, today }: { readonly plan: TallyPlan; readonly sign: Sign; readonly today: Day },
): Promise<MadeStartfil> {
  const content: Startfil = {
    format: "vifragar/startfil@1",
    prov: forbund.prov,
    forbund: { id: forbund.id, name: forbund.name },
    insats: { id: insats.id, name: insats.name },
    instrument: forbund.instrument,
    plan: plan.hash,
    calendar: calendarIn(forbund, periodOf(today, "year").year),
    k: forbund.k,
    recipients: [forbund.recipient, forbund.recoveryRecipient],
    signer: forbund.signer,
    expires: today + STARTFIL_DAYS,
  };
  const text = await startfilText(content, sign);
  const issued = { digest: digestOf(content), insats: insats.id, expires: content.expires, made: today };
  return { issued, fileName: `${forbund.prov ? "prov-" : ""}startfil-${inFileName(insats.name)}.json`, text };
}

/** The book with one more startfil; making the same one twice on a day changes nothing. */
export const withStartfil = (book: Book, issued: IssuedStartfil): Book =>
  book.startfiler.some(({ digest }) => digest === issued.digest)
    ? book
    : { ...book, startfiler: [...book.startfiler, issued] };
