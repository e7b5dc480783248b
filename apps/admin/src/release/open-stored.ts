/**
 * Opens a sealed tally that lies in the vault: when its period is released, and to see which of two
 * täckningsfiler belongs to it. Nothing else opens answers.
 */
import { type CountedSnapshot, type Digest, snapshotIn } from "@vifragar/core";
import { incoming } from "@vifragar/sealing";
import type { Vault } from "@vifragar/vault";
import type { Book } from "../book/book.ts";
import { sealedName } from "../book/records.ts";
import { plansIn } from "../forms/forms.ts";
import { deskOf } from "../imports/desk.ts";
import { ReleaseError } from "./release-error.ts";

/** Handle the tally as what it is: small cells in it tell on people. @throws ReleaseError `file-missing` or `file-altered`. */
export async function openStored(
  book: Book,
  digest: Digest,
  { vault }: { readonly vault: Pick<Vault, "decrypt" | "getRecord"> },
): Promise<CountedSnapshot> {
  const sealed = await vault.getRecord(sealedName(digest));
  if (sealed === undefined) throw new ReleaseError("file-missing");
  const opened = await vault.decrypt(sealed);
  if (!opened.ok) throw new ReleaseError("file-altered");
  const found = snapshotIn(opened.value, deskOf(book, plansIn(book)), incoming);
  if (found.kind !== "snapshot" || found.record.digest !== digest) throw new ReleaseError("file-altered");
  const { insats, signer, incarnation } = found.record;
  return { insats, device: `${signer}/${incarnation}`, tally: found.tally };
}
