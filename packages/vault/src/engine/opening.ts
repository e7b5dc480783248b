/** From stored bytes and a secret to a session: making a vault, opening one, and what every opening sets right. */
import { toHex } from "@vifragar/sealing";
import {
  calibrated,
  type Half,
  type Manifest,
  makeRecoverySecret,
  openManifest,
  openState,
  otherHalf,
  randomBytes,
  readSlot,
  recoveryKeyText,
  SealError,
  type SessionKeys,
  sealManifest,
  slotDigest,
  VAULT_ID_BYTES,
  WORK_DEFAULT,
  type Work,
} from "@vifragar/sealing/device";
import { VAULT_VERSION, type VaultDatabase, type VaultRow } from "../database.ts";
import type { EraseTable } from "../erase-table.ts";
import type { HandBack, Keyring, SlotSecret } from "../keyring.ts";
import { owned, wipeBytes } from "../owned-bytes.ts";
import { type Place, placeName } from "../place.ts";
import type { Remote } from "../remote.ts";
import { VaultError } from "../vault-error.ts";
import { writeState } from "./counting.ts";
import { makeDevice } from "./device.ts";
import {
  epochOf,
  freeEpochs,
  freshSecrets,
  halfOf,
  halvesFrom,
  sealEpochs,
  shredEpochs,
  storeEpochs,
} from "./epochs.ts";
import { sealChanges } from "./records.ts";
import { type HeldState, manifestOf, type Session } from "./session.ts";

/** What opening needs besides the secret. */
export interface Opening {
  readonly place: Place;
  readonly db: VaultDatabase;
  /** Whether an erase table lies in a private file, without opening it. */
  readonly hasTable: () => Promise<boolean>;
  readonly openTable: (erasable: boolean) => Promise<EraseTable | undefined>;
  readonly makeTable: () => Promise<EraseTable>;
  readonly keyring: Remote<Keyring>;
  readonly day: number;
}

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
    ...{
      place,
      db,
      table,
      vaultId,
      meta: owned(meta),
      slotDigest: slotDigest(slots.map(({ bytes }) => bytes)),
    },
    ...{
      handBack: undefined,
      names: undefined,
      epochs: new Map(sealed.held.map((epoch) => [epoch.epoch, epoch])),
    },
    manifest: firstManifest(place, opening.day, sealed.named),
  };
  wipeBytes(meta);
  const device = sealChanges(session, 0, [{ name: "device", bytes: makeDevice() }]);
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
    await db.rec.bulkPut([...device.puts]);
    // `add`: of two tabs that make a vault at the same time, one is told.
    await db.vault.add({ id: 0, version: VAULT_VERSION, vaultId, manifest, erasable: table.erasable });
  });
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

/** Makes epochs with the vault key that the keyring holds. */
export async function addEpochs(
  session: Session,
  keyring: Remote<Keyring>,
  halves: Parameters<typeof storeEpochs>[2],
): Promise<readonly number[]> {
  const taken = new Set([...manifestOf(session).epochs.map(({ epoch }) => epoch), ...session.epochs.keys()]);
  const numbers = freeEpochs(taken, halves.length);
  const made = await keyring.addEpochs(await freshSecrets(session, numbers));
  await storeEpochs(session, made, halves);
  return numbers;
}

/** What the last opening found damaged, and whether a count was interrupted. */
export interface Findings {
  readonly damaged: readonly ("STATE_TAMPERED" | "EPOCH_KEY")[];
  readonly inDoubt: boolean;
  readonly lastOpened: number | null;
  /** The slot that opened; undefined for the hand-back code. */
  readonly slotId: string | undefined;
}

export interface StoredVault {
  readonly row: VaultRow;
  readonly table: EraseTable;
}

/** The vault that lies there. @throws VaultError `NO_VAULT`, `VERSION`, `EVICTED`. */
export async function readVault({
  db,
  hasTable,
  openTable,
}: Pick<Opening, "db" | "hasTable" | "openTable">): Promise<StoredVault> {
  const row = await db.vault.get(0);
  // A table that no row knows of: there was a vault, and the browser has lost its database.
  if (row === undefined) throw new VaultError((await hasTable()) ? "EVICTED" : "NO_VAULT");
  if (row.version > VAULT_VERSION) throw new VaultError("VERSION");
  const table = await openTable(row.erasable);
  if (table === undefined) throw new VaultError("EVICTED");
  return { row, table };
}

/** Opens a vault with one of its slots. */
export async function openWithSlot(
  opening: Opening,
  stored: StoredVault,
  secret: SlotSecret,
): Promise<{ readonly session: Session; readonly findings: Findings }> {
  const { db, keyring } = opening;
  const { vaultId } = stored.row;
  const slots = (await db.slot.toArray()).map(({ bytes }) => bytes);
  const epochs = (await db.dek.toArray()).map(({ epoch, half, bytes }) => ({
    epoch,
    eraseSecret: stored.table.secret({ kind: "epoch", epoch }, half),
    wrapped: bytes,
  }));
  const { slotId, keys, failed } = await keyring.open({ ...secret, vaultId, slots, epochs });
  const { session, findings } = await sessionFrom(opening, stored, keys);
  if (session.manifest !== undefined) await completeEpochs(session, opening);
  const known = new Set(session.manifest?.epochs.map(({ epoch }) => epoch));
  const lost = failed.filter((epoch) => known.has(epoch)).map(() => "EPOCH_KEY" as const);
  return { session, findings: { ...findings, slotId, damaged: [...findings.damaged, ...lost] } };
}

/** Opens a vault with the hand-back code: the same session, without the vault key. */
export async function openWithCode(
  opening: Opening,
  stored: StoredVault,
  code: HandBack & { readonly secretBytes: Uint8Array },
): Promise<{ readonly session: Session; readonly findings: Findings }> {
  const { keys, codeKey } = await opening.keyring.openBack({ ...code, work: WORK_DEFAULT });
  const opened = await sessionFrom(opening, stored, keys);
  opened.session.handBack = { codeKey: owned(codeKey), salt: code.salt };
  return opened;
}

async function sessionFrom(
  { place, db }: Opening,
  { row, table }: StoredVault,
  keys: SessionKeys,
): Promise<{ readonly session: Session; readonly findings: Findings }> {
  const slots = (await db.slot.toArray()).map(({ bytes }) => bytes);
  const digest = digestOf(slots);
  const meta = owned(keys.meta);
  const manifest = manifestFrom(meta, row, digest, place);
  const session: Session = {
    ...{ place, db, table, vaultId: row.vaultId, slotDigest: digest, meta, manifest },
    ...{ epochs: new Map(), handBack: undefined, names: undefined },
  };
  const states = new Map((await db.state.toArray()).map((state) => [state.epoch, state]));
  const damaged: "STATE_TAMPERED"[] = [];
  let inDoubt = false;
  for (const { epoch, dek } of inOrder(keys.deks, manifest)) {
    const known = manifest?.epochs.find((candidate) => candidate.epoch === epoch);
    const stored = states.get(epoch);
    const held = stored && heldFrom(session, dek, stored);
    // Without a manifest the periods counted in an epoch say which half-year it is.
    const period = held?.state.tallies[0]?.period;
    const half = known?.half ?? (manifest === undefined && period !== undefined ? halfOf(period) : null);
    if (known?.half && held === undefined) damaged.push("STATE_TAMPERED");
    if (held !== undefined && stored?.inDoubt === 1) inDoubt = true;
    session.epochs.set(epoch, { epoch, half, dek: owned(dek), held });
    wipeBytes(dek);
  }
  return {
    session,
    findings: { damaged, inDoubt, lastOpened: manifest?.lastOpened ?? null, slotId: undefined },
  };
}

// A slot that cannot even be read is an altered slot table: no manifest fits it.
function digestOf(slots: readonly Uint8Array[]): Uint8Array {
  try {
    for (const slot of slots) readSlot(slot);
    return slotDigest(slots);
  } catch (error) {
    if (error instanceof SealError) return new Uint8Array(32);
    throw error;
  }
}

function manifestFrom(
  meta: Uint8Array,
  row: VaultRow,
  digest: Uint8Array,
  place: Place,
): Manifest | undefined {
  try {
    const manifest = openManifest(meta, row.manifest, { vaultId: row.vaultId, slotDigest: digest });
    return manifest.place === placeName(place) ? manifest : undefined;
  } catch (error) {
    if (error instanceof SealError && error.code === "CANNOT_OPEN") return undefined;
    throw error;
  }
}

/** Epochs in the order in which they were made: a later one of the same half-year replaces a damaged one. */
function inOrder(deks: SessionKeys["deks"], manifest: Manifest | undefined): SessionKeys["deks"] {
  if (manifest === undefined) return deks;
  return manifest.epochs.flatMap(({ epoch }) => deks.filter((dek) => dek.epoch === epoch));
}

function heldFrom(
  session: Session,
  dek: Uint8Array,
  stored: { readonly epoch: number; readonly gen: number; readonly half: Half; readonly bytes: Uint8Array },
): HeldState | undefined {
  const { epoch, gen, half, bytes } = stored;
  const stateSecret = session.table.secret({ kind: "state", epoch }, half);
  try {
    return { state: openState(dek, bytes, { vaultId: session.vaultId, epoch, gen, stateSecret }), gen, half };
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}

/** Makes the epochs that will be counted in before the next unlock, and in place of damaged ones. */
async function completeEpochs(session: Session, opening: Opening): Promise<void> {
  const missing = halvesFrom(opening.day).filter((half) => epochOf(session, half) === undefined);
  if (missing.length > 0) await addEpochs(session, opening.keyring, missing);
}

/**
 * Overwrites every half not in use: what a crash between two steps may have left readable.
 *
 * Only where the half that the database names has opened: a database that was rolled back names the wrong one.
 */
export async function scrubUnusedHalves(session: Session): Promise<void> {
  const { db, table } = session;
  for (const { epoch, half } of await db.dek.toArray()) {
    if (session.epochs.has(epoch)) table.renew({ kind: "epoch", epoch }, otherHalf(half));
  }
  for (const { epoch, held } of session.epochs.values()) {
    if (held !== undefined) table.renew({ kind: "state", epoch }, otherHalf(held.half));
  }
  await table.flush();
}

/** Finishes what a crash interrupted. */
export async function finishInterrupted(session: Session): Promise<void> {
  if (session.manifest === undefined) return;
  await shredEpochs(session, session.manifest.shredding);
  await moveStates(session);
}

/** Moves counts to the epochs that replace theirs, and shreds where they were. Moving twice counts once. */
export async function moveStates(session: Session): Promise<void> {
  for (const { from, to } of manifestOf(session).moving) {
    const source = session.epochs.get(from);
    const target = session.epochs.get(to);
    if (source?.held !== undefined && target?.held?.gen === 0) {
      await writeState(session, target, { state: source.held.state, inDoubt: 0 });
    }
    await shredEpochs(session, [from]);
  }
}
