/**
 * What lies in clear beside a handed-over tablet, so that a reload shows the right form again.
 *
 * Nothing about the person: whether they have had the questions before is not in it, and is asked again.
 */
import { InstrumentId, LanguageTag, Support } from "@vifragar/core";
import * as z from "zod/mini";

const HandOverContext = z.strictObject({
  instrument: InstrumentId,
  language: z.nullable(LanguageTag),
  /** The insats's own contact, as every participant sees it. */
  contact: z.nullable(z.string()),
  /** Where a person can call, as every participant sees it. */
  support: Support,
  /** How long the cover stands before everything is wiped. */
  wipeMinutes: z.int(),
});
export type HandOverContext = z.infer<typeof HandOverContext>;

export const contextText = (context: HandOverContext): string => JSON.stringify(context);

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
