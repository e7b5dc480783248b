/** Changes to the register of insatser: each from a book to the next. */
import type { Period } from "@vifragar/core";
import type { Book } from "../book/book.ts";
import { type Insats, type ParticipantNumbers, withParticipants } from "./insats.ts";
import type { InsatsBasics } from "./insats-form.ts";
import type { ParticipantsTable } from "./participants-file.ts";

/** A new insats, without participants yet. */
export const withInsats = (book: Book, id: Insats["id"], basics: InsatsBasics): Book => ({
  ...book,
  insatser: [...book.insatser, { id, ...basics, participants: {} }],
});

/** The insats with another name, direction or dates. Its id, and so everything counted for it, stays. */
export const withBasics = (book: Book, id: Insats["id"], basics: InsatsBasics): Book =>
  changed(book, id, (insats) => ({ ...insats, ...basics }));

/** The insats with other numbers of participants in a period. */
export const withNumbers = (
  book: Book,
  id: Insats["id"],
  of: { readonly period: Period; readonly numbers: ParticipantNumbers | undefined },
): Book => changed(book, id, (insats) => withParticipants(insats, of.period, of.numbers));

/** All numbers of a table that was read, for one period. */
export const withTable = (book: Book, period: Period, table: ParticipantsTable): Book =>
  [...table].reduce((next, [id, numbers]) => withNumbers(next, id, { period, numbers }), book);

const changed = (book: Book, id: Insats["id"], change: (insats: Insats) => Insats): Book => ({
  ...book,
  insatser: book.insatser.map((insats) => (insats.id === id ? change(insats) : insats)),
});
