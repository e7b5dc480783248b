/** What staff prepare an omgång with, and what can be chosen between (ux.md S4). */
import { type Instrument, LanguageTag, Prior } from "@vifragar/core";
import type { Enrolment } from "@vifragar/enrolment";
import * as z from "zod/mini";
import type { Round } from "../../session/session.ts";
import { texts } from "../../texts/sv.ts";

const { before: t } = texts;

/** Where the one firm stop looks: the first line of the checklist. */
export const ALONE = "0";

/** What the form on S4 gives. The checklist is an aid: only its first line is ever looked at, and none is kept. */
export const RoundChoices = z.object({
  checks: z.array(z.string()),
  age: z.enum(["adults", "13-17"], t.agePick),
  prior: z.enum(Prior.options, t.priorPick),
  language: z.string().check(z.minLength(1, t.languagePick)),
  mode: z.enum(["hand-over", "together"], t.modePick),
  longPauses: z.array(z.string()),
});
export type RoundChoices = z.infer<typeof RoundChoices>;

/** The instruments of an insats, and which of them is for this age; undefined when there is none. */
export const enrolmentForAge = (
  enrolments: readonly Enrolment[],
  insats: string | undefined,
  age: Instrument["ages"],
): Enrolment | undefined =>
  enrolments.find(({ startfil, instrument }) => startfil.insats.id === insats && instrument.ages === age);

/** The omgång that the choices describe. */
export const roundOf = (
  choices: Omit<RoundChoices, "checks" | "age" | "longPauses"> & Partial<Pick<RoundChoices, "longPauses">>,
  enrolment: Enrolment,
): Round => ({
  enrolment,
  prior: choices.prior,
  language: LanguageTag.parse(choices.language),
  mode: choices.mode,
  longPauses: (choices.longPauses ?? []).length > 0,
});
