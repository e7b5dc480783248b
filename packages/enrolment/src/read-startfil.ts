import {
  type Day,
  EnrolmentError,
  enrolmentTexts,
  type Instrument,
  type OpenedStartfil,
  openStartfil,
  readInstrumentFile,
} from "@vifragar/core";
import { ready, verify } from "@vifragar/sealing";

/** A startfil that can be compared, or the sentence that says why it cannot. */
export type ReadStartfil =
  | { readonly ok: true; readonly opened: OpenedStartfil }
  | {
      readonly ok: false;
      readonly message: string;
      /** True when all is well but for the instrument file, which has to be chosen too. */
      readonly needsInstrument: boolean;
    };

/** What a startfil is read with. */
export interface StartfilReader {
  readonly today: Day;
  /** The instruments that the device has. */
  readonly instruments: readonly Instrument[];
  /** An instrument file that was chosen beside the startfil. Taken only when the signed startfil names it. */
  readonly instrumentFile?: TextFile | undefined;
}

type TextFile = Pick<File, "size" | "text">;

/** The largest files that are read at all, in bytes. A startfil is less than half of its limit. */
const MAX_FILE_BYTES = 16_384;
const MAX_INSTRUMENT_BYTES = 1_000_000;

const UNREADABLE = "Filen gick inte att läsa. Prova igen.";

/** Reads a file that a person chose. Nothing is stored. */
export async function readStartfil(file: TextFile, reader: StartfilReader): Promise<ReadStartfil> {
  const { today, instruments, instrumentFile } = reader;
  if (file.size > MAX_FILE_BYTES) return refused(enrolmentTexts["too-large"]);
  try {
    await ready;
    const text = await file.text();
    if (instrumentFile === undefined) {
      return { ok: true, opened: openStartfil(text, verify, { today, instruments }) };
    }
    if (instrumentFile.size > MAX_INSTRUMENT_BYTES) return refused(enrolmentTexts["too-large"], true);
    const read = readInstrumentFile(await instrumentFile.text());
    if (!read.ok) return refused(`Formulärfilen går inte att använda. ${read.problems[0] ?? ""}`, true);
    try {
      const opened = openStartfil(text, verify, { today, instruments: [...instruments, read.value] });
      return { ok: true, opened };
    } catch (cause) {
      if (cause instanceof EnrolmentError && cause.code === "unknown-instrument") {
        return refused(enrolmentTexts["wrong-instrument"], true);
      }
      throw cause;
    }
  } catch (cause) {
    if (cause instanceof EnrolmentError) {
      return refused(enrolmentTexts[cause.code], cause.code === "unknown-instrument");
    }
    return refused(UNREADABLE);
  }
}

const refused = (message: string, needsInstrument = false): ReadStartfil => ({
  ok: false,
  message,
  needsInstrument,
});
