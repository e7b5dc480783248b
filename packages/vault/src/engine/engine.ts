/** The vault worker's side of the contract: one session at most, and what each call does with it. */
import { ready } from "@vifragar/sealing";
import { randomBytes, sealHandBack, selfTest, WORK_DEFAULT, type Work } from "@vifragar/sealing/device";
import type { VaultDatabase } from "../database.ts";
import { type EraseStorage, EraseTable } from "../erase-table.ts";
import type { HandBack, Keyring, NewSlot, SlotSecret } from "../keyring.ts";
import { owned, wipeBytes } from "../owned-bytes.ts";
import type { Place } from "../place.ts";
import { connect, type Port, type Remote } from "../remote.ts";
import type {
  Contribution,
  HandInOptions,
  HandOver,
  HandOverOptions,
  RecordChange,
  SumOptions,
  TallyKey,
  UnlockReport,
} from "../vault.ts";
import { VaultError } from "../vault-error.ts";
import {
  addSlot,
  changePassphrase,
  newPasskey,
  passkeysOf,
  renewRecoveryKey,
  revoke,
  slotsOf,
} from "./changing.ts";
import { confirmCount, contribute, coverage, pending } from "./counting.ts";
import * as device from "./device.ts";
import { handIn, lastHandIn, sealSum } from "./hand-in.ts";
import { endCounted, makeHandOver, prepareHandOvers, takeBack } from "./hand-overs.ts";
import {
  createVault,
  type Findings,
  finishInterrupted,
  type Opening,
  openWithCode,
  openWithSlot,
  readVault,
  scrubUnusedHalves,
} from "./opening.ts";
import { changeRecords, getRecord, listRecords } from "./records.ts";
import { overdue, shredConfirmed, shredOld } from "./retention.ts";
import { commit, type Session, sessionKeys, wipeSession } from "./session.ts";

/** What an engine works with. In a worker these are real; in tests they are in memory. */
export interface EngineSurroundings {
  readonly place: Place;
  readonly db: VaultDatabase;
  /** The erase table's storage: `erasable` asks for the kind that the vault was made with. */
  readonly eraseStorage: (erasable: boolean) => Promise<EraseStorage>;
  /** Whether there is an erase table in a private file. Opens and makes nothing. */
  readonly hasEraseTable: () => Promise<boolean>;
  /** Like `eraseStorage`, falling back to a row where there are no private files. */
  readonly newEraseStorage: () => Promise<EraseStorage>;
  /** Less work for new slots, in tests alone. */
  readonly work?: Work;
}

export type Engine = ReturnType<typeof makeEngine>;

interface Day {
  readonly day: number;
}

export function makeEngine(surroundings: EngineSurroundings) {
  const { place, db } = surroundings;
  let open: Session | undefined;
  let keyring: Remote<Keyring> | undefined;

  const session = (): Session => {
    if (open === undefined) throw new VaultError("LOCKED");
    return open;
  };
  const ring = (): Remote<Keyring> => {
    if (keyring === undefined) throw new VaultError("CALL");
    return keyring;
  };
  const opening = (day: number): Opening => ({
    ...{ place, db, day, keyring: ring() },
    hasTable: surroundings.hasEraseTable,
    openTable: async (erasable) => EraseTable.open(await surroundings.eraseStorage(erasable)),
    makeTable: async () => EraseTable.make(await surroundings.newEraseStorage()),
  });

  /** What every opening sets right, whatever it was opened with. */
  async function settle(made: Session, findings: Findings, day: number): Promise<UnlockReport> {
    open = made;
    await finishInterrupted(made);
    await scrubUnusedHalves(made);
    const handOvers = await takeBack(made);
    await confirmCount(made);
    const readOnly = made.manifest === undefined;
    if (!readOnly) {
      await shredOld(made, day, findings.lastOpened);
      await commit(made, { lastOpened: day }, [], () => Promise.resolve());
    }
    return {
      ...{ handOvers, readOnly, erasable: made.table.erasable, overdue: overdue(made, day) },
      ...{ lastOpened: findings.lastOpened, inDoubt: findings.inDoubt, damaged: findings.damaged },
    };
  }

  async function unlockWith(
    day: number,
    opener: (
      opening: Opening,
      stored: Awaited<ReturnType<typeof readVault>>,
    ) => ReturnType<typeof openWithSlot>,
  ): Promise<UnlockReport> {
    await lock();
    const stored = await readVault(opening(day));
    try {
      const opened = await opener(opening(day), stored);
      return await settle(opened.session, opened.findings, day);
    } catch (error) {
      await stored.table.close();
      open = undefined;
      throw error;
    }
  }

  async function lock(): Promise<void> {
    if (open === undefined) return;
    const { table } = open;
    wipeSession(open);
    open = undefined;
    await table.close();
  }

  return {
    /** Settles when libsodium runs and has given its known answers. */
    prepare: async (): Promise<void> => {
      await ready;
      selfTest();
      await db.open();
      await keyring?.ready();
    },
    /** The unlock worker of the next operation. */
    attach: ({ port }: { readonly port: Port }): void => {
      keyring = connect<Keyring>(port).api;
    },
    detach: (): void => {
      keyring = undefined;
    },
    create: async (options: { readonly secretBytes: Uint8Array; readonly desktop: boolean } & Day) => {
      const { work } = surroundings;
      const made = await createVault(opening(options.day), { ...options, ...(work && { work }) });
      open = made.session;
      return { recoveryKey: made.recoveryKey };
    },
    unlock: ({ day, ...secret }: SlotSecret & Day): Promise<UnlockReport> =>
      unlockWith(day, (with_, stored) => openWithSlot(with_, stored, secret)),
    unlockWithCode: ({
      day,
      ...code
    }: HandBack & { readonly secretBytes: Uint8Array } & Day): Promise<UnlockReport> =>
      unlockWith(day, (with_, stored) => openWithCode(with_, stored, code)),
    lock,
    /** Overwrites and deletes everything, open or not. */
    destroy: async (): Promise<void> => {
      await lock();
      const row = await db.vault.get(0);
      for (const erasable of row === undefined ? [true, false] : [row.erasable]) {
        const storage = await surroundings.eraseStorage(erasable).catch(() => undefined);
        if (storage === undefined) continue;
        const table = await EraseTable.make(storage);
        await table.destroy();
        await storage.remove();
      }
      await db.delete();
    },

    /** What to ask an authenticator for: one input for each passkey that opens the vault. Works locked. */
    passkeys: () => passkeysOf(db),
    /** Ids for a passkey that is about to be made. */
    newPasskey: () => newPasskey(session().vaultId),
    slots: () => slotsOf(session()),
    changePassphrase: (options: { readonly current: SlotSecret; readonly next: Uint8Array }) => {
      const { work } = surroundings;
      return changePassphrase(session(), ring(), { ...options, ...(work && { work }) });
    },
    addSlot: (options: {
      readonly current: SlotSecret;
      readonly slot: Omit<NewSlot, "work">;
      readonly label: string;
    }) => {
      const slot = { ...options.slot, work: surroundings.work ?? WORK_DEFAULT };
      return addSlot(session(), ring(), { ...options, slot });
    },
    renewRecoveryKey: (current: SlotSecret) => renewRecoveryKey(session(), ring(), current),
    revoke: (options: { readonly current: SlotSecret } & Day) => revoke(session(), ring(), options),

    device: () => device.deviceIdentity(session()),
    renewIncarnation: () => device.renewIncarnation(session()),
    sign: ({ domain, message }: { readonly domain: string; readonly message: Uint8Array }) =>
      device.signWith(session(), domain, message),

    changeRecords: (changes: readonly RecordChange[]) => changeRecords(session(), 1, changes),
    getRecord: (name: string) => getRecord(session(), 1, name),
    listRecords: (prefix: string) => listRecords(session(), prefix),

    contribute: async (contribution: Contribution): Promise<void> => {
      await contribute(session(), contribution);
      if (contribution.handOver !== undefined) await endCounted(session(), contribution.handOver);
    },
    confirmCount: () => confirmCount(session()),
    coverage: (key: TallyKey & { readonly cells: readonly number[] }) => coverage(session(), key),
    pending: ({ day }: Day) => pending(session(), day),
    handIn: (options: HandInOptions) => handIn(session(), options),
    sealSum: (options: SumOptions) => sealSum(session(), options),
    lastHandIn: (key: TallyKey) => lastHandIn(session(), key),
    noteReceipt: (options: { readonly seqs: readonly number[] } & Day) => shredConfirmed(session(), options),

    chooseHandBackCode: async ({ secretBytes }: { readonly secretBytes: Uint8Array }): Promise<void> => {
      const salt = randomBytes(16);
      const codeKey = await ring().codeKey({ secretBytes, salt, work: WORK_DEFAULT });
      session().handBack = { codeKey: owned(codeKey), salt };
      wipeBytes(codeKey);
    },
    beginHandOver: async (
      options: HandOverOptions,
    ): Promise<{ readonly handOver: HandOver; readonly handBack: HandBack | undefined }> => {
      const { handBack } = session();
      const handOver = await makeHandOver(session(), options, 0);
      if (handBack === undefined) return { handOver, handBack: undefined };
      const random = randomBytes(32);
      const back = sealHandBack(handBack.codeKey, random, sessionKeys(session()));
      return { handOver, handBack: { salt: handBack.salt, random, back } };
    },
    prepareHandOvers: (options: HandOverOptions & { readonly count: number }) =>
      prepareHandOvers(session(), options),

    createCollector: () => device.createCollector(session()),
    importCollector: (key: { readonly identity: string; readonly seed: string }) =>
      device.importCollector(session(), key),
    collector: () => device.collector(session()),
    decrypt: (file: Uint8Array) => device.decrypt(session(), file),
  };
}
