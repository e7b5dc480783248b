/** The collector itself, a förbund or NNS: what was decided when it was set up on this computer. */
import {
  Calendar,
  ForbundId,
  InstrumentId,
  MAX_K,
  MIN_K,
  parsePeriodKey,
  SignerKey,
  Succession,
} from "@vifragar/core";
import * as z from "zod/mini";

const recipient = z.string().check(z.regex(/^age1[02-9ac-hj-np-z]{58}$/));

export const Forbund = z.readonly(
  z.strictObject({
    id: ForbundId,
    /** A förbund collects devices' counts; NNS, the nation, collects förbunds' sums by the same means. */
    level: z._default(z.enum(["forbund", "nation"]), "forbund"),
    name: z.string().check(z.minLength(1), z.maxLength(80)),
    /** For trying things out: marked everywhere, and refused by every real förbund. */
    prov: z.boolean(),
    /** True after the demo year has been loaded: every page says that the answers are simulated. */
    simulated: z.boolean(),
    /** Lines for *Om siffrorna* in every report: whom to ask, what a source says. */
    remarks: z.readonly(z.array(z.string().check(z.minLength(1), z.maxLength(600)))),
    calendar: Calendar,
    /** Later divisions of the year, each from its first year on: a year is never divided in two ways. */
    laterCalendars: z._default(
      z.readonly(z.array(z.readonly(z.strictObject({ from: z.int(), calendar: Calendar })))),
      [],
    ),
    k: z.int().check(z.minimum(MIN_K), z.maximum(MAX_K)),
    instrument: InstrumentId,
    /** Keys of periods that were too small and are to be counted in the next one of the year. */
    merged: z.optional(
      z.readonly(z.array(z.string().check(z.refine((key) => parsePeriodKey(key) !== undefined)))),
    ),
    /** What devices seal to: this computer's key and the one on paper. */
    recipient,
    recoveryRecipient: recipient,
    signer: SignerKey,
    /** After a change of keys: the key before, and its word for these. */
    succeeds: z.optional(Succession),
    /** Signing keys before this one, the latest first, with the day each was left: what they signed stays valid. */
    before: z.optional(z.readonly(z.array(z.readonly(z.strictObject({ signer: SignerKey, left: z.int() }))))),
  }),
);
export type Forbund = z.infer<typeof Forbund>;

/** How a year is divided. */
export const calendarIn = (
  { calendar, laterCalendars }: Pick<Forbund, "calendar" | "laterCalendars">,
  year: number,
): Calendar => laterCalendars.findLast(({ from }) => from <= year)?.calendar ?? calendar;

/** What devices seal to, in the order of the startfil. */
export const recipientsOf = ({
  recipient: own,
  recoveryRecipient,
}: Pick<Forbund, "recipient" | "recoveryRecipient">): readonly string[] => [own, recoveryRecipient];

/** Whether the förbund signs with this key, or has done. */
export const hasSigned = ({ signer, before = [] }: Forbund, claimed: string): boolean =>
  claimed === signer || before.some((old) => old.signer === claimed);

/** The word of the key before, for files that do not name the recipients otherwise. */
export const carriedSuccession = (forbund: Forbund) =>
  forbund.succeeds === undefined
    ? {}
    : { succeeds: { ...forbund.succeeds, recipients: recipientsOf(forbund) } };

/** What a new förbund is asked for, as typed. */
export interface ForbundFields {
  readonly name: string;
  readonly kind: string;
  readonly calendar: string;
  readonly k: string;
}

/** What a new förbund has decided. */
export type ForbundChoices = Pick<Forbund, "level" | "name" | "prov" | "calendar" | "k">;

export type ForbundIssue =
  | "name-missing"
  | "name-too-long"
  | "kind-missing"
  | "calendar-missing"
  | "k-out-of-range";

export const forbundIssueTexts: Readonly<Record<ForbundIssue, string>> = {
  "name-missing": "Skriv förbundets namn.",
  "name-too-long": "Namnet får ha högst 80 tecken.",
  "kind-missing": "Välj om det är på riktigt eller för att prova.",
  "calendar-missing": "Välj hur året delas in.",
  "k-out-of-range": "Välj en gräns från 3 till 10.",
};

/** Names of the calendars, most used first. */
export const calendarTexts: Readonly<Record<Calendar, string>> = {
  half: "Halvår",
  quarter: "Kvartal",
  tertial: "Tertial (fyra månader)",
  year: "Hela år",
};

/** Reads what was typed for a new förbund; issues by field. */
export function parseForbund(
  fields: ForbundFields,
  level: Forbund["level"] = "forbund",
):
  | { readonly ok: true; readonly value: ForbundChoices }
  | { readonly ok: false; readonly issues: Partial<Record<keyof ForbundFields, ForbundIssue>> } {
  const name = fields.name.trim().replaceAll(/\s+/g, " ");
  const calendar = Calendar.safeParse(fields.calendar);
  const k = Number(fields.k);
  const issues: Partial<Record<keyof ForbundFields, ForbundIssue>> = {
    ...(name === "" ? { name: "name-missing" } : name.length > 80 ? { name: "name-too-long" } : {}),
    ...(fields.kind === "real" || fields.kind === "prov" ? {} : { kind: "kind-missing" }),
    ...(calendar.success ? {} : { calendar: "calendar-missing" }),
    ...(Number.isInteger(k) && k >= MIN_K && k <= MAX_K ? {} : { k: "k-out-of-range" }),
  };
  if (Object.keys(issues).length > 0 || !calendar.success) return { ok: false, issues };
  return { ok: true, value: { level, name, prov: fields.kind === "prov", calendar: calendar.data, k } };
}
