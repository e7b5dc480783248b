/**
 * What staff set for the form in this frame. Lies in clear beside the prepared keys: nothing about a person.
 *
 * A form that the förbund has loaded lies there whole: the vault that holds it is locked when it is shown,
 * and the questions are no secret.
 */
import { Instrument, Prior } from "@vifragar/core";

export interface FormSetting {
  readonly instrument: Instrument;
  /** Whether the people who are asked now have been asked before; null when each is asked about it. */
  readonly prior: Prior | null;
}

/** @param builtIn - The forms that come with the page, which need only be named. */
export const settingText = ({ instrument, prior }: FormSetting, builtIn: readonly Instrument[]): string =>
  JSON.stringify({ instrument: builtIn.includes(instrument) ? instrument.id : instrument, prior });

/** What a prepared key was made for, or undefined when another version wrote it or the instrument is gone. */
export function readSetting(
  text: string,
  builtIn: readonly Instrument[],
): { readonly instrument: Instrument; readonly prior: Prior | undefined } | undefined {
  const raw: unknown = JSON.parse(text);
  if (typeof raw !== "object" || raw === null || !("instrument" in raw) || !("prior" in raw))
    return undefined;
  const instrument = builtIn.find(({ id }) => id === raw.instrument) ?? ownIn(raw.instrument);
  const prior = raw.prior === null ? undefined : Prior.safeParse(raw.prior);
  if (instrument === undefined || prior?.success === false) return undefined;
  return { instrument, prior: prior?.data };
}

function ownIn(raw: unknown): Instrument | undefined {
  const parsed = Instrument.safeParse(raw);
  return parsed.success ? parsed.data : undefined;
}
