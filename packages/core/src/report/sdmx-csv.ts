/**
 * The report as SDMX-CSV 2.0, for statistical systems. Format: docs/formats/sdmx.md.
 *
 * What is protected has no value, OBS_STATUS Q and CONF_STATUS C, always the same: the list has codes for
 * primary and secondary confidentiality, and telling them apart would let both be worked out.
 * Sources: SDMX 3.0 section 5 (SDMX-CSV 2.0), CL_OBS_STATUS 2.0, CL_CONF_STATUS 1.0.
 */
import { parsePeriodKey } from "../period/period.ts";
import { csvRows } from "./csv.ts";
import type { CellStatus, Fact, FactGroup, Report } from "./report.ts";

/** Our own name for the table. No registry has it: the columns say what they are. */
const DATAFLOW = "VIFRAGAR:DF_SJU_FRAGOR(1.0.0)";

const columns = [
  "STRUCTURE",
  "STRUCTURE_ID",
  "ACTION",
  "LEVEL",
  "SUBJECT",
  "INDICATOR",
  "SEX_GROUP",
  "TIME_PERIOD",
  "OBS_VALUE",
  "OBS_STATUS",
  "CONF_STATUS",
  "BASE",
  "SUBJECT_NAME",
  "INDICATOR_NAME",
  "COMMENT_OBS",
] as const;

/** The text, to be written as UTF-8. No byte order mark: it would be part of the first column's name. */
export function sdmxCsvOf(report: Report): string {
  const period = timePeriod(report.periodKey);
  const comment = [report.instrument, ...report.notices].filter((part) => part !== "").join(" · ");
  const rows = report.facts.map((fact) => [
    "dataflow",
    DATAFLOW,
    // I, information: nothing is said of what a receiver has before.
    "I",
    levels[fact.level],
    fact.subjectId,
    indicatorCode(fact.key),
    groups[fact.group],
    period,
    fact.count === undefined ? "" : String(fact.count),
    ...statuses[fact.status],
    fact.of === undefined ? "" : String(fact.of),
    fact.level === "insats" ? fact.insats : fact.forbund,
    fact.question,
    comment,
  ]);
  return csvRows([columns, ...rows], ",");
}

/** OBS_STATUS and CONF_STATUS: A normal, Q suppressed, M cannot exist; F free, C confidential. */
const statuses: Readonly<Record<CellStatus, readonly [observation: string, confidentiality: string]>> = {
  visas: ["A", "F"],
  skyddad: ["Q", "C"],
  "inget underlag": ["M", "F"],
};

const levels: Readonly<Record<Fact["level"], string>> = { nation: "N", forbund: "F", insats: "I" };

/** `_T` is the total, as in SDMX's own lists. The others are ours: kvinnor+ is not CL_SEX's F. */
const groups: Readonly<Record<FactGroup, string>> = {
  all: "_T",
  woman: "W",
  man: "M",
  other: "O",
  "man+other": "MO",
};

/** Letters, digits and underscores, as an SDMX id has to be: `psychological/any` → `PSYCHOLOGICAL_ANY`. */
export const indicatorCode = (key: string): string =>
  key
    .replaceAll("+", "_AND_")
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .toUpperCase();

/** SDMX reporting periods: `2026`, `2026-S2`, `2026-T1`, `2026-Q3`. */
function timePeriod(key: string): string {
  const period = parsePeriodKey(key);
  if (period === undefined) throw new RangeError("a report without a period");
  const { year, kind, index } = period;
  return kind === "year"
    ? String(year)
    : `${year}-${{ half: "S", tertial: "T", quarter: "Q" }[kind]}${index}`;
}
