/**
 * Handing the tablet over and taking it back (docs/formats/hand-over.md).
 *
 * Making a key needs the vault; sealing a row to it does not; opening the row needs the vault again.
 * Folding may happen twice after a crash and counts once, because the state says which one it folded last.
 */
import { fromHex, toHex } from "@vifragar/sealing";
import {
  HAND_OVER_ID_BYTES,
  HAND_OVER_PAIRS,
  type HandOverPlain,
  makeHandOverKeys,
  openHandOverKey,
  openHandOverRow,
  randomBytes,
  SealError,
  sealHandOverKey,
} from "@vifragar/sealing/device";
import type { HandOverKeyRow } from "../database.ts";
import { wipeBytes } from "../owned-bytes.ts";
import type { HandOver, HandOverOptions, HandOverOutcome } from "../vault.ts";
import { VaultError } from "../vault-error.ts";
import { contribute } from "./counting.ts";
import { epochFor } from "./epochs.ts";
import { manifestOf, type Session } from "./session.ts";
import { write } from "./writing.ts";

/** How many one-time keys lie ready for the embedded form. */
export const PREPARED_HAND_OVERS = 20;

/** Makes one one-time key and stores its sealed private half. @throws VaultError `HAND_OVERS_FULL`. */
export async function makeHandOver(
  session: Session,
  options: HandOverOptions,
  prepared: 0 | 1,
): Promise<HandOver> {
  manifestOf(session);
  const { db, table, vaultId } = session;
  const { epoch, dek } = epochFor(session, options.period);
  const used = new Set((await db.hand.toArray()).map(({ pair }) => pair));
  const pair = Array.from({ length: HAND_OVER_PAIRS }, (_, index) => index).find((index) => !used.has(index));
  if (pair === undefined) throw new VaultError("HAND_OVERS_FULL");
  table.renew({ kind: "hand-over", pair }, 0);
  await table.flush();

  const handOverId = randomBytes(HAND_OVER_ID_BYTES);
  const keys = makeHandOverKeys();
  const handSecret = table.secret({ kind: "hand-over", pair }, 0);
  const bytes = sealHandOverKey(dek, keys.privateKey, { vaultId, epoch, handOverId, handSecret });
  wipeBytes(keys.privateKey);
  const { insats, plan, period, context } = options;
  const shared = { id: toHex(handOverId), publicKey: toHex(keys.publicKey), insats, plan, period, context };
  const row = { ...shared, epoch, pair, half: 0, bytes, open: 1, prepared, shown: 0 } as const;
  await write(session, [{ kind: "put", table: "hand", row }]);
  return shared;
}

/** Fills up the keys that lie ready for the embedded form. Unused ones for something else are ended first. */
export async function prepareHandOvers(
  session: Session,
  options: HandOverOptions & { readonly count: number },
): Promise<void> {
  const isOther = (hand: HandOverKeyRow) =>
    JSON.stringify(purposeOf(hand)) !== JSON.stringify(purposeOf(options));
  const prepared = (await session.db.hand.toArray()).filter((hand) => hand.prepared === 1);
  for (const hand of prepared) if (hand.open === 1 && isOther(hand)) await endHandOver(session, hand);
  const ready = prepared.filter((hand) => hand.open !== 1 || !isOther(hand)).length;
  const missing = Math.min(options.count, PREPARED_HAND_OVERS) - ready;
  for (let made = 0; made < missing; made += 1) await makeHandOver(session, options, 1);
}

/** What a key lies ready for. */
const purposeOf = ({ insats, plan, period, context }: HandOverOptions) => [
  insats,
  plan,
  [period.year, period.kind, period.index],
  context,
];

/** Takes back everything that was handed over: opens it, folds it in, and leaves nothing that opens it again. */
export async function takeBack(session: Session): Promise<readonly HandOverOutcome[]> {
  const outcomes: HandOverOutcome[] = [];
  for (const hand of await session.db.hand.toArray()) {
    const outcome = await takeBackOne(session, hand);
    if (outcome !== undefined) outcomes.push(outcome);
  }
  return outcomes;
}

async function takeBackOne(session: Session, hand: HandOverKeyRow): Promise<HandOverOutcome | undefined> {
  const { id } = hand;
  if (isFolded(session, id)) {
    await endHandOver(session, hand);
    return undefined;
  }
  const sealed = await session.db.row.get(id);
  if (sealed === undefined) {
    await endHandOver(session, hand);
    return hand.prepared === 1 ? undefined : { kind: "nothing", id };
  }
  const row = openRow(session, hand, sealed.bytes);
  if (row === undefined) return { kind: "unreadable", id };
  const { insats, plan, period, note, content } = row;
  if (content.kind === "response") {
    const fields = { shown: 1, open: 0 } as const;
    await write(session, [{ kind: "change", table: "hand", key: id, fields }]);
    const tally = { insats, plan, period };
    const shownBefore = hand.shown === 1;
    return { kind: "response", id, note, tally, context: hand.context, bytes: content.bytes, shownBefore };
  }
  try {
    const { forms, counts } = content;
    await contribute(session, { insats, plan, period, forms, counts, handOver: id });
  } catch (error) {
    // A period that is closed, shredded or damaged: the row stays as it is, and the person is told.
    if (error instanceof VaultError && UNCOUNTABLE.has(error.code)) return { kind: "unreadable", id };
    throw error;
  }
  await endHandOver(session, hand);
  return { kind: "counted", id, note };
}

const UNCOUNTABLE: ReadonlySet<string> = new Set([
  "PERIOD_CLOSED",
  "EPOCH_SHREDDED",
  "MANIFEST_TAMPERED",
  "CALL",
]);

function isFolded(session: Session, id: string): boolean {
  return [...session.epochs.values()].some(({ held }) => held?.state.lastHandOver === id);
}

function openRow(session: Session, hand: HandOverKeyRow, sealed: Uint8Array): HandOverPlain | undefined {
  const dek = session.epochs.get(hand.epoch)?.dek;
  if (dek === undefined) return undefined;
  const { vaultId, table } = session;
  const handSecret = table.secret({ kind: "hand-over", pair: hand.pair }, hand.half);
  const place = { vaultId, epoch: hand.epoch, handOverId: fromHex(hand.id, HAND_OVER_ID_BYTES), handSecret };
  try {
    const privateKey = openHandOverKey(dek, hand.bytes, place);
    const row = openHandOverRow({ publicKey: fromHex(hand.publicKey, 32), privateKey }, sealed);
    wipeBytes(privateKey);
    return row.id === hand.id ? row : undefined;
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}

/** Ends a hand-over whose response has just been counted. */
export async function endCounted(session: Session, id: string): Promise<void> {
  const hand = await session.db.hand.get(id);
  if (hand !== undefined) await endHandOver(session, hand);
}

/** From the flush on, what the database may still hold of the row opens for nobody. */
async function endHandOver(session: Session, { id, pair }: HandOverKeyRow): Promise<void> {
  const { table } = session;
  table.renew({ kind: "hand-over", pair }, 0);
  table.renew({ kind: "hand-over", pair }, 1);
  await table.flush();
  await write(session, [
    { kind: "delete", table: "hand", key: id },
    { kind: "delete", table: "row", key: id },
  ]);
}
