/** Periods that are over: only those may be added up, protected and shown. */
import { type Day, hasEnded, type Period } from "./period.ts";

declare const closedPeriod: unique symbol;

/** A period that nothing more is counted in. Made by `closePeriod` and `closeByHand` alone. */
export type ClosedPeriod = Period & { readonly [closedPeriod]: true };

/** The period as closed when its last day has passed, and undefined before that. */
export function closePeriod(period: Period, today: Day): ClosedPeriod | undefined {
  return hasEnded(period, today) ? asClosed(period) : undefined;
}

/** Closes a period before its end. Only for a provförbund, where nothing real is counted. */
export function closeByHand(period: Period, { prov }: { readonly prov: boolean }): ClosedPeriod | undefined {
  return prov ? asClosed(period) : undefined;
}

// The one place where a ClosedPeriod comes into being.
const asClosed = (period: Period): ClosedPeriod => period as ClosedPeriod;
