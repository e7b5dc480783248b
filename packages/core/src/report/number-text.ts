/** Numbers as Swedish readers write them, and the cells made of them. */
import { SUPPRESSED_SPOKEN, SUPPRESSED_SYMBOL } from "../protection/texts-sv.ts";
import type { ReportCell } from "./report.ts";

/** Between a number and its unit or thousands: never broken over two lines. */
const NBSP = "\u00a0";

/** Percentages of fewer than this say more than there is (ux.md D21). */
export const PERCENT_FLOOR = 20;

/** A whole number with spaces between thousands: `1 234`. */
export const wholeText = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, NBSP);

/** `22 av 38`. */
export const fractionText = (count: number, of: number): string => `${wholeText(count)} av ${wholeText(of)}`;

/** A whole percentage, or undefined where the base is too small for one, or none. */
export const percentOf = (count: number, of: number | undefined): number | undefined =>
  of === undefined || of < PERCENT_FLOOR ? undefined : Math.round((100 * count) / of);

/** ` (58 %)` to stand after a fraction; nothing where the base is small. */
export function percentText(count: number, of: number): string {
  const percent = percentOf(count, of);
  return percent === undefined ? "" : ` (${percent}${NBSP}%)`;
}

/** `22 av 38 (58 %)`; without the percentage where the base is small. */
export const shareText = (count: number, of: number): string =>
  fractionText(count, of) + percentText(count, of);

/** A number that may be read. */
export const shownCell = (count: number, of?: number): ReportCell => ({
  text: of === undefined ? wholeText(count) : shareText(count, of),
  status: "visas",
  number: count,
  ...(of !== undefined && { of }),
});

/** A number that is there and may not be read. */
export const hiddenCell: ReportCell = {
  text: SUPPRESSED_SYMBOL,
  spoken: SUPPRESSED_SPOKEN,
  status: "skyddad",
};

/** No number, because there was nobody to count. */
export const emptyCell: ReportCell = { text: "inget underlag", status: "inget underlag" };
