/** What the förbund keeps about its reports: the layout it uses, and that reports were made. Never by whom. */
import { type Day, Layout } from "@vifragar/core";
import * as z from "zod/mini";
import type { Book } from "../book/book.ts";

/** One report that was made: the file, the day, and the role, which is no person. */
const MadeReport = z.readonly(
  z.strictObject({
    day: z.int().check(z.minimum(0)),
    role: z.enum(["forbund", "nns"]),
    file: z.string().check(z.minLength(1), z.maxLength(300)),
  }),
);

export const Reporting = z.readonly(
  z.strictObject({
    /** Null while the layout that is shipped is used. */
    layout: z.nullable(Layout),
    /** Latest last. */
    made: z.readonly(z.array(MadeReport)),
  }),
);
export type Reporting = z.infer<typeof Reporting>;

/** Before anything was made. */
export const NO_REPORTING: Reporting = { layout: null, made: [] };

/** Years of reports; older lines give way. */
const MOST_LINES = 500;

/** The book with one more line, unless the same file was made the same day. */
export function withMade(book: Book, { day, file }: { readonly day: Day; readonly file: string }): Book {
  const { made } = book.reporting;
  if (made.some((known) => known.day === day && known.file === file)) return book;
  const role = book.forbund.level === "nation" ? "nns" : "forbund";
  const lines = [...made, { day, role, file } as const].slice(-MOST_LINES);
  return { ...book, reporting: { ...book.reporting, made: lines } };
}

/** The book with a layout of its own, or with the shipped one again. */
export const withLayout = (book: Book, layout: Layout | null): Book => ({
  ...book,
  reporting: { ...book.reporting, layout },
});
