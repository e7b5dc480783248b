/** What is asked of bytes that came from outside. Nothing here throws for what is in them. */
import { EnvelopeError, type Opener } from "./envelope.ts";
import { verify } from "./sign.ts";
import { MOST_SEALED_BYTES } from "./snapshot.ts";
import { SnapshotError, type SnapshotErrorCode } from "./snapshot-error.ts";
import { decodeSnapshot, type Snapshot } from "./snapshot-layout.ts";

/** What was found, or a code. */
export type Read<Value, Code> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code };

/** What core needs to know a file by its content, besides the key that opens it (`readIncoming` of core). */
export const incoming = {
  /** Longer sealed files are none of ours and are not opened. */
  mostSealedBytes: MOST_SEALED_BYTES,
  verify,
  decode(plain: Uint8Array): Read<Snapshot, Exclude<SnapshotErrorCode, "DRAFT">> {
    try {
      return { ok: true, value: decodeSnapshot(plain) };
    } catch (error) {
      // DRAFT is about writing and cannot come from reading.
      if (error instanceof SnapshotError && error.code !== "DRAFT") return { ok: false, code: error.code };
      throw error;
    }
  },
  textOf: (bytes: Uint8Array): string => new TextDecoder().decode(bytes),
};

/** An opener that answers with a code. @throws EnvelopeError `IDENTITY` alone: no fault of the file. */
export const openedBy =
  (open: Opener) =>
  async (sealed: Uint8Array): Promise<Read<Uint8Array, "WRONG_COLLECTOR" | "ENVELOPE">> => {
    try {
      return { ok: true, value: await open(sealed) };
    } catch (error) {
      if (!(error instanceof EnvelopeError)) throw error;
      return { ok: false, code: error.code === "WRONG_COLLECTOR" ? "WRONG_COLLECTOR" : "ENVELOPE" };
    }
  };
