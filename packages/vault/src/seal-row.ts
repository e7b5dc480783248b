/** Sealing a row on the participant's page. Loaded apart, because only this needs libsodium on the page. */
import { fromHex, ready } from "@vifragar/sealing";
import { HAND_OVER_ID_BYTES, rowSlot, sealHandOverRow } from "@vifragar/sealing/device";
import type { HandOver, HandOverRow } from "./vault.ts";

/**
 * The sealed row, always of the same size, and once more as the slot of its second copy.
 *
 * @throws SealError `TOO_LARGE`, `MALFORMED`.
 */
export async function sealRow(
  handOver: HandOver,
  row: HandOverRow,
): Promise<{ readonly bytes: Uint8Array; readonly slot: Uint8Array }> {
  await ready;
  const { id, insats, plan, period } = handOver;
  const { note, ...content } = row;
  const plain = { id, insats, plan, period, note, content };
  const bytes = sealHandOverRow(fromHex(handOver.publicKey, 32), plain);
  return { bytes, slot: rowSlot(fromHex(id, HAND_OVER_ID_BYTES), bytes) };
}
