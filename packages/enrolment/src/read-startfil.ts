import {
  type Day,
  EnrolmentError,
  enrolmentTexts,
  type Instrument,
  type OpenedStartfil,
  openStartfil,
} from "@vifragar/core";
import { ready, verify } from "@vifragar/sealing";

/** A startfil that can be compared, or the sentence that says why it cannot. */
export type ReadStartfil =
  | { readonly ok: true; readonly opened: OpenedStartfil }
  | { readonly ok: false; readonly message: string };

/** The largest file that is read at all, in bytes. A startfil is less than half of it. */
const MAX_FILE_BYTES = 16_384;

const UNREADABLE = "Filen gick inte att läsa. Prova igen.";

/** Reads a file that a person chose. Nothing is stored. */
export async function readStartfil(
  file: Pick<File, "size" | "text">,
  device: { readonly today: Day; readonly instruments: readonly Instrument[] },
): Promise<ReadStartfil> {
  if (file.size > MAX_FILE_BYTES) return { ok: false, message: enrolmentTexts["too-large"] };
  try {
    await ready;
    return { ok: true, opened: openStartfil(await file.text(), verify, device) };
  } catch (cause) {
    if (cause instanceof EnrolmentError) return { ok: false, message: enrolmentTexts[cause.code] };
    return { ok: false, message: UNREADABLE };
  }
}
