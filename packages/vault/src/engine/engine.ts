/** The vault worker's side of the contract: one session at most, and what each call does with it. */
import { ready } from "@vifragar/sealing";
import { randomBytes, sealHandBack, selfTest, WORK_DEFAULT, type Work } from "@vifragar/sealing/device";
import { destroyRows, keepRow, keptRows } from "../copy/row-file.ts";
import { VaultCopy } from "../copy/vault-copy.ts";
import type { VaultDatabase } from "../database.ts";
import { eraseFile, eraseRow } from "../erase-storage.ts";
import { EraseTable } from "../erase-table.ts";
import type { HandBack, Keyring, NewSlot, SlotSecret } from "../keyring.ts";
import { owned, wipeBytes } from "../owned-bytes.ts";
import type { FilePart, Place } from "../place.ts";
import type { PrivateFile } from "../private-file.ts";
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
import { createVault } from "./creating.ts";
import * as device from "./device.ts";
import { handIn, lastHandIn, sealSum } from "./hand-in.ts";
import { endCounted, makeHandOver, prepareHandOvers, takeBack } from "./hand-overs.ts";
import {
  type Findings,
  type Opening,
  openWithCode,
  openWithSlot,
  readVault,
  type StoredVault,
} from "./opening.ts";
import { changeRecords, getRecord, listRecords } from "./records.ts";
import { overdue, shredConfirmed, shredOld } from "./retention.ts";
import { type Session, sessionKeys, wipeSession } from "./session.ts";
import { completeEpochs, finishInterrupted, scrubUnusedHalves } from "./settling.ts";
import { decideBetween, restoreFrom } from "./two-copies.ts";
import { commit } from "./writing.ts";

/** What an engine works with. In a worker these are real; in tests they are in memory. */
export interface EngineSurroundings {
  readonly place: Place;
  readonly db: VaultDatabase;
  /** A file of the place, made if it is not there. @throws VaultError `NO_OPFS`, `BUSY`. */
  readonly openFile: (part: FilePart) => Promise<PrivateFile>;
  /** Whether there is an erase table in a private file. Opens and makes nothing. */
  readonly hasEraseTable: () => Promise<boolean>;
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
  const eraseStorage = async (erasable: boolean) =>
    erasable ? eraseFile(await surroundings.openFile("erase")) : eraseRow(db);

  const opening = (day: number): Opening => ({
    ...{ place, db, day, keyring: ring() },
    hasTable: surroundings.hasEraseTable,
    openTable: async (erasable) => EraseTable.open(await eraseStorage(erasable)),
    makeTable: async () => {
      const storage = await eraseStorage(true).catch((error: unknown) => {
        if (error instanceof VaultError && error.code === "NO_OPFS") return eraseRow(db);
        throw error;
      });
      return EraseTable.make(storage);
    },
    openCopy: async () => VaultCopy.open(await copyFiles()),
    keptRows: async () => keptRows(await surroundings.openFile("rows")),
  });

  async function copyFiles(): Promise<readonly [PrivateFile, PrivateFile]> {
    return [await surroundings.openFile("copy-1"), await surroundings.openFile("copy-2")];
  }

  /** What every opening sets right, whatever it was opened with. */
  async function settle(
    made: Session,
    findings: Findings & Pick<UnlockReport, "secondCopy">,
    day: number,
  ): Promise<UnlockReport> {
    open = made;
    await finishInterrupted(made);
    const handOvers = await takeBack(made);
    if (findings.inDoubt) await confirmCount(made);
    const readOnly = made.manifest === undefined;
    if (!readOnly) {
      await shredOld(made, day, findings.lastOpened);
      // Once a day: what a person opens many times a day is not made to wait for the disk each time.
      if (made.manifest?.lastOpened !== day) await commit(made, { lastOpened: day });
    }
    const { lastOpened, inDoubt, damaged, secondCopy } = findings;
    return {
      ...{ handOvers, readOnly, erasable: made.table.erasable, overdue: overdue(made, day) },
      ...{ lastOpened, inDoubt, damaged, secondCopy },
    };
  }

  async function unlockWith<Secret extends { readonly secretBytes: Uint8Array }>(
    day: number,
    secret: Secret,
    opener: (opening: Opening, stored: StoredVault, secret: Secret) => ReturnType<typeof openWithSlot>,
  ): Promise<UnlockReport> {
    await lock();
    const stored = await readVault(opening(day));
    // The first try hands its bytes over to the keyring, which wipes them.
    const again = { ...secret, secretBytes: secret.secretBytes.slice() };
    try {
      let { session: made, findings } = await opener(opening(day), stored, secret);
      let secondCopy: UnlockReport["secondCopy"] = stored.isRestored ? "restored" : "same";
      const found = await stored.copy;
      if (found !== undefined) {
        const held = await decideBetween(made, found);
        if (held === "differed") secondCopy = "differed";
        if (held === "other") {
          wipeSession(made);
          const kept = await opening(day).keptRows();
          const row = (await restoreFrom(db, found.theirs, kept)) ?? stored.row;
          ({ session: made, findings } = await opener(opening(day), { ...stored, row }, again));
          secondCopy = "replaced";
        }
        made.copy = found.copy;
      }
      if (findings.slotId !== undefined && made.manifest !== undefined)
        await completeEpochs(made, opening(day));
      return await settle(made, { ...findings, secondCopy }, day);
    } catch (error) {
      open = undefined;
      await stored.table.close();
      await (await stored.copy?.catch(() => undefined))?.copy.close();
      throw error;
    } finally {
      // Empty when it was handed over, too.
      if (again.secretBytes.length > 0) wipeBytes(again.secretBytes);
    }
  }

  async function lock(): Promise<void> {
    if (open === undefined) return;
    const { table, copy } = open;
    wipeSession(open);
    open = undefined;
    await table.close();
    await copy?.close();
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
    unlock: ({ day, ...secret }: SlotSecret & Day) => unlockWith(day, secret, openWithSlot),
    unlockWithCode: ({ day, ...code }: HandBack & { readonly secretBytes: Uint8Array } & Day) =>
      unlockWith(day, code, openWithCode),
    lock,
    /** Overwrites and deletes everything, open or not. */
    destroy: async (): Promise<void> => {
      await lock();
      const row = await db.vault.get(0);
      for (const erasable of row === undefined ? [true, false] : [row.erasable]) {
        const storage = await eraseStorage(erasable).catch(() => undefined);
        if (storage === undefined) continue;
        const table = await EraseTable.make(storage);
        await table.destroy();
        await storage.remove();
        if (!erasable) continue;
        await (await VaultCopy.open(await copyFiles())).copy.destroy();
        await destroyRows(await surroundings.openFile("rows"));
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

    changeRecords: (changes: readonly RecordChange[]) => changeRecords(session(), { app: changes }),
    getRecord: (name: string) => getRecord(session(), 1, name),
    listRecords: (prefix: string) => listRecords(session(), prefix),

    contribute: async (contribution: Contribution): Promise<void> => {
      await contribute(session(), contribution);
      if (contribution.handOver !== undefined) await endCounted(session(), contribution.handOver);
    },
    confirmCount: () => confirmCount(session()),
    scrub: () => scrubUnusedHalves(session()),
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
    /** Settles when the worker is there, with or without a key. */
    isThere: (): void => undefined,
    /** Writes the second copy of a hand-over's sealed row. Works locked. */
    keepRow: async (row: { readonly pair: number; readonly slot: Uint8Array }): Promise<void> => {
      const vault = await db.vault.get(0);
      if (vault?.erasable === true) await keepRow(await surroundings.openFile("rows"), row);
    },
    prepareHandOvers: (options: HandOverOptions & { readonly count: number }) =>
      prepareHandOvers(session(), options),

    createCollector: () => device.createCollector(session()),
    importCollector: (key: { readonly identity: string; readonly seed: string }) =>
      device.importCollector(session(), key),
    draftCollector: () => device.draftCollector(session()),
    adoptCollector: (next: { readonly signer: string; readonly changes: readonly RecordChange[] }) =>
      device.adoptCollector(session(), next),
    collector: () => device.collector(session()),
    decrypt: (file: Uint8Array) => device.decrypt(session(), file),
  };
}
