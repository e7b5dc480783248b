/** Whom to turn to in an insats: written by staff on the device, shown first among the support to call. */
import type { InsatsId } from "@vifragar/core";
import type { Vault } from "@vifragar/vault";

/** Longest text, in characters: a name and a number. */
export const MAX_CONTACT = 120;

const recordName = (insats: InsatsId): string => `kontakt/${insats}`;

/** Stores the contact of an insats; an empty text removes it. */
export function storeContact(
  vault: Pick<Vault, "putRecord" | "deleteRecord">,
  insats: InsatsId,
  contact: string,
): Promise<void> {
  return contact === ""
    ? vault.deleteRecord(recordName(insats))
    : vault.putRecord(recordName(insats), new TextEncoder().encode(contact));
}

/** The contact of an insats, or undefined when none has been written. */
export async function loadContact(
  vault: Pick<Vault, "getRecord">,
  insats: InsatsId,
): Promise<string | undefined> {
  const bytes = await vault.getRecord(recordName(insats));
  return bytes && new TextDecoder().decode(bytes);
}
