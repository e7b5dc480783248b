/** Devices as a förbund follows them: who has handed in, who has not, who was late, what waits for a person. */
import {
  covers,
  daysOf,
  type Fork,
  forksOf,
  type HandInRow,
  handInRowsOf,
  InsatsId,
  type Overlap,
  overlapsOf,
  type Period,
  periodKey,
  periodOf,
  periodsOf,
  type RosterDevice,
  revoke,
} from "@vifragar/core";
import type { Collector } from "./collector-folder.ts";
import { RefusedError } from "./command.ts";
import { kvittonIn } from "./kvitton.ts";

/** What devices have handed in for one period of the förbund's calendar. */
export interface PeriodRows {
  readonly period: Period;
  readonly rows: readonly HandInRow[];
}

/**
 * Rows for a period, one list for each part of it that devices hand in for.
 *
 * @param asked - Without it: the last period that is over.
 * @throws RefusedError for a period that the calendar does not divide.
 */
export async function handInsIn(
  collector: Collector,
  asked: Period | undefined,
  { today, graceDays }: { readonly today: number; readonly graceDays: number },
): Promise<readonly PeriodRows[]> {
  const { registry, collection, roster } = collector;
  const { calendar } = registry;
  const wanted = asked ?? periodOf(daysOf(periodOf(today, calendar)).first - 1, calendar);
  const parts = periodsOf(wanted.year, calendar).filter((part) => covers(wanted, part));
  if (parts.length === 0) {
    throw new RefusedError(
      `${periodKey(wanted)} är kortare än perioden som förbundet räknar i (${calendar})`,
    );
  }
  const kvitton = await kvittonIn(collector);
  const insatser = new Set(registry.insatser.map(({ id }) => InsatsId.parse(id)));
  return parts.map((period) => ({
    period,
    rows: handInRowsOf({ collection, roster, period, insatser, kvitton, today, graceDays }),
  }));
}

/** The device on the roster that a person means: by its name, or by the start of its key. @throws RefusedError */
export function deviceNamed({ roster }: Collector, name: string): RosterDevice {
  const wanted = name.trim().toLowerCase();
  const named = roster.devices.filter(({ label }) => label.toLowerCase() === wanted);
  const meant =
    named.length > 0 || !/^[0-9a-f]{8,64}$/.test(wanted)
      ? named
      : roster.devices.filter(({ signer }) => signer.startsWith(wanted));
  const [device, ...others] = meant;
  if (device === undefined) throw new RefusedError(`ingen godkänd enhet heter ${name}`);
  if (others.length > 0)
    throw new RefusedError(`flera enheter heter ${name}; ange början på nyckeln i stället`);
  return device;
}

/**
 * The collector with a device shut out.
 *
 * @param until - The last number that counts. Without it: what is here counts, and nothing that comes.
 */
export function withRevoked(
  collector: Collector,
  device: RosterDevice,
  until: number | undefined,
): Collector {
  const own = [...collector.collection.values()].filter((snapshot) => isOf(snapshot, device));
  const last = until ?? Math.max(0, ...own.map(({ seq }) => seq));
  return { ...collector, roster: revoke(collector.roster, device, last) };
}

/** The unresolved fork of a device: of its tallies first, which decide what counts. */
export function forkOf({ collection, roster }: Collector, device: RosterDevice): Fork | undefined {
  const forks = forksOf(collection, roster).filter((fork) => isOf(fork.device, device));
  return forks.find(({ kind }) => kind === "tally") ?? forks[0];
}

/** What a device counts in periods of several lengths, insats by insats. */
export const overlapsAt = ({ collection, roster }: Collector, device: RosterDevice): readonly Overlap[] =>
  overlapsOf(collection, roster).filter((overlap) => isOf(overlap.device, device));

/** What a förbund calls a device; one that is not approved goes by the start of its key. */
export const labelOf = (
  { roster }: Collector,
  device: Pick<RosterDevice, "signer" | "incarnation">,
): string =>
  roster.devices.find((known) => isOf(known, device))?.label ?? `ej godkänd ${device.signer.slice(0, 8)}`;

/** What an insats is called, or its id where it is not registered. */
export const insatsName = ({ registry }: Collector, id: string): string =>
  registry.insatser.find((insats) => insats.id === id)?.name ?? id;

const isOf = (
  a: Pick<RosterDevice, "signer" | "incarnation">,
  b: Pick<RosterDevice, "signer" | "incarnation">,
): boolean => a.signer === b.signer && a.incarnation === b.incarnation;
