/** What can go wrong while a release is made. Nothing is released by then. */
export type ReleaseErrorCode = "file-missing" | "file-altered" | "unreadable" | "worker-ended";

const messages: Readonly<Record<ReleaseErrorCode, string>> = {
  "file-missing": "a sealed snapshot that the book names is not in the vault",
  "file-altered": "a sealed snapshot does not open to what the book says of it",
  unreadable: "a release that was just signed, or one in the vault, cannot be read",
  "worker-ended": "the worker that protects ended before it was done",
};

/** Thrown when a release cannot be made or read. */
export class ReleaseError extends Error {
  override readonly name = "ReleaseError";
  readonly code: ReleaseErrorCode;

  constructor(code: ReleaseErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}

/** What a person is told. */
export const releaseErrorTexts: Readonly<Record<ReleaseErrorCode, string>> = {
  "file-missing": "En svarsfil som ska räknas saknas på den här datorn. Importera den igen. Inget är släppt.",
  "file-altered": "En svarsfil är skadad på den här datorn. Be enheten lämna in igen. Inget är släppt.",
  unreadable: "Det som har släppts går inte att läsa. Kontakta den som sköter datorn.",
  "worker-ended": "Beräkningen avbröts. Försök igen. Inget är släppt.",
};
