import { type Day, dayOf } from "@vifragar/core";

/** Today as whole days since 1970-01-01, in the device's own time zone. */
export function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
