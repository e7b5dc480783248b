/**
 * A vault in memory that keeps the contract of `@vifragar/vault`, for tests of screens.
 *
 * Nothing in it is sealed. What it counted and stored can be looked at from outside, which a real vault never allows.
 */
import { hasEnded, periodKey } from "@vifragar/core";
import { makeSigningKey, sign } from "@vifragar/sealing";
import {
  type HandInResult,
  type HandOver,
  type HandOverOutcome,
  type HandOverRow,
  type Pending,
  type TallyKey,
  type Vault,
  VaultError,
  type VaultStatus,
} from "@vifragar/vault";

interface MemoryTally {
  readonly key: TallyKey;
  counts: number[];
  forms: number;
  newForms: number;
  hasNew: boolean;
  final: boolean;
  last?: Extract<HandInResult, { ok: true }>;
}

interface OpenHandOver {
  readonly handOver: HandOver;
  row?: HandOverRow;
  shown: boolean;
  isClosed?: boolean;
}

export interface MemoryVault extends Vault {
  /** What was counted, by insats and period key. */
  readonly tallies: ReadonlyMap<string, { readonly counts: readonly number[]; readonly forms: number }>;
  readonly records: ReadonlyMap<string, Uint8Array>;
  readonly rows: readonly HandOverRow[];
  /** The numbers of each call to `noteReceipt`. */
  readonly receipts: readonly (readonly number[])[];
  /** Makes the next call of a method fail. */
  readonly failNext: (
    method: "contribute" | "handIn" | "status" | "beginHandOver" | "checkRoom",
    code: VaultError["code"],
  ) => void;
  /** As when the app was closed: locked, and the hand-back code gone. */
  readonly close: () => void;
}

export interface MemoryVaultOptions {
  readonly prov?: boolean;
  /** Makes it exist from the start, locked. */
  readonly passphrase?: string;
}

/** A vault in memory. `ready` of sealing must have resolved. */
export function memoryVault({ prov = false, passphrase }: MemoryVaultOptions = {}): MemoryVault {
  const key = makeSigningKey();
  const records = new Map<string, Uint8Array>();
  const receipts: (readonly number[])[] = [];
  const tallies = new Map<string, MemoryTally>();
  const listeners = new Set<(status: "unlocked" | "locked" | "handed-over") => void>();
  const failures = new Map<string, VaultError["code"]>();
  let words = passphrase;
  let isOpen = false;
  let code: string | undefined;
  let codeReady = false;
  let open: OpenHandOver[] = [];
  let seq = 0;
  let made = 0;

  const isWaiting = ({ row, isClosed }: OpenHandOver) => row === undefined && isClosed !== true;
  const tell = (status: "unlocked" | "locked" | "handed-over") => {
    for (const listener of [...listeners]) listener(status);
  };
  const mustBeOpen = () => {
    if (!isOpen) throw new VaultError("LOCKED");
  };
  const failIfAsked = (method: string) => {
    const failure = failures.get(method);
    failures.delete(method);
    if (failure !== undefined) throw new VaultError(failure);
  };
  const nameOf = ({ insats, plan, period }: TallyKey) => `${insats}/${plan}/${periodKey(period)}`;
  const tallyAt = ({ insats, plan, period }: TallyKey, cells: number): MemoryTally => {
    const name = nameOf({ insats, plan, period });
    const found = tallies.get(name);
    if (found !== undefined) return found;
    const counts = Array.from({ length: cells }, () => 0);
    const fresh = {
      key: { insats, plan, period },
      counts,
      forms: 0,
      newForms: 0,
      hasNew: false,
      final: false,
    };
    tallies.set(name, fresh);
    return fresh;
  };
  const add = (
    to: TallyKey,
    { forms, counts }: { readonly forms: number; readonly counts: readonly number[] },
  ) => {
    const tally = tallyAt(to, counts.length);
    if (tally.final) throw new VaultError("PERIOD_CLOSED");
    tally.counts = tally.counts.map((count, at) => count + (counts[at] ?? 0));
    tally.forms += forms;
    tally.newForms += forms;
    tally.hasNew = true;
  };
  const status = (): VaultStatus => {
    if (words === undefined) return { kind: "none" };
    if (isOpen) return { kind: "unlocked", readOnly: false, erasable: true };
    const handOver = open.length === 0 ? "none" : open.some(isWaiting) ? "waiting" : "sealed";
    return {
      kind: "locked",
      slots: ["passphrase", "recovery"],
      handOver,
      handBackCode: codeReady,
      erasable: true,
    };
  };
  const takeBack = (): readonly HandOverOutcome[] => {
    const outcomes = open.map(({ handOver, row, shown }): HandOverOutcome => {
      const { id, context, insats, plan, period } = handOver;
      if (row === undefined) return { kind: "nothing", id };
      if (row.kind === "response") {
        const tally = { insats, plan, period };
        return { kind: "response", id, note: row.note, tally, context, bytes: row.bytes, shownBefore: shown };
      }
      add(handOver, row);
      return { kind: "counted", id, note: row.note };
    });
    open = open.filter(({ row }) => row?.kind === "response").map((one) => ({ ...one, shown: true }));
    return outcomes;
  };
  const notInMemory = () => Promise.reject(new VaultError("CALL"));

  return {
    receipts,
    tallies,
    records,
    get rows() {
      return open.flatMap(({ row }) => row ?? []);
    },
    failNext: (method, failure) => void failures.set(method, failure),
    close: () => {
      isOpen = false;
      codeReady = false;
    },
    status: async () => {
      failIfAsked("status");
      return status();
    },
    prepare: async () => {},
    create: async ({ passphrase: chosen }) => {
      if (words !== undefined) throw new VaultError("EXISTS");
      words = chosen;
      isOpen = true;
      tell("unlocked");
      return { recoveryKey: "1234-5678-9ABC-DEFG-HJKM-NPQR-STVW" };
    },
    unlock: async (secret) => {
      const isRight =
        (secret.kind === "passphrase" && secret.passphrase === words) ||
        (secret.kind === "hand-back-code" && codeReady && secret.code === code);
      if (!isRight) throw new VaultError("BAD_SECRET_OR_TAMPERED_SLOT");
      isOpen = true;
      codeReady = false;
      const handOvers = takeBack();
      tell("unlocked");
      return {
        lastOpened: null,
        handOvers,
        inDoubt: false,
        secondCopy: "same",
        readOnly: false,
        erasable: true,
        damaged: [],
        overdue: [],
      };
    },
    lock: async () => {
      isOpen = false;
      codeReady = false;
      code = undefined;
      tell("locked");
    },
    wipe: async () => {
      isOpen = false;
      words = undefined;
      open = [];
      records.clear();
      tallies.clear();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    slots: async () => [{ id: "1", kind: "passphrase", label: "" }],
    changePassphrase: async ({ next }) => {
      words = next;
    },
    addPassphrase: notInMemory,
    addPasskey: notInMemory,
    renewRecoveryKey: notInMemory,
    revoke: notInMemory,
    device: async () => {
      mustBeOpen();
      return { signer: key.publicKey, incarnation: "0f".repeat(16) };
    },
    renewIncarnation: notInMemory,
    sign: async (domain, message) => {
      mustBeOpen();
      return sign(domain, message, key.seed);
    },
    putRecord: async (name, bytes) => {
      mustBeOpen();
      records.set(name, bytes);
    },
    changeRecords: notInMemory,
    getRecord: async (name) => {
      mustBeOpen();
      return records.get(name);
    },
    listRecords: async (prefix) => {
      mustBeOpen();
      return [...records.keys()].filter((name) => name.startsWith(prefix)).sort();
    },
    deleteRecord: async (name) => void records.delete(name),
    contribute: async (contribution) => {
      mustBeOpen();
      failIfAsked("contribute");
      add(contribution, contribution);
      open = open.filter(({ handOver }) => handOver.id !== contribution.handOver);
    },
    coverage: async ({ cells, ...of }) => {
      mustBeOpen();
      const tally = tallies.get(nameOf(of));
      return cells.map((cell) => tally?.counts[cell] ?? 0);
    },
    pending: async (day): Promise<readonly Pending[]> => {
      mustBeOpen();
      return [...tallies.values()].map(({ key: of, hasNew, final }) => ({
        ...of,
        hasNew,
        ended: hasEnded(of.period, day),
        final,
      }));
    },
    handIn: async ({ final, k, day, cells, ...of }) => {
      mustBeOpen();
      failIfAsked("handIn");
      const tally = tallyAt(of, cells ?? 0);
      if (tally.final) return { ok: false, code: "PERIOD_CLOSED" };
      if (final && !prov && !hasEnded(of.period, day)) return { ok: false, code: "PERIOD_OPEN" };
      if (!final && !tally.hasNew) return { ok: false, code: "NOTHING_NEW" };
      if (!final && tally.newForms < k) return { ok: false, code: "K_NOT_REACHED" };
      seq += 1;
      const handedIn = {
        ok: true,
        tally: new Uint8Array(4_400),
        coverage: new Uint8Array(1_300),
        seq,
      } as const;
      Object.assign(tally, { hasNew: false, newForms: 0, final, last: handedIn });
      return handedIn;
    },
    lastHandIn: async (of) => tallies.get(nameOf(of))?.last,
    noteReceipt: async ({ seqs, day }) => {
      mustBeOpen();
      receipts.push(seqs);
      // The real one shreds whole epochs. Here everything that has ended is one.
      const ended = [...tallies].filter(([, { key: of }]) => hasEnded(of.period, day));
      if (ended.every(([, { final, last }]) => final && last !== undefined && seqs.includes(last.seq)))
        for (const [name] of ended) tallies.delete(name);
    },
    chooseHandBackCode: async (chosen) => {
      mustBeOpen();
      code = chosen;
    },
    beginHandOver: async ({ context, ...of }) => {
      mustBeOpen();
      failIfAsked("beginHandOver");
      made += 1;
      const handOver: HandOver = { ...of, context, id: String(made), publicKey: "00".repeat(32) };
      open = [...open, { handOver, shown: false }];
      isOpen = false;
      codeReady = code !== undefined;
      tell("handed-over");
      return handOver;
    },
    prepareHandOvers: notInMemory,
    checkRoom: async () => failIfAsked("checkRoom"),
    closeHandOver: async ({ id }) => {
      for (const one of open) if (one.handOver.id === id) one.isClosed = true;
    },
    openHandOvers: async () => open.filter(isWaiting).map(({ handOver }) => handOver),
    sealHandOver: async ({ id }, row) => {
      const found = open.find(({ handOver }) => handOver.id === id);
      if (found === undefined || found.row !== undefined) throw new VaultError("HAND_OVER_GONE");
      found.row = row;
    },
    createCollector: notInMemory,
    importCollector: notInMemory,
    draftCollector: notInMemory,
    adoptCollector: notInMemory,
    collector: async () => undefined,
    decrypt: notInMemory,
  };
}
