import { type Instrument, textIn } from "@vifragar/core";
import { SWEDISH } from "../../texts/languages.ts";
import { texts } from "../../texts/sv.ts";

/** Name, version and standing of a form: `Arbetsformulering v1 (inte FOV)`. */
export function formLine(instrument: Instrument): string {
  // An instrument's id ends with its version: `arbetsformulering-2026-1`.
  const version = `v${instrument.id.split("-").at(-1)}`;
  return texts.insats.form(textIn(instrument.name, SWEDISH, instrument), version, instrument.validated);
}

/** Says that a wording is not validated, for as long as one such is loaded. */
export function FormBanner({ instruments }: { readonly instruments: readonly Instrument[] }) {
  if (instruments.every(({ validated }) => validated)) return null;
  return <p className="in-banner">{texts.insats.banner}</p>;
}
