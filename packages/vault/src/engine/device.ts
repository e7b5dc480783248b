/** Who this device is: its signing seed and incarnation, and the collecting key if it has one. */
import {
  concat,
  decryptWith,
  EnvelopeError,
  fromHex,
  makeIdentity,
  makeSigningKey,
  type Opener,
  openerOf,
  recipientOf,
  sign,
  signingKeyOf,
  toHex,
  utf8,
} from "@vifragar/sealing";
import { randomBytes } from "@vifragar/sealing/device";
import type { Collector, DeviceIdentity, Opened, RecordChange } from "../vault.ts";
import { VaultError } from "../vault-error.ts";
import { changeRecords, getRecord } from "./records.ts";
import type { Session } from "./session.ts";

const SEED_BYTES = 32;
const INCARNATION_BYTES = 16;

interface Device {
  readonly seed: Uint8Array;
  readonly incarnation: Uint8Array;
}

/** The record of a new device. */
export function makeDevice(): Uint8Array {
  return concat(makeSigningKey().seed, randomBytes(INCARNATION_BYTES));
}

async function deviceOf(session: Session): Promise<Device> {
  const bytes = await getRecord(session, 0, "device");
  if (bytes?.length !== SEED_BYTES + INCARNATION_BYTES) throw new VaultError("RECORD_TAMPERED");
  return { seed: bytes.subarray(0, SEED_BYTES), incarnation: bytes.subarray(SEED_BYTES) };
}

/** The seed and the incarnation, for signing snapshots in this worker. */
export async function signerOf(
  session: Session,
): Promise<{ readonly seed: Uint8Array; readonly incarnation: string }> {
  const { seed, incarnation } = await deviceOf(session);
  return { seed, incarnation: toHex(incarnation) };
}

export async function deviceIdentity(session: Session): Promise<DeviceIdentity> {
  const { seed, incarnation } = await deviceOf(session);
  return { signer: signingKeyOf(seed).publicKey, incarnation: toHex(incarnation) };
}

/** The same key as another incarnation: what was sent before stays what it was, and counting starts a new line. */
export async function renewIncarnation(session: Session): Promise<DeviceIdentity> {
  const { seed } = await deviceOf(session);
  const bytes = concat(seed, randomBytes(INCARNATION_BYTES));
  await changeRecords(session, { own: [{ name: "device", bytes }] });
  return deviceIdentity(session);
}

export async function signWith(session: Session, domain: string, message: Uint8Array): Promise<Uint8Array> {
  return sign(domain, message, (await deviceOf(session)).seed);
}

/** @throws VaultError `EXISTS`. */
export async function createCollector(
  session: Session,
): Promise<Collector & { readonly recoveryRecipient: string; readonly recoveryIdentity: string }> {
  const own = await makeIdentity();
  const recovery = await makeIdentity();
  const collector = await storeCollector(session, own.identity);
  return { ...collector, recoveryRecipient: recovery.recipient, recoveryIdentity: recovery.identity };
}

/** @throws VaultError `EXISTS`; EnvelopeError `IDENTITY`, BytesError for a seed that is none. */
export async function importCollector(
  session: Session,
  key: { readonly identity: string; readonly seed: string },
): Promise<Collector> {
  const seed = fromHex(key.seed, SEED_BYTES);
  await recipientOf(key.identity);
  const { incarnation } = await deviceOf(session);
  return storeCollector(session, key.identity, concat(seed, incarnation));
}

async function storeCollector(session: Session, identity: string, device?: Uint8Array): Promise<Collector> {
  if ((await getRecord(session, 0, "collector")) !== undefined) throw new VaultError("EXISTS");
  const changes = [{ name: "collector", bytes: utf8(identity) }];
  const own = device === undefined ? changes : [...changes, { name: "device", bytes: device }];
  await changeRecords(session, { own });
  return { recipient: await recipientOf(identity), signer: (await deviceIdentity(session)).signer };
}

/**
 * New keys for the collector, held until they are adopted or the vault locks. Nothing is written: the recovery
 * identity can be on paper before anything is sealed to it.
 *
 * @throws VaultError `NO_COLLECTOR`.
 */
export async function draftCollector(
  session: Session,
): Promise<Collector & { readonly recoveryRecipient: string; readonly recoveryIdentity: string }> {
  if ((await identitiesOf(session)).length === 0) throw new VaultError("NO_COLLECTOR");
  const own = await makeIdentity();
  const recovery = await makeIdentity();
  const { seed, publicKey: signer } = makeSigningKey();
  session.nextCollector = { identity: own.identity, seed, signer };
  return {
    recipient: own.recipient,
    signer,
    recoveryRecipient: recovery.recipient,
    recoveryIdentity: recovery.identity,
  };
}

/**
 * Puts drafted keys in force, in one step with the app's own records. The identities before still open what
 * was sealed to them; the signing seed before is gone.
 *
 * @throws VaultError `CALL` when these keys are not the drafted ones.
 */
export async function adoptCollector(
  session: Session,
  { signer, changes }: { readonly signer: string; readonly changes: readonly RecordChange[] },
): Promise<void> {
  const next = session.nextCollector;
  if (next?.signer !== signer) throw new VaultError("CALL");
  const { incarnation } = await deviceOf(session);
  const identities = [next.identity, ...(await identitiesOf(session))];
  await changeRecords(session, {
    own: [
      { name: "collector", bytes: utf8(identities.join("\n")) },
      { name: "device", bytes: concat(next.seed, incarnation) },
    ],
    app: changes,
  });
  session.nextCollector = undefined;
  session.opener = undefined;
}

/** What opens files to the collector: its identity, then those it had before. */
async function identitiesOf(session: Session): Promise<readonly string[]> {
  const bytes = await getRecord(session, 0, "collector");
  return bytes === undefined ? [] : new TextDecoder().decode(bytes).split("\n");
}

export async function collector(session: Session): Promise<Collector | undefined> {
  const [identity] = await identitiesOf(session);
  if (identity === undefined) return undefined;
  return { recipient: await recipientOf(identity), signer: (await deviceIdentity(session)).signer };
}

/** @throws VaultError `NO_COLLECTOR`. */
export async function decrypt(session: Session, file: Uint8Array): Promise<Opened<Uint8Array>> {
  session.opener ??= await openerIn(session);
  try {
    return { ok: true, value: await decryptWith(session.opener, file) };
  } catch (error) {
    if (error instanceof EnvelopeError) return { ok: false, code: error.code };
    throw error;
  }
}

async function openerIn(session: Session): Promise<Opener> {
  const identities = await identitiesOf(session);
  if (identities.length === 0) throw new VaultError("NO_COLLECTOR");
  return openerOf(identities);
}
