/** Making a vault: slots, epochs, the device's key and the manifest, all of it or nothing. */
import { toHex } from "@vifragar/sealing";
import {
  calibrated,
  type Manifest,
  makeRecoverySecret,
  randomBytes,
  recoveryKeyText,
  sealManifest,
  slotDigest,
  VAULT_ID_BYTES,
  WORK_DEFAULT,
  type Work,
} from "@vifragar/sealing/device";
import { applyChanges } from "../copy/change.ts";
import { VAULT_VERSION } from "../database.ts";
import { owned, wipeBytes } from "../owned-bytes.ts";
import { type Place, placeName } from "../place.ts";
import { VaultError } from "../vault-error.ts";
import { makeDevice } from "./device.ts";
import { freeEpochs, freshSecrets, halvesFrom, sealEpochs } from "./epochs.ts";
import type { Opening } from "./opening.ts";
import { sealChanges } from "./records.ts";
import { manifestOf, type Session } from "./session.ts";
import { rewriteCopy } from "./writing.ts";

/** A new vault with a passphrase and a printed recovery key. @throws VaultError `EXISTS`. */
export async function createVault(
  opening: Opening,
  options: { readonly secretBytes: Uint8Array; readonly desktop: boolean; readonly work?: Work },
): Promise<{ readonly session: Session; readonly recoveryKey: string }> {
  const { db, place, keyring } = opening;
  if ((await db.vault.get(0)) !== undefined) throw new VaultError("EXISTS");
  const vaultId = randomBytes(VAULT_ID_BYTES);
  const { meta } = await keyring.make(vaultId);
  const work =
    options.work ?? (options.desktop ? calibrated(await keyring.measure(WORK_DEFAULT)) : WORK_DEFAULT);
  const recovery = makeRecoverySecret();
  const recoveryKey = recoveryKeyText(recovery);
  const slots = [
    await keyring.addSlot({ kind: "passphrase", secretBytes: options.secretBytes, work }),
    await keyring.addSlot({ kind: "recovery", secretBytes: recovery, work }),
  ];
  const table = await opening.makeTable();
  const halves = [null, ...halvesFrom(opening.day)];
  const fresh = await freshSecrets({ table }, freeEpochs(new Set(), halves.length));
  const sealed = sealEpochs({ table, vaultId }, await keyring.addEpochs(fresh), halves);
  const session: Session = {
    ...{ place, db, table, vaultId, copy: undefined, names: undefined },
    ...{ handBack: undefined, nextCollector: undefined, opener: undefined },
    row: { id: 0, version: VAULT_VERSION, vaultId, erasable: table.erasable },
    meta: owned(meta),
    slotDigest: slotDigest(slots.map(({ bytes }) => bytes)),
    epochs: new Map(sealed.held.map((epoch) => [epoch.epoch, epoch])),
    manifest: firstManifest(place, opening.day, sealed.named),
  };
  wipeBytes(meta);
  const device = sealChanges(session, { own: [{ name: "device", bytes: makeDevice() }] });
  session.manifest = {
    ...manifestOf(session),
    gen: manifestOf(session).gen + 1,
    revisions: device.revisions,
  };
  const manifest = sealManifest(session.meta, session.manifest, { vaultId, slotDigest: session.slotDigest });
  // All of it or nothing: a vault half made could be unlocked and would have nowhere to count.
  await db.transaction("rw", [db.vault, db.slot, db.dek, db.state, db.rec], async () => {
    await db.slot.bulkPut(slots.map(({ slotId, bytes }) => ({ id: slotId, bytes })));
    await db.dek.bulkPut([...sealed.deks]);
    await db.state.bulkPut([...sealed.states]);
    await applyChanges(db, device.changes);
    // `add`: of two tabs that make a vault at the same time, one is told.
    await db.vault.add({ ...session.row, manifest });
  });
  // After the database: a vault that was never finished is not to come back.
  session.copy = table.erasable ? (await opening.openCopy()).copy : undefined;
  await rewriteCopy(session);
  return { session, recoveryKey };
}

function firstManifest(place: Place, day: number, epochs: Manifest["epochs"]): Manifest {
  return {
    version: 1,
    gen: 1,
    place: placeName(place),
    nameKey: toHex(randomBytes(32)),
    epochs,
    recordEpoch: 0,
    shredding: [],
    moving: [],
    lastOpened: day,
    lastSeq: 0,
    lastDigest: "0".repeat(64),
    labels: {},
    revisions: {},
  };
}
