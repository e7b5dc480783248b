/** The second copy of hand-overs' sealed rows: written while the vault is locked, by a worker that has no key. */
import { HAND_OVER_PAIRS, ROW_SLOT_BYTES, readRowSlots } from "@vifragar/sealing/device";
import type { PrivateFile } from "../private-file.ts";
import { overwrite } from "./vault-copy.ts";

/** Puts a slot in its place. On the disk when settled. @param slot - From `rowSlot`. */
export async function keepRow(
  file: PrivateFile,
  { pair, slot }: { readonly pair: number; readonly slot: Uint8Array },
): Promise<void> {
  try {
    file.write(slot, pair * ROW_SLOT_BYTES);
    await file.flush();
  } finally {
    await file.close();
  }
}

/** The rows that are whole, by id of their hand-over. @throws SealError `VERSION`. */
export async function keptRows(file: PrivateFile): Promise<ReadonlyMap<string, Uint8Array>> {
  try {
    return readRowSlots(await file.read());
  } finally {
    await file.close();
  }
}

export async function destroyRows(file: PrivateFile): Promise<void> {
  await overwrite(file, HAND_OVER_PAIRS * ROW_SLOT_BYTES);
  await file.remove();
}
