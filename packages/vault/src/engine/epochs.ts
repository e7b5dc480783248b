/**
 * Epochs: stretches of time that are shredded as one (docs/formats/vault.md).
 *
 * An epoch holds the periods that end in one half-year, whatever calendar they come from. With half-year
 * periods that is one epoch for each period. At each unlock the epochs of this half-year and the two after it
 * are made, so that no period, not even a whole year, needs the vault key in between.
 */
import { EMPTY_STATE, EPOCHS, type Epoch, lastDayOf, sealState } from "@vifragar/sealing/device";
import type { Change } from "../copy/change.ts";
import type { DekRow, StateRow } from "../database.ts";
import type { FreshEpoch, MadeEpoch } from "../keyring.ts";
import { owned, wipeBytes } from "../owned-bytes.ts";
import type { Period } from "../vault.ts";
import { VaultError } from "../vault-error.ts";
import { type HeldEpoch, manifestOf, type Session } from "./session.ts";
import { commit } from "./writing.ts";

type HalfYear = NonNullable<Epoch["half"]>;

const MS_PER_DAY = 86_400_000;

/** The half-year in which a period ends. */
export function halfOf(period: Period): HalfYear {
  const endsInFirst: Readonly<Record<Period["kind"], number>> = { year: 0, half: 1, tertial: 1, quarter: 2 };
  return { year: period.year, index: period.index <= endsInFirst[period.kind] ? 1 : 2 };
}

/** The half-year of a day. */
export function halfOfDay(day: number): HalfYear {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), index: date.getUTCMonth() < 6 ? 1 : 2 };
}

function halfAfter({ year, index }: HalfYear): HalfYear {
  return index === 1 ? { year, index: 2 } : { year: year + 1, index: 1 };
}

/** The half-years that can be counted in before the next unlock. */
export function halvesFrom(day: number): readonly HalfYear[] {
  const first = halfOfDay(day);
  const second = halfAfter(first);
  return [first, second, halfAfter(second)];
}

/** Whether a half-year is over on a day. */
export function isOver({ year, index }: HalfYear, day: number): boolean {
  return day > lastDayOf({ year, kind: "half", index });
}

const isSame = (a: Epoch["half"], b: HalfYear): boolean => a?.year === b.year && a.index === b.index;

/** The epoch that counts a period now: the newest of its half-year whose state opens. */
export function epochOf(session: Session, half: HalfYear): HeldEpoch | undefined {
  return currentEpochs(session).find((epoch) => isSame(epoch.half, half));
}

/** The epoch of a period. @throws VaultError `EPOCH_SHREDDED` when there is none. */
export function epochFor(session: Session, period: Period): HeldEpoch & { readonly held: object } {
  const epoch = epochOf(session, halfOf(period));
  if (epoch?.held === undefined) throw new VaultError("EPOCH_SHREDDED");
  return epoch as HeldEpoch & { readonly held: object };
}

/** Numbers not in use, lowest first. @throws VaultError `BROKEN` when all 64 are. */
export function freeEpochs(taken: ReadonlySet<number>, count: number): readonly number[] {
  const free = Array.from({ length: EPOCHS }, (_, epoch) => epoch).filter((epoch) => !taken.has(epoch));
  if (free.length < count) throw new VaultError("BROKEN");
  return free.slice(0, count);
}

/** Puts new secrets in the erase table for epochs that are about to be made. Flushed when settled. */
export async function freshSecrets(
  session: Pick<Session, "table">,
  epochs: readonly number[],
): Promise<readonly FreshEpoch[]> {
  const { table } = session;
  for (const epoch of epochs) {
    for (const half of [0, 1] as const) {
      table.renew({ kind: "epoch", epoch }, half);
      table.renew({ kind: "state", epoch }, half);
    }
  }
  await table.flush();
  return epochs.map((epoch) => ({ epoch, eraseSecret: table.secret({ kind: "epoch", epoch }, 0) }));
}

/** Epochs ready to be stored, and as the session holds them from then on. */
export interface SealedEpochs {
  readonly held: readonly HeldEpoch[];
  readonly deks: readonly DekRow[];
  readonly states: readonly StateRow[];
  /** As the manifest names them. */
  readonly named: readonly Epoch[];
}

/** Seals what epochs begin with: for those that count, a state in which nothing is counted yet. */
export function sealEpochs(
  { table, vaultId }: Pick<Session, "table" | "vaultId">,
  made: readonly MadeEpoch[],
  halves: readonly Epoch["half"][],
): SealedEpochs {
  const held = made.map(({ epoch, dek }, index): HeldEpoch => {
    const half = halves[index] ?? null;
    const first = half === null ? undefined : { state: EMPTY_STATE, gen: 0, half: 0 as const };
    const key = owned(dek);
    wipeBytes(dek);
    return { epoch, half, dek: key, held: first };
  });
  const states = held
    .filter(({ half }) => half !== null)
    .map(({ epoch, dek }): StateRow => {
      const stateSecret = table.secret({ kind: "state", epoch }, 0);
      const bytes = sealState(dek, EMPTY_STATE, { vaultId, epoch, gen: 0, stateSecret });
      return { epoch, gen: 0, half: 0, bytes, inDoubt: 0 };
    });
  const deks = made.map(({ epoch, wrapped }): DekRow => ({ epoch, half: 0, bytes: wrapped }));
  return { held, deks, states, named: held.map(({ epoch, half }) => ({ epoch, half })) };
}

/** Stores epochs that the keyring has made. */
export async function storeEpochs(
  session: Session,
  made: readonly MadeEpoch[],
  halves: readonly Epoch["half"][],
): Promise<void> {
  const { held, deks, states, named } = sealEpochs(session, made, halves);
  const epochs = [...manifestOf(session).epochs, ...named];
  await commit(session, { epochs }, [
    ...deks.map((row): Change => ({ kind: "put", table: "dek", row })),
    ...states.map((row): Change => ({ kind: "put", table: "state", row })),
  ]);
  for (const epoch of held) session.epochs.set(epoch.epoch, epoch);
}

/**
 * Shreds epochs: overwrites their secrets, then takes away what they leave behind.
 *
 * After the flush nothing of them opens any more, with any key. The manifest names them before, so that
 * the next unlock finishes what a crash interrupts.
 */
export async function shredEpochs(session: Session, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  const { db, table } = session;
  await commit(session, { shredding: numbers });
  for (const epoch of numbers) {
    for (const half of [0, 1] as const) {
      table.renew({ kind: "epoch", epoch }, half);
      table.renew({ kind: "state", epoch }, half);
    }
  }
  await table.flush();
  const manifest = manifestOf(session);
  const change = {
    shredding: [],
    moving: manifest.moving.filter(({ from }) => !numbers.includes(from)),
    epochs: manifest.epochs.filter(({ epoch }) => !numbers.includes(epoch)),
  };
  const hands = (await db.hand.toArray()).filter(({ epoch }) => numbers.includes(epoch)).map(({ id }) => id);
  const gone = (table: "dek" | "state" | "hand" | "row", keys: readonly (number | string)[]) =>
    keys.map((key): Change => ({ kind: "delete", table, key }));
  await commit(session, change, [
    ...gone("dek", numbers),
    ...gone("state", numbers),
    ...gone("hand", hands),
    ...gone("row", hands),
  ]);
  for (const epoch of numbers) {
    wipeBytes(session.epochs.get(epoch)?.dek);
    session.epochs.delete(epoch);
  }
}

/**
 * The epochs that count now, one for each half-year: the newest whose state opens.
 *
 * An older one beside it was damaged once. What it holds is reported and left alone, never added up.
 */
export function currentEpochs(session: Session): readonly HeldEpoch[] {
  const current = new Map<string, HeldEpoch>();
  for (const epoch of session.epochs.values()) {
    if (epoch.half !== null && epoch.held !== undefined)
      current.set(`${epoch.half.year}-${epoch.half.index}`, epoch);
  }
  return [...current.values()];
}
