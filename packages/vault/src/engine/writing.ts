/** Writing: first the second copy, then the database, in one strict transaction. Durable in both when settled. */
import { type Manifest, sealManifest } from "@vifragar/sealing/device";
import { applyChanges, type Change, entriesOf, putsOf, readRows, tablesOf } from "../copy/change.ts";
import { manifestOf, type Session } from "./session.ts";

/**
 * Writes changes that belong together: all of them or none.
 *
 * @param flush - False for what may be forgotten in a power cut.
 */
export async function write(session: Session, changes: readonly Change[], flush = true): Promise<void> {
  const { db, copy } = session;
  if (copy?.needsRewrite === true) await rewriteCopy(session);
  const entries = entriesOf(changes);
  if (entries.length > 0) await copy?.append(entries, flush);
  try {
    // One change is a transaction by itself, without the price of making one.
    if (changes.length === 1) await applyChanges(db, changes);
    else await db.transaction("rw", [...tablesOf(changes)], () => applyChanges(db, changes));
  } catch (error) {
    if (entries.length > 0) await copy?.takeBack();
    throw error;
  }
}

/** Writes the manifest, changed, together with everything that depends on it. */
export async function commit(
  session: Session,
  change: Partial<Manifest>,
  changes: readonly Change[] = [],
): Promise<void> {
  const { vaultId, slotDigest } = session;
  const manifest: Manifest = { ...manifestOf(session), ...change, gen: manifestOf(session).gen + 1 };
  const bytes = sealManifest(session.meta, manifest, { vaultId, slotDigest });
  await write(session, [
    { kind: "put", table: "vault", row: { ...session.row, manifest: bytes } },
    ...changes,
  ]);
  session.manifest = manifest;
}

/** Makes the copy anew from the database; what it held before is overwritten. */
export async function rewriteCopy({ db, copy }: Pick<Session, "db" | "copy">): Promise<void> {
  await copy?.rewrite(entriesOf(putsOf(await readRows(db))));
}
