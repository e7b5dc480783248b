/** What staff set for the form in this frame. Lies in clear beside the prepared keys: nothing about a person. */
import { type Instrument, Prior } from "@vifragar/core";

export interface FormSetting {
  readonly instrument: Instrument["id"];
  /** Whether the people who are asked now have been asked before; null when each is asked about it. */
  readonly prior: Prior | null;
}

export const settingText = ({ instrument, prior }: FormSetting): string =>
  JSON.stringify({ instrument, prior });

/** What a prepared key was made for, or undefined when another version wrote it or the instrument is gone. */
export function readSetting(
  text: string,
  instruments: readonly Instrument[],
): { readonly instrument: Instrument; readonly prior: Prior | undefined } | undefined {
  const raw: unknown = JSON.parse(text);
  if (typeof raw !== "object" || raw === null || !("instrument" in raw) || !("prior" in raw))
    return undefined;
  const instrument = instruments.find(({ id }) => id === raw.instrument);
  const prior = raw.prior === null ? undefined : Prior.safeParse(raw.prior);
  if (instrument === undefined || prior?.success === false) return undefined;
  return { instrument, prior: prior?.data };
}
