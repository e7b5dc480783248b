import { join } from "node:path";
import {
  annexOf,
  type Coverage,
  coverageReportOf,
  type Instrument,
  type Layout,
  MOST_LAYOUT_CHARACTERS,
  openTackningsrapport,
  type ProtectedTable,
  parseIsoDate,
  protectedTablesOf,
  readLayout,
  reportOf,
  workingWording,
} from "@vifragar/core";
import { ready, verify } from "@vifragar/sealing";
import { openCollector, readInstrument } from "../collector-folder.ts";
import {
  type Command,
  type Io,
  isOn,
  needed,
  optional,
  RefusedError,
  repeated,
  type Typed,
  UsageError,
} from "../command.ts";
import { coverageIn } from "../count-period.ts";
import { readForbundKey } from "../forbund-key.ts";
import { opening } from "../opening.ts";
import { tablesIn } from "../protect-period.ts";
import { readRelease } from "../released.ts";
import {
  EXCHANGE_FORMATS,
  REPORT_FORMATS,
  type ReportFormat,
  writeLayout,
  writeReport,
} from "../report-files.ts";
import { textOf } from "../whole-file.ts";

export const report: Command = {
  name: "report",
  summary: "Gör rapporter av ett släpp: Excel, CSV, HTML, JSON, FHIR, SDMX eller egen layout",
  help: `
vifragar report --release SLÄPP --out MAPP [--key NYCKELFIL --dir MAPP] [--each] [--format xlsx,csv,html,json,fhir,sdmx]
                [--layout LAYOUTFIL] [--bilaga]
vifragar report --tackning TÄCKNINGSRAPPORT --out MAPP [--format xlsx,csv,html,json]

Det första gör förbundets rapport av ett underskrivet släpp. HTML-filen skrivs ut på A4.
Med nyckelfil och samlingsmapp kommer tillfrågade och uppföljning med.
Det andra gör en rapport av vilka som har fått frågorna, utan några svar.

  --release FIL      släppet
  --tackning FIL     en täckningsrapport, som vifragar tackning gör
  --out MAPP         dit rapporterna skrivs
  --key FIL          förbundets nyckelfil, för tillfrågade och uppföljning
  --dir MAPP         förbundets samlingsmapp
  --each             gör också en rapport för varje insats
  --format LISTA     bara några av xlsx, csv, html och json; eller fhir (MeasureReport) och sdmx (SDMX-CSV)
  --layout FIL       gör också en fil med de kolumner som layouten säger, till exempel data/nns-layout.json
  --bilaga           gör också en bilaga till konsekvensbedömningen: vad som sparas, regeln och granskningen
  --notice TEXT      står på varje sida; får ges flera gånger
  --remark TEXT      står under Om siffrorna: vem man frågar, till exempel; får ges flera gånger
  --date DATUM       dagen för släppet (i dag)
  --instrument FIL   formuläret, om det inte är arbetsformuleringen
  --json             skriv ut filnamnen som JSON
`,
  options: {
    release: { type: "string" },
    tackning: { type: "string" },
    out: { type: "string" },
    key: { type: "string" },
    dir: { type: "string" },
    each: { type: "boolean" },
    format: { type: "string" },
    layout: { type: "string" },
    bilaga: { type: "boolean" },
    notice: { type: "string", multiple: true },
    remark: { type: "string", multiple: true },
    date: { type: "string" },
    instrument: { type: "string" },
    json: { type: "boolean" },
  },
  takesFiles: false,
  async run(typed, io) {
    await ready;
    const told = optional(typed, "tackning");
    if (told !== undefined) return reportCoverage(told, typed, io);
    const [path, out] = [needed(typed, "release"), needed(typed, "out")];
    const formats = formatsIn(typed);
    const released = dayIn(typed, io.today);
    const release = await readRelease(path);
    const tables = protectedTablesOf(release);
    const { forbund, insatser } = tables;
    const instrument = await instrumentFor(typed, forbund);
    const layout = await layoutFor(typed, instrument);
    const notices = repeated(typed, "notice");
    const common = {
      forbund: release.content.collector.name,
      coverage: await coverageFor(typed, tablesIn(tables)),
      instrument,
      released,
      notices,
      remarks: repeated(typed, "remark"),
    };
    const whole = reportOf({ ...common, table: forbund, insatser });
    const written = [...(await writeReport(whole, out, formats))];
    if (layout !== undefined) written.push(await writeLayout(whole, out, layout));
    if (isOn(typed, "bilaga"))
      written.push(
        ...(await writeReport(annexOf({ release, instrument, released, notices }), out, ["html"])),
      );
    for (const table of isOn(typed, "each") ? insatser : []) {
      written.push(...(await writeReport(reportOf({ ...common, table }), join(out, "insatser"), formats)));
    }
    if (isOn(typed, "json")) io.out(JSON.stringify({ files: written }));
    else for (const file of written) io.out(file);
    return 0;
  },
};

async function reportCoverage(path: string, typed: Typed, io: Io): Promise<0> {
  const [out, formats] = [needed(typed, "out"), formatsIn(typed)];
  const text = await textOf(path, 16_384);
  const { content } = opening(() => openTackningsrapport(text, verify));
  const files = await writeReport(coverageReportOf(content, repeated(typed, "notice")), out, formats);
  if (isOn(typed, "json")) io.out(JSON.stringify({ files }));
  else for (const file of files) io.out(file);
  return 0;
}

function formatsIn(typed: Typed): readonly ReportFormat[] {
  const text = optional(typed, "format");
  if (text === undefined) return REPORT_FORMATS;
  return text.split(",").map((word) => {
    const format = [...REPORT_FORMATS, ...EXCHANGE_FORMATS].find((known) => known === word.trim());
    if (format === undefined)
      throw new UsageError(`--format: "${word}" är inte xlsx, csv, html, json, fhir eller sdmx`);
    return format;
  });
}

/** The layout asked for. Read before anything is written. @throws RefusedError with every fault that it has. */
async function layoutFor(typed: Typed, instrument: Instrument): Promise<Layout | undefined> {
  const path = optional(typed, "layout");
  if (path === undefined) return undefined;
  const read = readLayout(await textOf(path, MOST_LAYOUT_CHARACTERS), instrument);
  if (!read.ok)
    throw new RefusedError([`${path} är ingen layout som går att använda:`, ...read.faults].join("\n  "));
  return read.value;
}

function dayIn(typed: Typed, today: number): number {
  const text = optional(typed, "date");
  if (text === undefined) return today;
  const day = parseIsoDate(text);
  if (day === undefined)
    throw new UsageError(`--date: "${text}" är inget datum; skriv till exempel 2027-01-15`);
  return day;
}

async function instrumentFor(typed: Typed, table: ProtectedTable): Promise<Instrument> {
  const path = optional(typed, "instrument");
  const instrument = path === undefined ? workingWording : await readInstrument(path);
  if (instrument.id !== table.instrument) {
    throw new RefusedError(`släppet gäller formuläret ${table.instrument}; ange det med --instrument`);
  }
  return instrument;
}

async function coverageFor(
  typed: Typed,
  tables: readonly [ProtectedTable, ...ProtectedTable[]],
): Promise<ReadonlyMap<string, Coverage>> {
  const [key, dir] = [optional(typed, "key"), optional(typed, "dir")];
  if (key === undefined && dir === undefined) return new Map();
  if (key === undefined || dir === undefined) throw new UsageError("--key och --dir hör ihop");
  const collector = await openCollector(dir, await readForbundKey(key));
  const wanted = { period: tables[0].period, subjects: tables.map(({ subject }) => subject) };
  return coverageIn(collector, wanted);
}
