/**
 * The description of a year to simulate: a real förbund's published numbers of participants, and
 * stated assumptions about everything that nobody has published. Format: docs/cli.md.
 */
import * as z from "zod/mini";
import { Calendar, PERIODS_PER_YEAR } from "../period/period.ts";
import { type Parsed, parsedBy } from "../questionnaire/instrument.ts";

const text = z.string().check(z.minLength(1), z.maxLength(400));
const count = z.int().check(z.minimum(0), z.maximum(100_000));
const record = <Shape extends z.core.$ZodShape>(shape: Shape) => z.readonly(z.strictObject(shape));
const list = <Item extends z.ZodMiniType>(item: Item) => z.readonly(z.array(item).check(z.minLength(1)));

/** How often something happens, and whether somebody has published it. An assumption is never quoted as a fact. */
const Rate = record({
  percent: z.int().check(z.minimum(0), z.maximum(100)),
  basis: z.enum(["published", "assumed"]),
  note: text,
});

const rates = <Name extends string>(...names: readonly Name[]) =>
  record(Object.fromEntries(names.map((name) => [name, Rate])) as Record<Name, typeof Rate>);

const weights = <Name extends string>(...names: readonly Name[]) =>
  record(Object.fromEntries(names.map((name) => [name, count])) as Record<Name, typeof count>);

/** What the simulated people do and answer. */
export const Assumptions = record({
  seed: z.int().check(z.minimum(0), z.maximum(2 ** 32 - 1)),
  handIns: record({ note: text }),
  asked: rates("woman", "man"),
  notAskedReasons: record({
    note: text,
    weights: weights(
      "not-alone",
      "no-interpreter",
      "said-no",
      "unwell",
      "already-asked",
      "no-time",
      "ended-before",
      "other",
    ),
  }),
  process: rates("declined", "stopped", "stoppedKeeps", "elsewhere", "repeated", "otherSex", "followUp"),
  answers: rates(
    "anyYes",
    "psychological",
    "physical",
    "sexual",
    "childhood",
    "fear",
    "children",
    "used",
    "noChildren",
    "childTime",
    "adultTime",
    "nowTime",
    "unknown",
    "declined",
    "skipped",
  ),
});
export type Assumptions = z.infer<typeof Assumptions>;

const StatedTotal = record({
  what: text,
  section: text,
  total: count,
  parts: list(record({ what: text, count })),
});

const SimulatedInsats = record({
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Where in the source the numbers stand. */
  section: text,
  statedParticipants: count,
  participants: record({ woman: count, man: count, other: count }),
  devices: z.int().check(z.minimum(1), z.maximum(20)),
  /** How the participants spread over the periods of the year. */
  periodWeights: list(count),
});

export const SimulatedYear = z
  .readonly(
    z.strictObject({
      format: z.literal("vifragar/simulated-year@1"),
      year: z.int().check(z.minimum(2000), z.maximum(2999)),
      calendar: Calendar,
      forbund: z.string().check(z.minLength(1), z.maxLength(80)),
      source: record({ title: text, publisher: text, note: text }),
      /** Totals that the source gives with their parts, checked and reported as they stand. */
      statedTotals: z.readonly(z.array(StatedTotal)),
      insatser: list(SimulatedInsats),
      /** Insatser that the source names without the numbers that are needed. */
      leftOut: z.readonly(z.array(record({ name: text, why: text }))),
      assumptions: Assumptions,
    }),
  )
  .check(
    z.refine(
      ({ calendar, insatser }) =>
        insatser.every(({ periodWeights }) => periodWeights.length === PERIODS_PER_YEAR[calendar]),
      { path: ["insatser"], error: "an insats lacks a weight for a period of the calendar" },
    ),
    z.refine(({ insatser }) => new Set(insatser.map(({ name }) => name)).size === insatser.length, {
      path: ["insatser"],
      error: "two insatser have the same name",
    }),
  );
export type SimulatedYear = z.infer<typeof SimulatedYear>;
export type SimulatedInsats = SimulatedYear["insatser"][number];

/** Reads a description from what `JSON.parse` gave. */
export const parseSimulatedYear = (raw: unknown): Parsed<SimulatedYear> => parsedBy(SimulatedYear, raw);

/** A total of the source with the sum of its parts. */
export interface CheckedTotal {
  readonly what: string;
  readonly section: string;
  readonly stated: number;
  readonly sum: number;
  readonly parts: readonly { readonly what: string; readonly count: number }[];
}

/**
 * The totals of the source that its own parts do not add up to.
 *
 * They are reported and never corrected: which of the numbers is wrong, only the source can know.
 */
export function contradictedTotals({ statedTotals, insatser }: SimulatedYear): readonly CheckedTotal[] {
  const ofInsatser = insatser.map(({ name, section, statedParticipants, participants }) => ({
    what: `Deltagare i ${name}`,
    section,
    total: statedParticipants,
    parts: [
      { what: "kvinnor", count: participants.woman },
      { what: "män", count: participants.man },
      { what: "övriga", count: participants.other },
    ],
  }));
  return [...statedTotals, ...ofInsatser]
    .map(({ what, section, total, parts }) => {
      const sum = parts.reduce((added, part) => added + part.count, 0);
      return { what, section, stated: total, sum, parts };
    })
    .filter(({ stated, sum }) => stated !== sum);
}
