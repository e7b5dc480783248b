/** *Tider* as they are typed. */
import { LOCK_MINUTES, type Settings, WIPE_MINUTES } from "@vifragar/core";

type Times = Settings["times"];
export type TimesFields = Readonly<Record<keyof Times, string>>;

export const fieldsOfTimes = ({ lockMinutes, wipeMinutes }: Times): TimesFields => ({
  lockMinutes: String(lockMinutes),
  wipeMinutes: String(wipeMinutes),
});

/** Reads the fields; issues by field. */
export function parseTimes(
  fields: TimesFields,
):
  | { readonly ok: true; readonly value: Times }
  | { readonly ok: false; readonly issues: Partial<Record<keyof Times, string>> } {
  const limits = { lockMinutes: LOCK_MINUTES, wipeMinutes: WIPE_MINUTES };
  const names = ["lockMinutes", "wipeMinutes"] as const;
  const wrong = names.flatMap((name) => {
    const { min, max } = limits[name];
    const minutes = /^\d{1,2}$/.test(fields[name].trim()) ? Number(fields[name]) : Number.NaN;
    return minutes >= min && minutes <= max ? [] : [[name, `Skriv hela minuter, från ${min} till ${max}.`]];
  });
  if (wrong.length > 0) return { ok: false, issues: Object.fromEntries(wrong) };
  return {
    ok: true,
    value: { lockMinutes: Number(fields.lockMinutes), wipeMinutes: Number(fields.wipeMinutes) },
  };
}
