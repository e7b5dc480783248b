/**
 * What lies in clear beside a handed-over tablet, so that a reload shows the right form again.
 *
 * Nothing about the person: whether they have had the questions before is not in it, and is asked again.
 * A form that the förbund has loaded is in it whole, as the vault that holds it is locked by then: the
 * questions are no secret.
 */
import { Instrument, InstrumentId, LanguageTag, Support } from "@vifragar/core";
import * as z from "zod/mini";

const HandOverContext = z.strictObject({
  /** The id of a form that comes with the app, or the form itself. */
  instrument: z.union([InstrumentId, Instrument]),
  language: z.nullable(LanguageTag),
  /** The insats's own contact, as every participant sees it. */
  contact: z.nullable(z.string()),
  /** Where a person can call, as every participant sees it. */
  support: Support,
  /** How long the cover stands before everything is wiped. */
  wipeMinutes: z.int(),
});
export type HandOverContext = z.infer<typeof HandOverContext>;

/** @param builtIn - The forms that come with the app; any other is written out. */
export const contextText = (
  { instrument, ...context }: Omit<HandOverContext, "instrument"> & { readonly instrument: Instrument },
  builtIn: readonly Instrument[],
): string =>
  JSON.stringify({ ...context, instrument: builtIn.includes(instrument) ? instrument.id : instrument });

/** The form that a context names. */
export const instrumentIn = (
  { instrument }: HandOverContext,
  builtIn: readonly Instrument[],
): Instrument | undefined =>
  typeof instrument === "string" ? builtIn.find(({ id }) => id === instrument) : instrument;

/** The context of a hand-over, or undefined when it was written by another version. */
export function parseContext(text: string): HandOverContext | undefined {
  const parsed = HandOverContext.safeParse(jsonIn(text));
  return parsed.success ? parsed.data : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
