/** Changing who can open the vault. Each change opens it once more with a key: the session itself has none. */
import { fromHex, toHex } from "@vifragar/sealing";
import {
  makeRecoverySecret,
  otherHalf,
  passkeyInput,
  randomBytes,
  readSlot,
  recoveryKeyText,
  SLOT_ID_BYTES,
  SLOT_SALT_BYTES,
  slotDigest,
  WORK_DEFAULT,
  type Work,
} from "@vifragar/sealing/device";
import type { Change } from "../copy/change.ts";
import type { SlotRow, VaultDatabase } from "../database.ts";
import type { Keyring, MadeSlot, NewSlot, SlotSecret } from "../keyring.ts";
import { owned, wipeBytes } from "../owned-bytes.ts";
import type { Remote } from "../remote.ts";
import type { Slot } from "../vault.ts";
import { VaultError } from "../vault-error.ts";
import { currentEpochs, epochOf, halvesFrom } from "./epochs.ts";
import { manifestOf, type Session } from "./session.ts";
import { addEpochs, moveStates } from "./settling.ts";
import { commit, rewriteCopy } from "./writing.ts";

/** The slots, with what staff call them. */
export async function slotsOf(session: Session): Promise<readonly Slot[]> {
  const { labels } = manifestOf(session);
  return (await session.db.slot.toArray()).map(({ id, bytes }) => ({
    id,
    kind: readSlot(bytes).kind,
    label: labels[id] ?? "",
  }));
}

/** A passkey as its authenticator is asked for it. */
export interface PasskeyQuestion {
  readonly slotId: string;
  readonly credentialId: Uint8Array;
  /** What its PRF is evaluated on, 32 bytes. */
  readonly input: Uint8Array;
}

/** The passkeys that open the vault, read without any key. */
export async function passkeysOf(db: VaultDatabase): Promise<readonly PasskeyQuestion[]> {
  const row = await db.vault.get(0);
  if (row === undefined) throw new VaultError("NO_VAULT");
  return (await db.slot.toArray()).flatMap(({ id, bytes }) => {
    const header = readSlot(bytes);
    if (header.kind !== "passkey") return [];
    return [
      { slotId: id, credentialId: header.credentialId.slice(), input: passkeyInput(row.vaultId, header) },
    ];
  });
}

/** Ids and input for a passkey that is about to be made. */
export function newPasskey(vaultId: Uint8Array): {
  readonly newSlotId: Uint8Array;
  readonly salt: Uint8Array;
  readonly input: Uint8Array;
} {
  const newSlotId = randomBytes(SLOT_ID_BYTES);
  const salt = randomBytes(SLOT_SALT_BYTES);
  return { newSlotId, salt, input: passkeyInput(vaultId, { slotId: newSlotId, salt }) };
}

/** Lets the keyring hold the vault key. @returns the slot that opened. */
async function prove(session: Session, keyring: Remote<Keyring>, secret: SlotSecret): Promise<SlotRow> {
  const rows = await session.db.slot.toArray();
  const slots = rows.map(({ bytes }) => bytes);
  const { slotId } = await keyring.open({ ...secret, vaultId: session.vaultId, slots, epochs: [] });
  return rows.find(({ id }) => id === slotId) ?? { id: slotId, bytes: new Uint8Array() };
}

/** Writes the slot table anew, in one transaction with the manifest that is bound to it. */
async function storeSlots(
  session: Session,
  slots: readonly SlotRow[],
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  const before = session.slotDigest;
  session.slotDigest = slotDigest(slots.map(({ bytes }) => bytes));
  const kept = Object.fromEntries(
    Object.entries(labels).filter(([id]) => slots.some((slot) => slot.id === id)),
  );
  try {
    await commit(session, { labels: kept }, await inPlaceOfSlots(session, slots));
  } catch (error) {
    session.slotDigest = before;
    throw error;
  }
  await forgetOldKeys(session);
}

/** What the old words opened is overwritten in the copy. */
async function forgetOldKeys(session: Session): Promise<void> {
  // The change is made and on the disk: a copy that cannot be tidied now is tidied later, as it grows.
  await rewriteCopy(session).catch(() => undefined);
}

/** Slots in place of all there are. */
async function inPlaceOfSlots({ db }: Session, slots: readonly SlotRow[]): Promise<readonly Change[]> {
  const ids = await db.slot.toCollection().primaryKeys();
  const gone = ids.filter((id) => slots.every((slot) => slot.id !== id));
  return [
    ...gone.map((key): Change => ({ kind: "delete", table: "slot", key })),
    ...slots.map((row): Change => ({ kind: "put", table: "slot", row })),
  ];
}

const rowOf = ({ slotId, bytes }: MadeSlot): SlotRow => ({ id: slotId, bytes });

/** A new passphrase in place of the one that opened; no data is touched. */
export async function changePassphrase(
  session: Session,
  keyring: Remote<Keyring>,
  options: { readonly current: SlotSecret; readonly next: Uint8Array; readonly work?: Work },
): Promise<void> {
  const old = await prove(session, keyring, options.current);
  const work = options.work ?? readSlot(old.bytes).work ?? WORK_DEFAULT;
  const made = await keyring.addSlot({ kind: "passphrase", secretBytes: options.next, work });
  const { labels } = manifestOf(session);
  const others = (await session.db.slot.toArray()).filter(({ id }) => id !== old.id);
  await storeSlots(session, [...others, rowOf(made)], { ...labels, [made.slotId]: labels[old.id] ?? "" });
}

/** One slot more. */
export async function addSlot(
  session: Session,
  keyring: Remote<Keyring>,
  options: { readonly current: SlotSecret; readonly slot: NewSlot; readonly label: string },
): Promise<Slot> {
  await prove(session, keyring, options.current);
  const made = await keyring.addSlot(options.slot);
  const labels = { ...manifestOf(session).labels, [made.slotId]: options.label };
  await storeSlots(session, [...(await session.db.slot.toArray()), rowOf(made)], labels);
  return { id: made.slotId, kind: options.slot.kind, label: options.label };
}

/** Another printed key in place of the one there is. */
export async function renewRecoveryKey(
  session: Session,
  keyring: Remote<Keyring>,
  current: SlotSecret,
): Promise<{ readonly recoveryKey: string }> {
  await prove(session, keyring, current);
  const { made, recoveryKey } = await recoverySlot(keyring);
  const others = (await session.db.slot.toArray()).filter(({ bytes }) => readSlot(bytes).kind !== "recovery");
  await storeSlots(session, [...others, rowOf(made)], manifestOf(session).labels);
  return { recoveryKey };
}

async function recoverySlot(keyring: Remote<Keyring>): Promise<{ made: MadeSlot; recoveryKey: string }> {
  const secret = makeRecoverySecret();
  const recoveryKey = recoveryKeyText(secret);
  return {
    made: await keyring.addSlot({ kind: "recovery", secretBytes: secret, work: WORK_DEFAULT }),
    recoveryKey,
  };
}

/**
 * Shuts out everyone else, also from every copy taken before.
 *
 * New vault key; each epoch's secret goes over to its other half and its key is wrapped anew; the old halves are
 * overwritten; and new epochs begin, so that someone who has kept an epoch key cannot read what comes.
 */
export async function revoke(
  session: Session,
  keyring: Remote<Keyring>,
  options: { readonly current: SlotSecret; readonly day: number },
): Promise<{ readonly recoveryKey: string }> {
  const { db, table } = session;
  const again = options.current.secretBytes.slice();
  const own = await prove(session, keyring, options.current);
  const held = [...session.epochs.values()];
  const halves = new Map((await db.dek.toArray()).map(({ epoch, half }) => [epoch, half]));
  for (const { epoch } of held) table.renew({ kind: "epoch", epoch }, otherHalf(halves.get(epoch) ?? 0));
  await table.flush();

  const renewed = held.map(({ epoch, dek }) => {
    const half = otherHalf(halves.get(epoch) ?? 0);
    return { epoch, half, dek, eraseSecret: table.secret({ kind: "epoch", epoch }, half) };
  });
  const { meta, epochs } = await keyring.renew(renewed);
  const header = readSlot(own.bytes);
  const kept = await keyring.addSlot({
    kind: header.kind,
    secretBytes: again,
    work: header.work ?? WORK_DEFAULT,
    // What a passkey gives depends on these; a passphrase or printed key gets new ones.
    ...(header.kind === "passkey" && {
      newSlotId: fromHex(toHex(header.slotId), 16),
      salt: header.salt.slice(),
      credentialId: header.credentialId.slice(),
    }),
  });
  const { made: recovery, recoveryKey } = await recoverySlot(keyring);
  const slots = header.kind === "recovery" ? [rowOf(recovery)] : [rowOf(kept), rowOf(recovery)];
  await storeRevoked(session, { slots, meta, keptLabel: [own.id, kept.slotId], renewed, epochs });

  for (const { epoch, half } of renewed) table.renew({ kind: "epoch", epoch }, otherHalf(half));
  await table.flush();
  await startNewEpochs(session, keyring, options.day);
  await forgetOldKeys(session);
  return { recoveryKey };
}

async function storeRevoked(
  session: Session,
  change: {
    readonly slots: readonly SlotRow[];
    readonly meta: Uint8Array;
    readonly keptLabel: readonly [from: string, to: string];
    readonly renewed: readonly { readonly epoch: number; readonly half: 0 | 1 }[];
    readonly epochs: readonly { readonly epoch: number; readonly wrapped: Uint8Array }[];
  },
): Promise<void> {
  const [from, to] = change.keptLabel;
  const label = manifestOf(session).labels[from];
  const deks = change.epochs.map(({ epoch, wrapped }) => {
    const half = change.renewed.find((candidate) => candidate.epoch === epoch)?.half ?? 0;
    return { kind: "put", table: "dek", row: { epoch, half, bytes: wrapped } } as const;
  });
  const before = { slotDigest: session.slotDigest, meta: session.meta };
  session.slotDigest = slotDigest(change.slots.map(({ bytes }) => bytes));
  session.meta = owned(change.meta);
  try {
    const labels = label === undefined ? {} : { [to]: label };
    await commit(session, { labels }, [...(await inPlaceOfSlots(session, change.slots)), ...deks]);
  } catch (error) {
    session.slotDigest = before.slotDigest;
    session.meta = before.meta;
    throw error;
  }
  wipeBytes(before.meta, change.meta);
}

/** New epochs for records and for every half-year that is counted; counts move over, and where they were is shredded. */
async function startNewEpochs(session: Session, keyring: Remote<Keyring>, day: number): Promise<void> {
  const counted = currentEpochs(session);
  const halves = counted.map(({ half }) => half);
  const missing = halvesFrom(day).filter((half) => epochOf(session, half) === undefined);
  const [recordEpoch, ...made] = await addEpochs(session, keyring, [null, ...halves, ...missing]);
  const moving = counted.flatMap(({ epoch }, index) => {
    const to = made[index];
    return to === undefined ? [] : [{ from: epoch, to }];
  });
  if (recordEpoch !== undefined) await commit(session, { recordEpoch, moving });
  await moveStates(session);
}
