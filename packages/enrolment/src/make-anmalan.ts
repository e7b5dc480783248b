import { type Anmalan, anmalanText, digestOf, Incarnation, SignerKey } from "@vifragar/core";
import { encryptTo, fingerprintWords, fromHex, ready, toHex, utf8 } from "@vifragar/sealing";
import type { Vault } from "@vifragar/vault";
import type { Enrolment } from "./enrolment.ts";
import type { NamedFile } from "./save-files.ts";

/** An anmälan on its way to the förbund, and the words that it is compared by. */
export interface MadeAnmalan {
  readonly file: NamedFile;
  readonly words: readonly string[];
}

/** The six words of a digest in hexadecimal. `ready` of sealing must have resolved. */
export const wordsOf = (digest: string): readonly string[] => fingerprintWords(fromHex(digest, 32));

/**
 * Makes the device's anmälan for one startfil: signed by the device, sealed to the förbund.
 *
 * The same device and startfil always give the same six words; the file differs each time.
 *
 * @throws VaultError `LOCKED`.
 */
export async function makeAnmalan(
  vault: Pick<Vault, "device" | "sign">,
  { startfil, digest }: Pick<Enrolment, "startfil" | "digest">,
): Promise<MadeAnmalan> {
  await ready;
  const { signer, incarnation } = await vault.device();
  const content: Anmalan = {
    format: "vifragar/anmalan@1",
    prov: startfil.prov,
    device: SignerKey.parse(signer),
    incarnation: Incarnation.parse(incarnation),
    insats: startfil.insats.id,
    startfil: digest,
  };
  const text = await anmalanText(content, (domain, message) => vault.sign(domain, message));
  const bytes = await encryptTo(startfil.recipients, utf8(text));
  return { file: { name: `anmalan-${randomName()}.age`, bytes }, words: wordsOf(digestOf(content)) };
}

/** A file name that says nothing of whom it is from. */
const randomName = (): string => toHex(crypto.getRandomValues(new Uint8Array(8)));
