import type { Instrument, SupportLine } from "@vifragar/core";
import { createContext, useContext } from "react";
import type { Mode } from "./mode.ts";
import type { FormLanguage } from "./texts/texts.ts";

/** What every part of the form needs to show itself. Nothing in it is about the person. */
export interface FormSetting {
  readonly instrument: Instrument;
  readonly mode: Mode;
  readonly language: FormLanguage;
  readonly languages: readonly FormLanguage[];
  readonly chooseLanguage: (language: FormLanguage) => void;
  /** Where a person can call, the same for everybody. */
  readonly supportLines: readonly SupportLine[];
  /** Where recordings and pictures lie, with a slash at the end. Without it nothing is read aloud or shown. */
  readonly media: string | undefined;
  /** Start of the ids of elements, so that two forms on a page do not share any. */
  readonly ids: string;
}

const FormContext = createContext<FormSetting | undefined>(undefined);

export const FormSettingProvider = FormContext.Provider;

/** The setting of the form that this part is in. */
export function useFormSetting(): FormSetting {
  const setting = useContext(FormContext);
  if (!setting) throw new TypeError("this part of the form stands outside of SevenQuestions");
  return setting;
}

/** The texts of the chosen language. */
export const useTexts = () => useFormSetting().language.texts;
