/** The form that comes with the apps, and those that readers need a file of. */
import type { InstrumentHash } from "../ids.ts";
import { type Instrument, instrumentHashOf } from "../questionnaire/instrument.ts";
import { workingWording } from "./working-wording.ts";

/** True when the form comes with the apps, so that nobody needs a file of it. */
export const isBuiltIn = (instrument: Instrument): boolean =>
  instrumentHashOf(instrument) === instrumentHashOf(workingWording);

/** What a signed file says of its form: exactly which words, and nothing where they come with the apps. */
export const namedForm = (instrument: Instrument): { readonly instrumentHash?: InstrumentHash } =>
  isBuiltIn(instrument) ? {} : { instrumentHash: instrumentHashOf(instrument) };
