/** The kvitto: one signed file that tells every device how far the förbund has what it handed in. */
import {
  type Day,
  isoDateOf,
  joinedLine,
  Kvitto,
  type KvittoLine,
  kvittoText,
  receivedFrom,
  type Sign,
} from "@vifragar/core";
import { type Book, collectionOf } from "../book/book.ts";
import type { GivenKvitto } from "../book/records.ts";
import { carriedSuccession } from "../forbund/forbund.ts";

/** A kvitto that is ready to be saved, and what the book keeps of it. */
export interface MadeKvitto {
  readonly given: GivenKvitto;
  readonly fileName: string;
  readonly text: string;
}

/** How many devices a kvitto would name now. A device of which nothing counts yet is left out. */
export const devicesToTell = (book: Book): number => receivedFrom(collectionOf(book), book.roster).length;

/** Signs a kvitto for all devices as things stand. */
export async function makeKvitto(
  book: Book,
  { sign, today }: { readonly sign: Sign; readonly today: Day },
): Promise<MadeKvitto> {
  const { prov, id, signer } = book.forbund;
  const received = receivedFrom(collectionOf(book), book.roster);
  const content = Kvitto.parse({
    format: "vifragar/kvitto@1",
    prov,
    forbund: id,
    signer,
    received,
    ...carriedSuccession(book.forbund),
  });
  return {
    given: { made: today, received },
    fileName: `${prov ? "prov-" : ""}kvitto-${isoDateOf(today)}.json`,
    text: await kvittoText(content, sign),
  };
}

/** The book after a kvitto was given. What a device was told before stays told. */
export function withKvitto(book: Book, given: GivenKvitto): Book {
  const told = new Map<string, KvittoLine>();
  for (const line of [...book.kvitto.received, ...given.received]) {
    const name = `${line.device}/${line.incarnation}`;
    told.set(name, joinedLine(told.get(name) ?? line, line));
  }
  return { ...book, kvitto: { made: given.made, received: [...told.values()] } };
}
