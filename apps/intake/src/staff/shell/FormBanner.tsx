import { type Instrument, textIn } from "@vifragar/core";
import { SWEDISH } from "../../texts/languages.ts";
import { texts } from "../../texts/sv.ts";

/** Name and standing of a form: `Arbetsformulering v1 (inte FOV)`. */
export const formLine = (instrument: Instrument): string =>
  texts.insats.form(textIn(instrument.name, SWEDISH, instrument), instrument.validated);

/** Says that a wording is not validated, for as long as one such is loaded. */
export function FormBanner({ instruments }: { readonly instruments: readonly Instrument[] }) {
  if (instruments.every(({ validated }) => validated)) return null;
  return <p className="in-banner">{texts.insats.banner}</p>;
}
