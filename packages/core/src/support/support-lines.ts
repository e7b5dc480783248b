/**
 * Where a person can call. Data, not code: numbers change, and a förbund adds its own.
 *
 * Every line must be called and checked before it is shown to anyone in earnest; `checkedOn` says when
 * that was done, and is null until then.
 */
import file from "./support-lines.json" with { type: "json" };

/** One line of support, the same for everybody whatever was answered. */
export interface SupportLine {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  /** Whom it is for. */
  readonly for: Readonly<Record<string, string>>;
  readonly number: string;
  readonly hours: Readonly<Record<string, string>>;
  /** To talk about what one has been through, or to stop hurting someone. */
  readonly about: "talk" | "stop-hurting";
  /** Whose number it is. */
  readonly source: string;
  /** Year and month, `2026-06`, or null when nobody has checked it yet. */
  readonly checkedOn: string | null;
}

/** The national lines, as they come with the program. */
export const supportLines: readonly SupportLine[] = file.lines.map((line) => ({
  ...line,
  about: line.about === "stop-hurting" ? "stop-hurting" : "talk",
}));

/** The lines that nobody has checked during the last twelve months. @param month - This month, `2026-11`. */
export const linesToCheck = (month: string, lines: readonly SupportLine[]): readonly SupportLine[] =>
  lines.filter(({ checkedOn }) => checkedOn === null || monthsOf(month) - monthsOf(checkedOn) > 12);

function monthsOf(month: string): number {
  const [year = 0, index = 0] = month.split("-").map(Number);
  return year * 12 + index;
}
