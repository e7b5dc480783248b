/** What can go wrong when sealed bytes are opened or made. */

export type SealErrorCode =
  | "CANNOT_OPEN"
  | "MALFORMED"
  | "VERSION"
  | "TOO_LARGE"
  | "KEY"
  | "KDF_PARAMS"
  | "OOM"
  | "SELF_TEST";

const messages: Record<SealErrorCode, string> = {
  CANNOT_OPEN: "sealed bytes do not open with this key and place",
  MALFORMED: "bytes are not in the form expected",
  VERSION: "bytes were written by a newer version",
  TOO_LARGE: "content does not fit in its fixed size",
  KEY: "key does not have 32 bytes",
  KDF_PARAMS: "amount of work for the passphrase is outside what is accepted",
  OOM: "memory for the passphrase derivation was refused",
  SELF_TEST: "a known answer came out wrong",
};

/**
 * Thrown when bytes cannot be sealed or opened.
 *
 * `CANNOT_OPEN` stands for a wrong key, altered bytes and bytes moved to another place alike:
 * the cipher cannot tell them apart. Nothing of key or content is ever in the message.
 */
export class SealError extends Error {
  override readonly name = "SealError";
  readonly code: SealErrorCode;

  constructor(code: SealErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}
