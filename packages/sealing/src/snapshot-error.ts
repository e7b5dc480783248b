/** Why a snapshot was refused, in the order in which the checks are made (docs/formats/snapshot.md). */
export type SnapshotErrorCode =
  | "WRONG_COLLECTOR"
  | "ENVELOPE"
  | "SIZE"
  | "MAGIC"
  | "VERSION"
  | "RESERVED"
  | "LENGTH"
  | "PADDING"
  | "SIGNATURE"
  | "DRAFT";

const messages: Record<SnapshotErrorCode, string> = {
  WRONG_COLLECTOR: "snapshot is sealed to somebody else",
  ENVELOPE: "snapshot envelope is damaged or no age file",
  SIZE: "snapshot does not have one of the lengths allowed",
  MAGIC: "content is not a snapshot",
  VERSION: "snapshot has a version this program does not know",
  RESERVED: "snapshot uses a value this version has not given a meaning",
  LENGTH: "number of cells does not fit the length of the snapshot",
  PADDING: "snapshot is not filled up as it should be",
  SIGNATURE: "signature does not hold for the content and the key it names",
  DRAFT: "header or cells cannot be written as a snapshot",
};

/**
 * Thrown when a snapshot cannot be read or written.
 *
 * All codes but `DRAFT` are about bytes from outside. `DRAFT` is about what this program itself wanted to write.
 */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
  readonly code: SnapshotErrorCode;

  constructor(code: SnapshotErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}
