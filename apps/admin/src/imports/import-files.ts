/** Reads many files in turn, keeping what it has come to and telling how far it is. */
import { type Day, mostBytesAt, readIncoming, type TallyPlan } from "@vifragar/core";
import type { RecordChange, Vault } from "@vifragar/vault";
import type { Book } from "../book/book.ts";
import type { Keeper } from "../book/keeper.ts";
import { deskOf, openingWith } from "./desk.ts";
import { type FoundFile, type ImportLine, takeIn } from "./take-in.ts";

/** Files that are written together: a break loses at most so many, and they can be chosen again. */
const BATCH = 25;

/** A file as the browser gives it. */
export type ChosenFile = Pick<File, "name" | "size" | "arrayBuffer">;

/**
 * Imports the files one by one. Every file gets a line; a bad one stops nothing.
 *
 * @returns A line for each file that was read: fewer than files when `signal` ended it. What was read is kept.
 */
export async function importFiles(
  files: readonly ChosenFile[],
  to: {
    readonly vault: Pick<Vault, "decrypt">;
    readonly keeper: Keeper;
    readonly plans: readonly TallyPlan[];
    readonly today: Day;
    readonly onProgress: (done: number) => void;
    /** Ends the import after the file that is being read. */
    readonly signal?: AbortSignal;
  },
): Promise<readonly ImportLine[]> {
  const desk = deskOf(to.keeper.current(), to.plans);
  const opening = openingWith(to.vault);
  const most = mostBytesAt(desk.door.level, opening);
  const lines: ImportLine[] = [];
  for (let start = 0; start < files.length && !to.signal?.aborted; start += BATCH) {
    const found: FoundFile[] = [];
    for (const file of files.slice(start, start + BATCH)) {
      if (to.signal?.aborted) break;
      // Files that are too large are judged by their size alone and never read into memory.
      const sealed = file.size > most ? new Uint8Array(most + 1) : new Uint8Array(await file.arrayBuffer());
      found.push({ name: file.name, sealed, found: await readIncoming(sealed, desk, opening) });
      to.onProgress(lines.length + found.length);
    }
    lines.push(...(await takeAll(found, to)));
  }
  return lines;
}

async function takeAll(
  found: readonly FoundFile[],
  { keeper, today }: { readonly keeper: Keeper; readonly today: Day },
): Promise<readonly ImportLine[]> {
  const lines: ImportLine[] = [];
  await keeper.changeWithFiles((before) => {
    const snapshots = new Map(before.snapshots);
    let book: Book = { ...before, snapshots };
    const files: RecordChange[] = [];
    for (const file of found) {
      const taken = takeIn(book, file, today);
      book = taken.book;
      if (taken.snapshot !== undefined) snapshots.set(taken.snapshot.record.digest, taken.snapshot);
      lines.push(taken.line);
      files.push(...taken.files);
    }
    if (snapshots.size > before.snapshots.size) return { book, files };
    // A book in which nothing is new stays the very same.
    const isSame = book.waiting === before.waiting && book.received === before.received;
    return { book: isSame ? before : { ...book, snapshots: before.snapshots }, files };
  });
  return lines;
}
