/** What people read about hand-ins. */
import { type Period, periodName } from "../period/period.ts";
import { type HandInRow, type HandInState, type HandInTiming, lateOf, missingOf } from "./hand-in-states.ts";

export const handInStateTexts: Readonly<Record<HandInState, string>> = {
  waiting: "Väntar",
  "handed-in": "Inlämnad",
  approved: "Godkänd",
  received: "Mottagen",
};

export const handInTimingTexts: Readonly<Record<HandInTiming, string>> = {
  running: "Perioden pågår",
  due: "Perioden är slut. Det är dags att lämna in.",
  overdue: "Har inte lämnat in i tid",
  "in-time": "I tid",
  late: "Lämnade in sent",
};

/**
 * What somebody should look at, or undefined. Who has handed in late did so, revoked or not; a missing file is told of
 * those alone that are waited for.
 */
export const timingRemark = ({
  timing,
  expected,
}: Pick<HandInRow, "timing" | "expected">): string | undefined =>
  timing === "late" || (expected && timing === "overdue") ? handInTimingTexts[timing] : undefined;

/**
 * `2 enheter har inte lämnat in hösten 2026.` and, where there were any, who was late and who is not approved.
 *
 * @param who - `forbund` at NNS, where a row is a förbund's.
 */
export function handInSummary(
  period: Period,
  rows: readonly HandInRow[],
  who: "device" | "forbund" = "device",
): readonly string[] {
  const { none, one, many } = nouns[who];
  const counted = (count: number) => (count === 1 ? `1 ${one}` : `${count} ${many}`);
  const missing = devicesIn(missingOf(rows));
  const late = devicesIn(lateOf(rows));
  const unknown = devicesIn(rows.filter(({ label }) => label === undefined));
  const when = periodPhrase(period);
  const waiting = unknown === 0 ? [] : [`${counted(unknown)} har lämnat in och väntar på att godkännas.`];
  if (rows.every(({ expected }) => !expected))
    return unknown === 0 ? [`${none} väntas lämna in ${when}.`] : waiting;
  return [
    missing === 0 ? `Alla ${many} har lämnat in ${when}.` : `${counted(missing)} har inte lämnat in ${when}.`,
    ...(late === 0 ? [] : [`${counted(late)} lämnade in sent.`]),
    ...waiting,
  ];
}

const nouns = {
  device: { none: "Ingen enhet", one: "enhet", many: "enheter" },
  forbund: { none: "Inget förbund", one: "förbund", many: "förbund" },
} as const;

/** A tablet that counts for two insatser is one device. */
const devicesIn = (rows: readonly HandInRow[]): number =>
  new Set(rows.map(({ device }) => `${device.signer}/${device.incarnation}`)).size;

const periodPhrase = (period: Period): string =>
  period.kind === "half"
    ? `${period.index === 1 ? "våren" : "hösten"} ${period.year}`
    : `för ${periodName(period)}`;
