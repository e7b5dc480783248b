/** What can be said of a vault without any key. */
import { ready } from "@vifragar/sealing";
import { readSlot, SealError } from "@vifragar/sealing/device";
import { replay, rowsOf } from "./copy/change.ts";
import { newestSteps } from "./copy/vault-copy.ts";
import { type SlotRow, VAULT_VERSION, type VaultDatabase } from "./database.ts";
import type { Place } from "./place.ts";
import type { Surroundings } from "./surroundings.ts";
import type { SlotKind, VaultStatus } from "./vault.ts";
import { VaultError } from "./vault-error.ts";

interface Asked {
  readonly place: Place;
  readonly surroundings: Surroundings;
  readonly db: VaultDatabase;
  readonly state: { readonly readOnly: boolean; readonly erasable: boolean } | undefined;
  readonly handBackCode: boolean;
}

export async function readStatus(options: Asked): Promise<VaultStatus> {
  const { db, state } = options;
  if (state !== undefined) return { kind: "unlocked", ...state };
  const row = await db.vault.get(0);
  const hasFile = await options.surroundings.hasEraseTable(options.place);
  if (row === undefined) return hasFile ? statusOfCopy(options) : { kind: "none" };
  if (row.version > VAULT_VERSION) throw new VaultError("VERSION");
  if (row.erasable && !hasFile) return { kind: "evicted" };
  return {
    kind: "locked",
    slots: slotKinds(await db.slot.toArray()),
    handOver: await handOverState(db),
    handBackCode: options.handBackCode,
    erasable: row.erasable,
  };
}

/** The browser has taken the database away: what its copy says, which the next unlock puts in its place. */
async function statusOfCopy({
  place,
  surroundings,
}: Pick<Asked, "place" | "surroundings">): Promise<VaultStatus> {
  await ready;
  const files = (["copy-1", "copy-2"] as const).map((part) => surroundings.readFile(place, part));
  const rows = replay(newestSteps(await Promise.all(files)).steps);
  if (rowsOf(rows, "vault").length === 0) return { kind: "evicted" };
  return {
    kind: "locked",
    slots: slotKinds(rowsOf(rows, "slot")),
    // What was handed over is there; the participant's page has nothing left to seal it with.
    handOver: rowsOf(rows, "hand").length === 0 ? "none" : "sealed",
    handBackCode: false,
    erasable: true,
  };
}

function slotKinds(slots: readonly SlotRow[]): readonly SlotKind[] {
  const kinds = new Set<SlotKind>();
  for (const { bytes } of slots) {
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
