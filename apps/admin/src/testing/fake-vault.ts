/** A vault in memory, with real keys and real sealing, and none of the storage, workers or passphrases. */
import {
  decryptWith,
  EnvelopeError,
  makeIdentity,
  makeSigningKey,
  ready,
  type SigningKey,
  type SnapshotDraft,
  sealSnapshot,
  sign,
  snapshotDigest,
} from "@vifragar/sealing";
import type { CollectingVault, RecordChange, UnlockReport, Vault, VaultStatus } from "@vifragar/vault";
import { randomHex } from "../ui/random-hex.ts";

/** The passphrase of every fake vault. */
export const PASSPHRASE = "ett par tre fyra fem";

export interface FakeVault extends CollectingVault {
  /** The records as they lie, for tests that damage or count them. */
  readonly records: Map<string, Uint8Array>;
  /** Makes the next write fail, as a full disk does. */
  failNextWrite(error: Error): void;
}

const nothingToTell: UnlockReport = {
  lastOpened: null,
  handOvers: [],
  inDoubt: false,
  secondCopy: "same",
  readOnly: false,
  erasable: true,
  damaged: [],
  overdue: [],
};

const absent = () => Promise.reject(new Error("the fake vault cannot do this"));

/** A vault that has not been made yet. @param prov - Of a provförbund: what it seals says so. */
export function fakeVault({ prov = false } = {}): FakeVault {
  const records = new Map<string, Uint8Array>();
  const listeners = new Set<Parameters<Vault["onChange"]>[0]>();
  let status: VaultStatus = { kind: "none" };
  let keys:
    | { readonly identity: string; readonly recipient: string; readonly signing: SigningKey }
    | undefined;
  let next: typeof keys;
  const before: string[] = [];
  let failure: Error | undefined;
  const incarnation = randomHex(16);
  let seq = 0;
  let previous = "0".repeat(64);

  const open: VaultStatus = { kind: "unlocked", readOnly: false, erasable: true };
  const changeRecords = async (changes: readonly RecordChange[]) => {
    if (failure !== undefined) {
      const error = failure;
      failure = undefined;
      throw error;
    }
    for (const { name, bytes } of changes) {
      if (bytes === null) records.delete(name);
      else records.set(name, bytes.slice());
    }
  };
  const collector = async () =>
    keys === undefined ? undefined : { recipient: keys.recipient, signer: keys.signing.publicKey };

  return {
    records,
    failNextWrite: (error) => {
      failure = error;
    },
    status: async () => status,
    prepare: async () => undefined,
    create: async () => {
      status = open;
      return { recoveryKey: "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG" };
    },
    unlock: async () => {
      status = open;
      return nothingToTell;
    },
    lock: async () => {
      status = {
        kind: "locked",
        slots: ["passphrase"],
        handOver: "none",
        handBackCode: false,
        erasable: true,
      };
      for (const listener of listeners) listener("locked");
    },
    wipe: async () => {
      records.clear();
      status = { kind: "none" };
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sign: async (domain, message) => {
      if (keys === undefined) throw new Error("no key has been made");
      return sign(domain, message, keys.signing.seed);
    },
    changeRecords,
    putRecord: (name, bytes) => changeRecords([{ name, bytes }]),
    deleteRecord: (name) => changeRecords([{ name, bytes: null }]),
    getRecord: async (name) => records.get(name)?.slice(),
    listRecords: async (prefix) => [...records.keys()].filter((name) => name.startsWith(prefix)).toSorted(),
    createCollector: async () => {
      await ready;
      const [main, reserve] = await Promise.all([makeIdentity(), makeIdentity()]);
      keys = { ...main, signing: makeSigningKey() };
      const { recipient: recoveryRecipient, identity: recoveryIdentity } = reserve;
      return {
        recipient: main.recipient,
        signer: keys.signing.publicKey,
        recoveryRecipient,
        recoveryIdentity,
      };
    },
    draftCollector: async () => {
      const [main, reserve] = await Promise.all([makeIdentity(), makeIdentity()]);
      next = { ...main, signing: makeSigningKey() };
      return {
        recipient: main.recipient,
        signer: next.signing.publicKey,
        recoveryRecipient: reserve.recipient,
        recoveryIdentity: reserve.identity,
      };
    },
    adoptCollector: async ({ signer, changes }) => {
      if (keys === undefined || next?.signing.publicKey !== signer)
        throw new Error("these keys are not drafted");
      await changeRecords(changes);
      before.unshift(keys.identity);
      keys = next;
    },
    collector,
    decrypt: async (file) => {
      try {
        return { ok: true, value: await decryptWith([keys?.identity ?? "", ...before], file) };
      } catch (error) {
        if (error instanceof EnvelopeError) return { ok: false, code: error.code };
        throw error;
      }
    },
    slots: async () => [],
    changePassphrase: absent,
    addPassphrase: absent,
    addPasskey: absent,
    renewRecoveryKey: absent,
    revoke: absent,
    device: async () => ({ signer: keys?.signing.publicKey ?? "", incarnation }),
    sealSum: async ({ counts, recipients, coveragePlan, ...told }) => {
      if (keys === undefined) throw new Error("no key has been made");
      const { seed } = keys.signing;
      seq += 1;
      const line = { incarnation, seq, previous, final: true };
      const header: SnapshotDraft = { ...told, ...line, prov, kind: "tally" };
      const about: SnapshotDraft = { ...header, kind: "coverage", plan: coveragePlan.hash, forms: 0 };
      previous = snapshotDigest({ ...header, signer: keys.signing.publicKey }, counts);
      return {
        tally: await sealSnapshot({ header, cells: counts, seed, recipients }),
        coverage: await sealSnapshot({
          header: about,
          cells: coveragePlan.cells.map((cell) => counts[cell] ?? 0),
          seed,
          recipients,
        }),
        seq,
      };
    },
    renewIncarnation: absent,
    checkRoom: absent,
    contribute: absent,
    coverage: absent,
    pending: absent,
    handIn: absent,
    lastHandIn: absent,
    noteReceipt: absent,
    chooseHandBackCode: absent,
    beginHandOver: absent,
    prepareHandOvers: absent,
    openHandOvers: absent,
    closeHandOver: absent,
    sealHandOver: absent,
    importCollector: absent,
  };
}
