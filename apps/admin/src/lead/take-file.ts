/** Taking a file to the shelf: opened, verified, and put there only if its key was compared. */
import { type Day, Digest, type Instrument, instrumentHashOf } from "@vifragar/core";
import { ready } from "@vifragar/sealing";
import { MOST_SIGNED_BYTES, openSigned, type SignedFile } from "../trust/open-signed.ts";
import type { TrustedSigner } from "../trust/received-release.ts";
import { formIn, isTrusted } from "./library.ts";
import type { Shelf } from "./shelf.ts";

export type TakenFile =
  | { readonly kind: "kept"; readonly file: SignedFile }
  | { readonly kind: "form"; readonly instrument: Instrument }
  /** Somebody has to compare words first. `replaces`: the same collector signed with another key before. */
  | { readonly kind: "unknown"; readonly file: SignedFile; readonly replaces: boolean }
  | { readonly kind: "refused"; readonly text: string };

/** Reads one file. Nothing is kept of one that is refused or unknown. */
export async function takeFile(
  chosen: Pick<File, "size" | "text">,
  to: {
    readonly shelf: Shelf;
    readonly trusted: readonly TrustedSigner[];
    readonly instruments: readonly Instrument[];
    readonly today: Day;
  },
): Promise<TakenFile> {
  await ready;
  if (chosen.size > MOST_SIGNED_BYTES)
    return { kind: "refused", text: "Filen är för stor för att vara rätt." };
  const text = await chosen.text();
  const instrument = formIn(text);
  if (instrument !== undefined) {
    await to.shelf.put({ digest: Digest.parse(instrumentHashOf(instrument)), text, day: to.today });
    return { kind: "form", instrument };
  }
  const opened = openSigned(text, { today: to.today, instruments: to.instruments });
  if (!opened.ok) return { kind: "refused", text: opened.text };
  const { file } = opened;
  if (!isTrusted(to.trusted, file)) {
    const replaces = to.trusted.some(({ collector }) => collector === file.collector.id);
    return { kind: "unknown", file, replaces };
  }
  await to.shelf.put({ digest: file.digest, text: file.text, day: to.today });
  return { kind: "kept", file };
}

/** Keeps a key whose words were compared, and the file that it came with. */
export async function trustFile(file: SignedFile, shelf: Shelf, today: Day): Promise<void> {
  const { signer, collector } = file;
  await shelf.trust({ signer, collector: collector.id, name: collector.name, since: today });
  await shelf.put({ digest: file.digest, text: file.text, day: today });
}

/** What a file is, as people read it. */
export const signedKindTexts: Readonly<Record<SignedFile["kind"], string>> = {
  release: "Släpp",
  tackningsrapport: "Täckningsrapport",
  startfil: "Startfil",
};
