/**
 * The envelope: age v1 (age-encryption.org/v1), which the ordinary `age` command opens given the key.
 *
 * It hides the content and shows any damage to it, but says nothing of who sent it: whoever knows
 * a recipient can seal to it. What must have a sender is signed inside. Format: docs/formats/envelope.md.
 */
import {
  Decrypter,
  Encrypter,
  generateX25519Identity,
  type Identity,
  identityToRecipient,
} from "age-encryption";

export type EnvelopeErrorCode = "WRONG_COLLECTOR" | "ENVELOPE" | "RECIPIENT" | "IDENTITY";

const messages: Record<EnvelopeErrorCode, string> = {
  WRONG_COLLECTOR: "envelope is not sealed to any of these identities",
  ENVELOPE: "envelope is damaged or no age file",
  RECIPIENT: "recipients are missing or not in the form age1",
  IDENTITY: "identity is not in the form age-secret-key-1",
};

/**
 * Thrown when an envelope cannot be made or opened.
 *
 * `WRONG_COLLECTOR` means that no stanza of the header opens with the identity. Damage inside the very
 * stanza that was meant for it looks the same and cannot be told apart. All other damage is `ENVELOPE`.
 */
export class EnvelopeError extends Error {
  override readonly name = "EnvelopeError";
  readonly code: EnvelopeErrorCode;

  constructor(code: EnvelopeErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}

/** What an envelope of X25519 recipients adds to its content, in bytes: a fixed part and one for each recipient. */
export const ENVELOPE_BYTES = { fixed: 102, recipient: 98 } as const;

/** A new key pair: the identity (`AGE-SECRET-KEY-1…`) opens, the recipient (`age1…`) is what others seal to. */
export async function makeIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await recipientOf(identity) };
}

/** The recipient of an identity. @throws EnvelopeError `IDENTITY`. */
export async function recipientOf(identity: string): Promise<string> {
  try {
    return await identityToRecipient(identity);
  } catch (cause) {
    throw new EnvelopeError("IDENTITY", { cause });
  }
}

/**
 * Seals bytes so that any one of the recipients can open them.
 *
 * The length of the result depends on the length of the content and the number of recipients alone.
 *
 * @throws EnvelopeError `RECIPIENT` when there is none, or one that is not an X25519 recipient.
 */
export async function encryptTo(recipients: readonly string[], plain: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  // Without a recipient age would write a file that nobody can ever open.
  if (recipients.length === 0) throw new EnvelopeError("RECIPIENT");
  for (const recipient of recipients) {
    // age knows other kinds too (post-quantum, hardware tags): they differ in length and old `age` cannot open them.
    if (!/^age1[02-9ac-hj-np-z]{58}$/.test(recipient)) throw new EnvelopeError("RECIPIENT");
    try {
      encrypter.addRecipient(recipient);
    } catch (cause) {
      throw new EnvelopeError("RECIPIENT", { cause });
    }
  }
  return encrypter.encrypt(plain);
}

/** Opens one envelope after another with the same identities. Made by `openerOf`. */
export type Opener = (sealed: Uint8Array) => Promise<Uint8Array>;

/**
 * Identities made ready once, for opening many files: a third faster than `decryptWith` for each.
 *
 * @throws EnvelopeError `IDENTITY`. The opener throws EnvelopeError `WRONG_COLLECTOR` or `ENVELOPE`.
 */
export function openerOf(identities: string | readonly string[]): Opener {
  const decrypter = new Decrypter();
  for (const identity of typeof identities === "string" ? [identities] : identities) {
    try {
      decrypter.addIdentity(identity);
    } catch (cause) {
      throw new EnvelopeError("IDENTITY", { cause });
    }
  }
  decrypter.addIdentity(noneMatched);
  return async (sealed) => {
    try {
      return await decrypter.decrypt(sealed);
    } catch (cause) {
      throw cause instanceof EnvelopeError ? cause : new EnvelopeError("ENVELOPE", { cause });
    }
  };
}

// age gives all its errors the same class and asks the identities in order. One placed last is
// asked only when none before it had a matching stanza, which is what we want to know.
const noneMatched: Identity = {
  unwrapFileKey: () => {
    throw new EnvelopeError("WRONG_COLLECTOR");
  },
};

/**
 * Opens an envelope with an identity, with any of several, or with an opener made from them.
 *
 * Takes time and memory in proportion to the sealed bytes: bound their length first.
 *
 * @throws EnvelopeError `WRONG_COLLECTOR`, `ENVELOPE` or `IDENTITY`.
 */
export async function decryptWith(
  identities: string | readonly string[] | Opener,
  sealed: Uint8Array,
): Promise<Uint8Array> {
  const open = typeof identities === "function" ? identities : openerOf(identities);
  return open(sealed);
}
