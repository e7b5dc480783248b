/**
 * The database and its second copy, side by side at every unlock.
 *
 * A database that is gone is made anew from the copy. Where both are there and tell different things, the one that
 * opens further is in force: a tally opens only in its latest version, so what was put back does not win.
 */

import { fromHex } from "@vifragar/sealing";
import {
  openManifest,
  openRecord,
  openState,
  type RecordPlace,
  recordKey,
  SealError,
} from "@vifragar/sealing/device";
import {
  applyChanges,
  areSame,
  type CopiedRows,
  putsOf,
  readRows,
  replay,
  rowsOf,
  TABLES,
} from "../copy/change.ts";
import type { OpenedCopy } from "../copy/vault-copy.ts";
import type { VaultDatabase, VaultRow } from "../database.ts";
import { placeName } from "../place.ts";
import { digestOf, type Session } from "./session.ts";
import { rewriteCopy } from "./writing.ts";

/** A copy as an unlock finds it, held against the database without any key. */
export interface FoundCopy extends OpenedCopy {
  readonly mine: CopiedRows;
  readonly theirs: CopiedRows;
  /** `ahead`: the program ended between the copy and the database. What it was writing was never confirmed. */
  readonly against: "same" | "ahead" | "different";
}

/** Reads both. */
export async function findCopy(db: VaultDatabase, opening: Promise<OpenedCopy>): Promise<FoundCopy> {
  const [copied, mine] = await Promise.all([opening, readRows(db)]);
  const { steps } = copied;
  const theirs = replay(steps);
  const isAhead = () => steps.length > 1 && areSame(mine, replay(steps.slice(0, -1)));
  const against = areSame(mine, theirs) ? "same" : isAhead() ? "ahead" : "different";
  return { ...copied, mine, theirs, against };
}

/** Puts the copy in place of the database. @returns the vault's row, or undefined when the copy is not whole. */
export async function restoreFrom(
  db: VaultDatabase,
  rows: CopiedRows,
  keptRows: ReadonlyMap<string, Uint8Array>,
): Promise<VaultRow | undefined> {
  const [vault] = rowsOf(rows, "vault");
  if (vault === undefined) return undefined;
  await db.transaction("rw", db.tables, async () => {
    for (const table of TABLES) await db.table(table).clear();
    await applyChanges(db, putsOf(rows));
    for (const { id } of rowsOf(rows, "hand")) {
      const bytes = keptRows.get(id);
      if (bytes === undefined) continue;
      await db.row.put({ id, bytes });
      await db.hand.update(id, { open: 0 });
    }
  });
  return vault;
}

/**
 * Decides between the database and its copy, before anything is written.
 *
 * @returns `other` when the copy is to be taken instead: nothing is changed then, `restoreFrom` does it.
 */
export async function decideBetween(
  session: Session,
  { copy, isBlank, mine, theirs, against }: FoundCopy,
): Promise<"same" | "differed" | "other"> {
  if (against === "same") return "same";
  if (against === "ahead") {
    await copy.takeBack();
    return "same";
  }
  if (isFurther(extentOf(session, theirs), extentOf(session, mine))) return "other";
  await rewriteCopy({ db: session.db, copy });
  // A vault from before there were copies has none: nothing to tell.
  return isBlank ? "same" : "differed";
}

/** How far rows open with the keys of a session, most telling first. */
function extentOf(session: Session, rows: CopiedRows): readonly number[] {
  const { vaultId, table, place } = session;
  const [vault] = rowsOf(rows, "vault");
  const slotDigest = digestOf(rowsOf(rows, "slot").map(({ bytes }) => bytes));
  const manifest = vault && opened(() => openManifest(session.meta, vault.manifest, { vaultId, slotDigest }));
  const states = rowsOf(rows, "state").filter(({ epoch, gen, half, bytes }) => {
    const dek = session.epochs.get(epoch)?.dek;
    const stateSecret = table.secret({ kind: "state", epoch }, half);
    return dek && opened(() => openState(dek, bytes, { vaultId, epoch, gen, stateSecret }));
  });
  const records = rowsOf(rows, "rec").filter(({ id, rev, epoch, bytes, table: number }) => {
    const dek = session.epochs.get(epoch)?.dek;
    if (dek === undefined || manifest?.revisions[id] !== rev) return false;
    const at: RecordPlace = { vaultId, table: number, recordId: fromHex(id, 16), epoch, rev };
    return opened(() => openRecord(recordKey(dek), bytes, at));
  });
  return [
    manifest?.place === placeName(place) ? manifest.gen : 0,
    states.length,
    states.reduce((sum, { gen }) => sum + gen, 0),
    records.length,
    rowsOf(rows, "hand").length,
  ];
}

function isFurther(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

function opened<Value>(open: () => Value): Value | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}
