/**
 * A simulated year, as far as counting: what each device counts and hands in.
 *
 * Pure, so that the command line and the admin app make the same year from the same description.
 * Keys, signatures and files are the caller's. Everything made from it is marked SIMULERADE SVAR.
 */
import { type Day, daysOf, type Period, periodsOf } from "../period/period.ts";
import type { Instrument } from "../questionnaire/instrument.ts";
import { contributionOf } from "../tally/contribution.ts";
import { planOf } from "../tally/plan.ts";
import { emptyTally, mergeTallies, type Tally } from "../tally/tally.ts";
import { drawn, seededRandom } from "./seeded-random.ts";
import {
  occasionOf,
  type SimulatedOccasion,
  type SimulationOf,
  simulatePerson,
} from "./simulated-occasion.ts";
import type { Assumptions, SimulatedInsats, SimulatedYear } from "./simulated-year.ts";

/** The notice on every page, sheet and file that simulated answers have gone into. */
export const SIMULATED_NOTICE = "SIMULERADE SVAR";

/** What one device met in one period, in the order it happened. */
export interface SimulatedPeriod {
  readonly period: Period;
  readonly occasions: readonly SimulatedOccasion[];
}

/** One device of one insats through the year. */
export interface SimulatedDevice {
  /** The insats by name; ids are the caller's. */
  readonly insats: string;
  /** `Surfplatta 1`, counted from 1 within the insats. */
  readonly label: string;
  readonly periods: readonly SimulatedPeriod[];
}

/** One hand-in of a device: all that it has counted in the period so far. */
export interface SimulatedHandIn {
  readonly period: Period;
  readonly day: Day;
  readonly final: boolean;
  readonly tally: Tally;
}

/** A whole year: the same devices and answers every time for the same description. */
export function simulateYear(year: SimulatedYear, instrument: Instrument): readonly SimulatedDevice[] {
  const { assumptions } = year;
  const simulation = { random: seededRandom(assumptions.seed), assumptions, instrument };
  return year.insatser.flatMap((insats) =>
    simulateInsats(insats, periodsOf(year.year, year.calendar), simulation),
  );
}

/** Devices of one insats that together count exactly so many forms in one period. */
export function simulateForms(wanted: {
  readonly insats: string;
  readonly devices: number;
  /** Whose answers are counted; refusals, repeats and those not asked come on top. */
  readonly forms: number;
  readonly period: Period;
  readonly seed: number;
  readonly assumptions: Assumptions;
  readonly instrument: Instrument;
}): readonly SimulatedDevice[] {
  const { assumptions, instrument, period } = wanted;
  const simulation = { random: seededRandom(wanted.seed), assumptions, instrument };
  const { add, empty } = counterOf(instrument);
  const met = Array.from({ length: wanted.devices }, (): SimulatedOccasion[] => []);
  let forms = 0;
  for (let person = 0; forms < wanted.forms; person += 1) {
    const occasions = simulatePerson(simulation.random() < 0.5 ? "woman" : "man", simulation);
    met[person % wanted.devices]?.push(...occasions);
    forms += occasions.reduce(add, empty).forms;
  }
  return met.map((occasions, at) => ({
    insats: wanted.insats,
    label: labelOf(at),
    periods: [{ period, occasions }],
  }));
}

/**
 * What a device hands in: once on the way if at least k forms have come, and a last time.
 *
 * Both are cumulative, and the last comes some days after the period has ended (transport.md 2).
 */
export function handInsOf(
  device: SimulatedDevice,
  instrument: Instrument,
  k: number,
): readonly SimulatedHandIn[] {
  const { add, empty } = counterOf(instrument);
  return device.periods.flatMap(({ period, occasions }) => {
    const { first, last } = daysOf(period);
    const half = Math.ceil(occasions.length / 2);
    const early = occasions.slice(0, half).reduce(add, empty);
    const whole = occasions.slice(half).reduce(add, early);
    const onTheWay = { period, day: Math.floor((first + last) / 2), final: false, tally: early };
    const lastOne = { period, day: last + 3, final: true, tally: whole };
    return early.forms >= k ? [onTheWay, lastOne] : [lastOne];
  });
}

function simulateInsats(
  insats: SimulatedInsats,
  periods: readonly Period[],
  simulation: SimulationOf,
): readonly SimulatedDevice[] {
  const { random } = simulation;
  const { woman, man, other } = insats.participants;
  const sexes = [
    ...Array.from({ length: woman }, () => "woman" as const),
    ...Array.from({ length: man }, () => "man" as const),
    ...Array.from({ length: other }, () => (random() < 0.5 ? "woman" : "man")),
  ];
  const people = sexes.map((sex) => ({
    device: Math.floor(random() * insats.devices),
    period: drawn(
      random,
      periods.map((_, at) => [at, insats.periodWeights[at] ?? 0] as const),
    ),
    order: random(),
    occasions: simulatePerson(sex, simulation),
  }));
  const inOrder = people.toSorted((a, b) => a.order - b.order);
  return Array.from({ length: insats.devices }, (_, device) => ({
    insats: insats.name,
    label: labelOf(device),
    periods: periods.map((period, at) => ({
      period,
      occasions: inOrder
        .filter((person) => person.device === device && person.period === at)
        .flatMap(({ occasions }) => occasions),
    })),
  }));
}

const labelOf = (at: number): string => `Surfplatta ${at + 1}`;

/** Counts as a device does: one occasion after another, each forgotten at once. */
interface Counter {
  readonly empty: Tally;
  readonly add: (tally: Tally, simulated: SimulatedOccasion) => Tally;
}

function counterOf(instrument: Instrument): Counter {
  const plan = planOf(instrument);
  return {
    empty: emptyTally(plan),
    add: (tally, simulated) => {
      const coin = () => "countedAs" in simulated && simulated.countedAs === "woman";
      return mergeTallies(tally, contributionOf(occasionOf(simulated, instrument), plan, coin));
    },
  };
}
