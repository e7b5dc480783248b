/** Holds the book while the vault is open, and writes every change before anybody sees it. */
import type { RecordChange, Vault } from "@vifragar/vault";
import type { Book } from "./book.ts";
import { changesBetween } from "./records.ts";

/** A book and the sealed files that came with the change to it. */
export interface BookAndFiles {
  readonly book: Book;
  readonly files: readonly RecordChange[];
}

export interface Keeper {
  readonly current: () => Book;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Changes the book. Durable when resolved, all of it or nothing.
   *
   * Changes wait for each other, so `next` always gets the latest book.
   *
   * @throws VaultError when it could not be written; the book is then as it was.
   */
  readonly change: (next: (book: Book) => Book) => Promise<Book>;
  /** The same, written by something else than `changeRecords`, such as a change of keys. */
  readonly changeBy: (
    write: (changes: readonly RecordChange[]) => Promise<void>,
    next: (book: Book) => Book,
  ) => Promise<Book>;
  /** The same, with sealed files that belong to the change and are written in the same step. */
  readonly changeWithFiles: (next: (book: Book) => BookAndFiles) => Promise<Book>;
}

/** The keeper of a book that the vault already holds. */
export function keeperOf(vault: Pick<Vault, "changeRecords">, first: Book): Keeper {
  let book = first;
  let last: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();

  type Write = (changes: readonly RecordChange[]) => Promise<void>;
  const writeRecords: Write = (changes) => vault.changeRecords(changes);

  async function write(next: (book: Book) => BookAndFiles, writeChanges: Write): Promise<Book> {
    const { book: after, files } = next(book);
    const changes = [...files, ...changesBetween(book, after)];
    if (changes.length > 0) await writeChanges(changes);
    book = after;
    for (const listener of listeners) listener();
    return book;
  }

  function inTurn(next: (book: Book) => BookAndFiles, writeChanges = writeRecords): Promise<Book> {
    // One that failed has told its own caller; the next one starts from the book as it stands.
    const turn = last.then(
      () => write(next, writeChanges),
      () => write(next, writeChanges),
    );
    last = turn;
    return turn;
  }

  return {
    current: () => book,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (next) => inTurn((before) => ({ book: next(before), files: [] })),
    changeBy: (writeChanges, next) => inTurn((before) => ({ book: next(before), files: [] }), writeChanges),
    changeWithFiles: (next) => inTurn(next),
  };
}
