/** Devices that count the same days in periods of two lengths, as a person meets them. */
import {
  type Calendar,
  deviceIn,
  isoDateOf,
  type Overlap,
  overlapsOf,
  periodName,
  withCalendarKept,
} from "@vifragar/core";
import { type Book, collectionOf } from "../book/book.ts";
import { calendarTexts } from "../forbund/forbund.ts";

/** An overlap of an approved device, with what a person calls the device and the insats. */
export interface DeviceOverlap {
  readonly label: string;
  readonly insats: string;
  readonly overlap: Overlap;
}

/** Overlaps that wait for a person. */
export const overlapsIn = (book: Book): readonly DeviceOverlap[] =>
  overlapsOf(collectionOf(book), book.roster).flatMap((overlap) => {
    const device = deviceIn(book.roster, overlap.device);
    const insats = book.insatser.find(({ id }) => id === overlap.insats)?.name ?? "en okänd insats";
    return device === undefined ? [] : [{ label: device.label, insats, overlap }];
  });

/** What tells the lengths apart: periods and days, nothing from answers. */
export const describeSide = ({ calendar, periods, lastDay }: Overlap["sides"][number]): string =>
  `${calendarTexts[calendar]}: ${periods.map(periodName).join(" och ")}, senaste filen ${isoDateOf(lastDay)}`;

/** The book in which one length counts and the other periods are set aside. */
export const withLengthKept = (book: Book, overlap: Overlap, kept: Calendar): Book => ({
  ...book,
  roster: withCalendarKept(book.roster, overlap, kept),
});
