/** Sealing a row on the participant's page. Loaded apart, because only this needs libsodium on the page. */
import { fromHex, ready } from "@vifragar/sealing";
import { sealHandOverRow } from "@vifragar/sealing/device";
import type { HandOver, HandOverRow } from "./vault.ts";

/** The sealed row, always of the same size. @throws SealError `TOO_LARGE`, `MALFORMED`. */
export async function sealRow(handOver: HandOver, row: HandOverRow): Promise<Uint8Array> {
  await ready;
  const { id, insats, plan, period } = handOver;
  const { note, ...content } = row;
  return sealHandOverRow(fromHex(handOver.publicKey, 32), { id, insats, plan, period, note, content });
}
