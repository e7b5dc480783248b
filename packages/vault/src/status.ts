/** What can be said of a vault without any key. */
import { readSlot, SealError } from "@vifragar/sealing/device";
import { VAULT_VERSION, type VaultDatabase } from "./database.ts";
import type { Place } from "./place.ts";
import type { Surroundings } from "./surroundings.ts";
import type { SlotKind, VaultStatus } from "./vault.ts";
import { VaultError } from "./vault-error.ts";

export async function readStatus(options: {
  readonly place: Place;
  readonly surroundings: Surroundings;
  readonly db: VaultDatabase;
  readonly state: { readonly readOnly: boolean; readonly erasable: boolean } | undefined;
  readonly handBackCode: boolean;
}): Promise<VaultStatus> {
  const { db, state } = options;
  if (state !== undefined) return { kind: "unlocked", ...state };
  const row = await db.vault.get(0);
  const hasFile = await options.surroundings.hasEraseTable(options.place);
  // One without the other: the browser has taken a part of the vault away.
  if (row === undefined) return { kind: hasFile ? "evicted" : "none" };
  if (row.version > VAULT_VERSION) throw new VaultError("VERSION");
  if (row.erasable && !hasFile) return { kind: "evicted" };
  return {
    kind: "locked",
    slots: await slotKinds(db),
    handOver: await handOverState(db),
    handBackCode: options.handBackCode,
    erasable: row.erasable,
  };
}

async function slotKinds(db: VaultDatabase): Promise<readonly SlotKind[]> {
  const kinds = new Set<SlotKind>();
  for (const { bytes } of await db.slot.toArray()) {
    try {
      kinds.add(readSlot(bytes).kind);
    } catch (error) {
      // An altered slot is told about when someone unlocks; here it just does not count.
      if (!(error instanceof SealError)) throw error;
    }
  }
  return [...kinds];
}

async function handOverState(db: VaultDatabase): Promise<"none" | "waiting" | "sealed"> {
  const hands = await db.hand.toArray();
  if (hands.length === 0) return "none";
  return hands.some(({ open }) => open === 1) ? "waiting" : "sealed";
}
