/**
 * The roster: which devices a förbund counts, for which insatser, and until when.
 *
 * Its number only grows. A device that is not on it is quarantined: never counted, never lost.
 */
import * as z from "zod/mini";
import { Digest, ForbundId, Incarnation, InsatsId, SignerKey } from "../ids.ts";
import { Period, periodKey } from "../period/period.ts";
import type { Anmalan } from "./anmalan.ts";

/** Whose roster it is: a förbund's, of its devices, or that of NNS, of the keys of its förbund. */
export type CollectorLevel = "forbund" | "nation";

const RosterDevice = z.readonly(
  z.strictObject({
    signer: SignerKey,
    incarnation: Incarnation,
    insatser: z.readonly(z.array(InsatsId).check(z.minLength(1))),
    /** What the förbund calls the device: "Surfplatta 2". Never a person's name. */
    label: z.string().check(z.minLength(1), z.maxLength(60)),
    /** The last sequence number that counts, after a revocation; null while the device is trusted. */
    acceptUntilSeq: z.nullable(z.int().check(z.minimum(0))),
  }),
);
export type RosterDevice = z.infer<typeof RosterDevice>;

/** A period of one device and insats that a person has decided not to count. */
const PeriodAside = z.readonly(
  z.strictObject({ signer: SignerKey, incarnation: Incarnation, insats: InsatsId, period: Period }),
);
export type PeriodAside = z.infer<typeof PeriodAside>;

export const Roster = z.readonly(
  z.strictObject({
    format: z.literal("vifragar/roster@1"),
    forbund: ForbundId,
    /** At NNS, whose devices are keys of förbund: of a förbund's sums over the same days one alone counts. */
    level: z.optional(z.literal("nation")),
    number: z.int().check(z.minimum(0)),
    /** In the order in which they were approved. */
    devices: z.readonly(z.array(RosterDevice)),
    /** Snapshots that a person has set aside to resolve a fork, with all that were made after them. */
    setAside: z.readonly(z.array(Digest)),
    /** Periods that were chosen away because the device counts the same days in another period. */
    periodsAside: z.optional(z.readonly(z.array(PeriodAside).check(z.minLength(1)))),
  }),
);
export type Roster = z.infer<typeof Roster>;

/** The roster of a collector that has not approved any device yet. */
export const emptyRoster = (forbund: ForbundId, level: CollectorLevel = "forbund"): Roster => ({
  format: "vifragar/roster@1",
  forbund,
  ...(level === "nation" && { level }),
  number: 0,
  devices: [],
  setAside: [],
});

/** The device that a key and incarnation stand for, if it has been approved. */
export const deviceIn = (
  roster: Roster,
  of: Pick<RosterDevice, "signer" | "incarnation">,
): RosterDevice | undefined => roster.devices.find((device) => isSameDevice(device, of));

/** The roster after a device has been approved for the insats of its anmälan. Approving twice changes nothing. */
export function approve(roster: Roster, anmalan: Anmalan, label: string): Roster {
  const id = { signer: anmalan.device, incarnation: anmalan.incarnation };
  const known = deviceIn(roster, id);
  if (known?.insatser.includes(anmalan.insats)) return roster;
  const device: RosterDevice =
    known === undefined
      ? { ...id, insatser: [anmalan.insats], label, acceptUntilSeq: null }
      : { ...known, insatser: [...known.insatser, anmalan.insats] };
  return withDevice(roster, device);
}

/** The roster after a device has been revoked: what it numbered up to `acceptUntilSeq` still counts. */
export function revoke(roster: Roster, device: RosterDevice, acceptUntilSeq: number): Roster {
  return withDevice(roster, { ...device, acceptUntilSeq });
}

/** The roster after a person has decided which of two snapshots with one number is not to count. */
export function setAside(roster: Roster, snapshot: Digest): Roster {
  if (roster.setAside.includes(snapshot)) return roster;
  return { ...roster, number: roster.number + 1, setAside: [...roster.setAside, snapshot] };
}

/** The roster after a person has decided which periods of a device are not to count. */
export function setPeriodsAside(roster: Roster, periods: readonly PeriodAside[]): Roster {
  const added = periods.filter((one) => !isPeriodAside(roster, one));
  if (added.length === 0) return roster;
  return { ...roster, number: roster.number + 1, periodsAside: [...(roster.periodsAside ?? []), ...added] };
}

/** Whether a person has decided that this period of the device does not count. */
export const isPeriodAside = (
  { periodsAside = [] }: Roster,
  { signer, incarnation, insats, period }: PeriodAside,
): boolean =>
  periodsAside.some(
    (aside) =>
      aside.signer === signer &&
      aside.incarnation === incarnation &&
      aside.insats === insats &&
      periodKey(aside.period) === periodKey(period),
  );

function withDevice(roster: Roster, device: RosterDevice): Roster {
  const isKnown = deviceIn(roster, device) !== undefined;
  const devices = isKnown
    ? roster.devices.map((known) => (isSameDevice(known, device) ? device : known))
    : [...roster.devices, device];
  return { ...roster, number: roster.number + 1, devices };
}

type DeviceId = Pick<RosterDevice, "signer" | "incarnation">;

const isSameDevice = (a: DeviceId, b: DeviceId): boolean =>
  a.signer === b.signer && a.incarnation === b.incarnation;
