/** The kvitto: one signed file that tells every device how far the förbund has what it handed in. */
import { type Day, isoDateOf, Kvitto, kvittoText, receivedFrom, type Sign } from "@vifragar/core";
import { type Book, collectionOf } from "../book/book.ts";
import type { GivenKvitto } from "../book/records.ts";

/** A kvitto that is ready to be saved, and what the book keeps of it. */
export interface MadeKvitto {
  readonly given: GivenKvitto;
  readonly fileName: string;
  readonly text: string;
}

/** How many devices a kvitto would name now. A device whose first file is missing, or waits for a person, is left out. */
export const devicesToTell = (book: Book): number => receivedFrom(collectionOf(book), book.roster).length;

/** Signs a kvitto for all devices as things stand. */
export async function makeKvitto(
  book: Book,
  { sign, today }: { readonly sign: Sign; readonly today: Day },
): Promise<MadeKvitto> {
  const { prov, id, signer } = book.forbund;
  const received = receivedFrom(collectionOf(book), book.roster);
  const content = Kvitto.parse({ format: "vifragar/kvitto@1", prov, forbund: id, signer, received });
  return {
    given: { made: today, received },
    fileName: `${prov ? "prov-" : ""}kvitto-${isoDateOf(today)}.json`,
    text: await kvittoText(content, sign),
  };
}

/** The book after a kvitto was given. What a device was told before stays told: a lower number takes nothing back. */
export function withKvitto(book: Book, given: GivenKvitto): Book {
  const lineOf = ({ device, incarnation }: GivenKvitto["received"][number]) => `${device}/${incarnation}`;
  const highest = new Map(book.kvitto.received.map((line) => [lineOf(line), line]));
  for (const line of given.received) {
    if (line.seq > (highest.get(lineOf(line))?.seq ?? 0)) highest.set(lineOf(line), line);
  }
  return { ...book, kvitto: { made: given.made, received: [...highest.values()] } };
}
