/** From stored bytes and a secret to a session. Nothing is written here but a database that was gone. */
import {
  type Manifest,
  openManifest,
  openState,
  SealError,
  type SessionKeys,
  WORK_DEFAULT,
} from "@vifragar/sealing/device";
import { replay } from "../copy/change.ts";
import type { OpenedCopy } from "../copy/vault-copy.ts";
import { type StateRow, VAULT_VERSION, type VaultDatabase, type VaultRow } from "../database.ts";
import type { EraseTable } from "../erase-table.ts";
import type { HandBack, Keyring, SlotSecret } from "../keyring.ts";
import { owned, wipeBytes } from "../owned-bytes.ts";
import { type Place, placeName } from "../place.ts";
import type { Remote } from "../remote.ts";
import { VaultError } from "../vault-error.ts";
import { halfOf } from "./epochs.ts";
import { digestOf, type HeldState, type Session } from "./session.ts";
import { type FoundCopy, findCopy, restoreFrom } from "./two-copies.ts";

/** What opening needs besides the secret. */
export interface Opening {
  readonly place: Place;
  readonly db: VaultDatabase;
  /** Whether an erase table lies in a private file, without opening it. */
  readonly hasTable: () => Promise<boolean>;
  readonly openTable: (erasable: boolean) => Promise<EraseTable | undefined>;
  readonly makeTable: () => Promise<EraseTable>;
  readonly openCopy: () => Promise<OpenedCopy>;
  /** Sealed rows of hand-overs that lie beside the copy, by id. */
  readonly keptRows: () => Promise<ReadonlyMap<string, Uint8Array>>;
  readonly keyring: Remote<Keyring>;
  readonly day: number;
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
  /** Opened and compared meanwhile: what takes long at an unlock is Argon2id. Undefined where there are no private files. */
  readonly copy: Promise<FoundCopy> | undefined;
  /** The database was gone, and is made anew from the copy. */
  readonly isRestored: boolean;
}

/** The vault that lies there. @throws VaultError `NO_VAULT`, `VERSION`, `EVICTED`. */
export async function readVault(opening: Omit<Opening, "keyring" | "day">): Promise<StoredVault> {
  const known = await opening.db.vault.get(0);
  if (known === undefined) {
    // A table that no row knows of: there was a vault, and the browser has lost its database.
    if (!(await opening.hasTable())) throw new VaultError("NO_VAULT");
    const copy = await opening.openCopy();
    try {
      const row = await restoreFrom(opening.db, replay(copy.steps), await opening.keptRows());
      if (row === undefined) throw new VaultError("EVICTED");
      const found = findCopy(opening.db, Promise.resolve(copy));
      return { ...(await withTable(opening, row)), copy: found, isRestored: true };
    } catch (error) {
      await copy.copy.close();
      throw error;
    }
  }
  const stored = await withTable(opening, known);
  const copy = known.erasable ? findCopy(opening.db, opening.openCopy()) : undefined;
  copy?.catch(() => undefined);
  return { ...stored, copy, isRestored: false };
}

async function withTable(
  { openTable }: Pick<Opening, "openTable">,
  row: VaultRow,
): Promise<Pick<StoredVault, "row" | "table">> {
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
  const sealed = await readSealed(db);
  const epochs = (await db.dek.toArray()).map(({ epoch, half, bytes }) => ({
    epoch,
    eraseSecret: stored.table.secret({ kind: "epoch", epoch }, half),
    wrapped: bytes,
  }));
  const { slotId, keys, failed } = await keyring.open({ ...secret, vaultId, slots: sealed.slots, epochs });
  const { session, findings } = sessionFrom(opening, stored, { ...sealed, keys });
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
  const sealed = await readSealed(opening.db);
  const { keys, codeKey } = await opening.keyring.openBack({ ...code, work: WORK_DEFAULT });
  const opened = sessionFrom(opening, stored, { ...sealed, keys });
  opened.session.handBack = { codeKey: owned(codeKey), salt: code.salt };
  return opened;
}

/** What the keys will open, read before they are there: a person waits for what is done after Argon2id. */
interface Sealed {
  readonly slots: readonly Uint8Array[];
  readonly states: ReadonlyMap<number, StateRow>;
}

async function readSealed(db: VaultDatabase): Promise<Sealed> {
  const [slots, states] = await Promise.all([db.slot.toArray(), db.state.toArray()]);
  return {
    slots: slots.map(({ bytes }) => bytes),
    states: new Map(states.map((state) => [state.epoch, state])),
  };
}

function sessionFrom(
  { place, db }: Opening,
  { row, table }: StoredVault,
  { slots, states, keys }: Sealed & { readonly keys: SessionKeys },
): { readonly session: Session; readonly findings: Findings } {
  const digest = digestOf(slots);
  const meta = owned(keys.meta);
  const manifest = manifestFrom(meta, row, digest, place);
  const session: Session = {
    ...{ place, db, table, row, vaultId: row.vaultId, slotDigest: digest, meta, manifest },
    ...{ epochs: new Map(), copy: undefined, names: undefined },
    ...{ handBack: undefined, nextCollector: undefined, opener: undefined },
  };
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
  { epoch, gen, half, bytes }: StateRow,
): HeldState | undefined {
  const stateSecret = session.table.secret({ kind: "state", epoch }, half);
  try {
    return { state: openState(dek, bytes, { vaultId: session.vaultId, epoch, gen, stateSecret }), gen, half };
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}
