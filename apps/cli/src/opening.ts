/** Turns what core and sealing throw about outside files into what a person reads. */
import { EnrolmentError, enrolmentTexts } from "@vifragar/core";
import { RefusedError } from "./command.ts";

/** Runs an opening of a startfil or the like. @throws RefusedError in Swedish where the file is refused. */
export function opening<Result>(open: () => Result): Result {
  try {
    return open();
  } catch (cause) {
    if (!(cause instanceof EnrolmentError)) throw cause;
    throw new RefusedError(lowerFirst(enrolmentTexts[cause.code]), { cause });
  }
}

/** A sentence as it stands after a colon, without its full stop. */
export const lowerFirst = (sentence: string): string =>
  sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");
