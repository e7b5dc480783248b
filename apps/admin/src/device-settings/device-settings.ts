/** What the förbund has filled in for its devices, and the file that takes it there. */
import {
  canonicalText,
  type Day,
  DEFAULT_SETTINGS,
  Installningsfil,
  installningsfilText,
  isoDateOf,
  type LocalLine,
  Settings,
  type Sign,
} from "@vifragar/core";
import * as z from "zod/mini";
import type { Book } from "../book/book.ts";
import { carriedSuccession } from "../forbund/forbund.ts";

export const DeviceSettings = z.readonly(
  z.strictObject({
    settings: Settings,
    /** The latest file: its number and what it said; null before the first. */
    given: z.nullable(
      z.readonly(z.strictObject({ number: z.int().check(z.minimum(1)), settings: Settings })),
    ),
  }),
);
export type DeviceSettings = z.infer<typeof DeviceSettings>;

/** Before anybody has filled in anything. */
export const NO_DEVICE_SETTINGS: DeviceSettings = { settings: DEFAULT_SETTINGS, given: null };

/** The month of a day, as lines are dated: `2026-11`. */
export const monthOf = (day: Day): string => isoDateOf(day).slice(0, 7);

/** The book with some of the settings changed. */
export const withSettings = (book: Book, change: Partial<Settings>): Book => ({
  ...book,
  deviceSettings: { ...book.deviceSettings, settings: { ...book.deviceSettings.settings, ...change } },
});

/** The book with a local line at a place; one past the last adds it, and undefined takes it away. */
export function withLocalLine(book: Book, at: number, line: LocalLine | undefined): Book {
  const { support } = book.deviceSettings.settings;
  const local = [...support.local.slice(0, at), ...(line ? [line] : []), ...support.local.slice(at + 1)];
  return withSettings(book, { support: { ...support, local } });
}

/** True when the devices have not been given what is filled in now. */
export function isToldToDevices({ settings, given }: DeviceSettings): boolean {
  return canonicalText(settings) === canonicalText(given?.settings ?? DEFAULT_SETTINGS);
}

/** An inställningsfil that is ready to be saved, and what the book keeps of it. */
export interface MadeSettings {
  readonly given: NonNullable<DeviceSettings["given"]>;
  readonly fileName: string;
  readonly text: string;
}

/** Signs what is filled in now. The same content keeps its number, so that a device that has it changes nothing. */
export async function makeInstallningsfil(
  { forbund, deviceSettings }: Book,
  { sign, today }: { readonly sign: Sign; readonly today: Day },
): Promise<MadeSettings> {
  const { settings, given } = deviceSettings;
  const isSame = given !== null && isToldToDevices(deviceSettings);
  const number = isSame ? given.number : (given?.number ?? 0) + 1;
  const { prov, id, signer } = forbund;
  const content = {
    format: "vifragar/settings@1",
    prov,
    forbund: id,
    signer,
    number,
    settings,
    ...carriedSuccession(forbund),
  } as const;
  return {
    given: { number, settings },
    fileName: `${prov ? "prov-" : ""}installningar-${isoDateOf(today)}-nr${number}.json`,
    text: await installningsfilText(Installningsfil.parse(content), sign),
  };
}
