/** An insats as the förbund knows it. It holds numbers of participants, never anything about one of them. */
import { daysOf, InsatsId, type Participants, type Period, parsePeriodKey, periodKey } from "@vifragar/core";
import * as z from "zod/mini";

const count = z.int().check(z.minimum(0), z.maximum(1_000_000));
const day = z.int().check(z.minimum(0), z.maximum(400_000));

/** How many participants an insats has in a period, by sex. */
export const ParticipantNumbers = z.readonly(z.strictObject({ woman: count, man: count, other: count }));
export type ParticipantNumbers = z.infer<typeof ParticipantNumbers>;

const periodName = z.string().check(z.refine((key) => parsePeriodKey(key) !== undefined));

export const Insats = z.readonly(
  z.strictObject({
    id: InsatsId,
    name: z.string().check(z.minLength(1), z.maxLength(80)),
    /** Individinriktade insatser have participants to ask; strukturinriktade have none. */
    direction: z.enum(["individ", "struktur"]),
    /** The organisation that answers for it. May change; the id, and all that is counted for it, stays. */
    owner: z._default(z.string().check(z.maxLength(120)), ""),
    starts: day,
    /** The last day, or null while no end is decided. */
    ends: z.nullable(day),
    /** By period key: a participant of two half-years is one of the year, so the year has a number of its own. */
    participants: z.readonly(z.record(periodName, ParticipantNumbers)),
  }),
);
export type Insats = z.infer<typeof Insats>;

/** Participants in a period, where the förbund has given them. */
export const participantsIn = (insats: Insats, period: Period): Participants | undefined =>
  insats.participants[periodKey(period)];

/** The insats with its participants of one period; `undefined` takes them away. */
export function withParticipants(
  insats: Insats,
  period: Period,
  numbers: ParticipantNumbers | undefined,
): Insats {
  const { [periodKey(period)]: _, ...others } = insats.participants;
  return {
    ...insats,
    participants: numbers === undefined ? others : { ...others, [periodKey(period)]: numbers },
  };
}

/** Whether anything of the insats lies in the period. */
export function runsIn({ starts, ends }: Insats, period: Period): boolean {
  const { first, last } = daysOf(period);
  return starts <= last && (ends === null || ends >= first);
}

/** All insatser of a period that have participants to ask, by name. */
export const insatserIn = (insatser: readonly Insats[], period: Period): readonly Insats[] =>
  byName(insatser.filter((insats) => insats.direction === "individ" && runsIn(insats, period)));

/** In the order of the Swedish alphabet. */
export const byName = (insatser: readonly Insats[]): readonly Insats[] =>
  insatser.toSorted((a, b) => a.name.localeCompare(b.name, "sv"));
