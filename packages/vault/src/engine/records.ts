/** Sealed records by name. The manifest says which revision of each is in force, so that none can be rolled back. */
import { fromHex, toHex } from "@vifragar/sealing";
import { openRecord, recordId, recordKey, SealError, sealRecord } from "@vifragar/sealing/device";
import type { Change } from "../copy/change.ts";
import type { RecordRow } from "../database.ts";
import type { RecordChange } from "../vault.ts";
import { VaultError } from "../vault-error.ts";
import { manifestOf, type Session } from "./session.ts";
import { commit } from "./writing.ts";

/** The vault's own records (0) and the app's (1) can never be taken for one another. */
export type RecordTable = RecordRow["table"];

/** Rows to be written and removed, with what the manifest then says of them. */
export interface SealedChanges {
  readonly changes: readonly Change[];
  readonly revisions: Readonly<Record<string, number>>;
}

/** Changes to the vault's own records and to the app's. */
export interface RecordChanges {
  readonly own?: readonly RecordChange[];
  readonly app?: readonly RecordChange[];
}

/** Seals changes, for a transaction of the caller's. */
export function sealChanges(session: Session, { own = [], app = [] }: RecordChanges): SealedChanges {
  const manifest = manifestOf(session);
  const epoch = manifest.recordEpoch;
  const key = recordKey(dekOf(session, epoch));
  // A revision is never used twice, not even after the record was deleted and written again.
  const rev = manifest.gen + 1;
  const revisions = { ...manifest.revisions };
  const seal = (table: RecordTable, { name, bytes }: RecordChange): Change => {
    const idBytes = recordId(fromHex(manifest.nameKey, 32), table, name);
    const id = toHex(idBytes);
    if (bytes === null) {
      delete revisions[id];
      return { kind: "delete", table: "rec", key: id };
    }
    const place = { vaultId: session.vaultId, table, recordId: idBytes, epoch, rev };
    revisions[id] = rev;
    const row = { id, table, epoch, rev, bytes: sealRecord(key, { name, bytes }, place) };
    return { kind: "put", table: "rec", row };
  };
  return {
    changes: [...own.map((change) => seal(0, change)), ...app.map((change) => seal(1, change))],
    revisions,
  };
}

/** Writes several records, or removes them, together. */
export async function changeRecords(session: Session, changes: RecordChanges): Promise<void> {
  const sealed = sealChanges(session, changes);
  await commit(session, { revisions: sealed.revisions }, sealed.changes);
  session.names = undefined;
}

/** @throws VaultError `RECORD_TAMPERED`, also when a record is gone that should be there. */
export async function getRecord(
  session: Session,
  table: RecordTable,
  name: string,
): Promise<Uint8Array | undefined> {
  if (session.manifest === undefined) return findUnlisted(session, table, name);
  const id = toHex(recordId(fromHex(session.manifest.nameKey, 32), table, name));
  const rev = session.manifest.revisions[id];
  const row = await session.db.rec.get(id);
  if (rev === undefined && row === undefined) return undefined;
  if (row?.rev !== rev || row?.table !== table) throw new VaultError("RECORD_TAMPERED");
  const record = openRow(session, row);
  if (record.name !== name) throw new VaultError("RECORD_TAMPERED");
  return record.bytes;
}

/** Names that start with a prefix. A record that does not open is left out here, and reported when it is read. */
export async function listRecords(session: Session, prefix: string): Promise<readonly string[]> {
  session.names ??= await namesOf(session);
  return [...session.names.values()].filter((name) => name.startsWith(prefix)).sort();
}

async function namesOf(session: Session): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const row of await session.db.rec.toArray()) {
    if (row.table !== 1) continue;
    try {
      names.set(row.id, openRow(session, row).name);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
    }
  }
  return names;
}

// Without a manifest ids cannot be made from names: every record of the table is opened instead, and the
// newest of that name taken. Its revision cannot be checked, which is why nothing is written in this mode.
async function findUnlisted(
  session: Session,
  table: RecordTable,
  name: string,
): Promise<Uint8Array | undefined> {
  let newest: { readonly rev: number; readonly bytes: Uint8Array } | undefined;
  for (const row of await session.db.rec.toArray()) {
    if (row.table !== table || row.rev < (newest?.rev ?? 0)) continue;
    const record = openRow(session, row);
    if (record.name === name) newest = { rev: row.rev, bytes: record.bytes };
  }
  return newest?.bytes;
}

function openRow(session: Session, row: RecordRow): { readonly name: string; readonly bytes: Uint8Array } {
  const place = {
    vaultId: session.vaultId,
    table: row.table,
    recordId: fromHex(row.id, 16),
    epoch: row.epoch,
    rev: row.rev,
  };
  try {
    return openRecord(recordKey(dekOf(session, row.epoch)), row.bytes, place);
  } catch (cause) {
    if (cause instanceof SealError) throw new VaultError("RECORD_TAMPERED", { cause });
    throw cause;
  }
}

function dekOf(session: Session, epoch: number): Uint8Array {
  const dek = session.epochs.get(epoch)?.dek;
  if (dek === undefined) throw new VaultError("RECORD_TAMPERED");
  return dek;
}
