import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import {
  annexOf,
  type CheckedTotal,
  contradictedTotals,
  countOf,
  Layout,
  periodKey,
  reportOf,
  SIMULATED_NOTICE,
  SimulatedYear,
  workingWording,
} from "@vifragar/core";
import nnsLayout from "../../../../data/nns-layout.json" with { type: "json" };
import stockholm from "../../../../data/stockholm-2020.json" with { type: "json" };
import { releaseFolder } from "../collector-folder.ts";
import { type Command, type Io, isOn, optional, RefusedError } from "../command.ts";
import { coverageIn } from "../count-period.ts";
import { type DemoYear, KEY_FILE, oracleFor, runDemoYear } from "../demo-year.ts";
import { tablesIn } from "../protect-period.ts";
import { readRelease } from "../released.ts";
import { EXCHANGE_FORMATS, REPORT_FORMATS, writeLayout, writeReport } from "../report-files.ts";
import { jsonIn } from "../whole-file.ts";

export const demo: Command = {
  name: "demo",
  summary: "Kör ett helt år för Stockholms stad 2020, med simulerade svar",
  help: `
vifragar demo [--out out] [--year FIL] [--json]

Kör hela vägen för ett år: startfiler, enheter, låsta filer, inläsning, skydd, släpp och rapporter.
Deltagarna är Samordningsförbundet Stockholms stads egna antal från 2020. Svaren är simulerade, och
varje sida säger det. Två filer skadas på vägen och en läses in två gånger.

  --out MAPP    dit rapporterna skrivs (out); det övriga hamnar i MAPP/underlag-2020
  --year FIL    en annan beskrivning än data/stockholm-2020.json
  --json        skriv ut resultatet som JSON
`,
  options: { out: { type: "string" }, year: { type: "string" }, json: { type: "boolean" } },
  takesFiles: false,
  async run(typed, io) {
    const out = optional(typed, "out") ?? "out";
    const path = optional(typed, "year");
    const parsed = SimulatedYear.safeParse(path === undefined ? stockholm : await jsonIn(path, 1_000_000));
    if (!parsed.success) throw new RefusedError(`${path ?? "beskrivningen"} är ingen beskrivning av ett år`);
    const year = parsed.data;
    const dir = await emptied(join(out, `underlag-${year.year}`));
    const done = await runDemoYear(year, { dir, instrument: workingWording, io });
    const wrong = contradictedTotals(year);
    const reports = await writeReports(done, year, { out, io, wrong });
    const agrees = agreesWithOracle(done);
    if (isOn(typed, "json"))
      io.out(JSON.stringify({ files: done.files, contradicted: wrong, agrees, reports }));
    else tell({ done, year, wrong, agrees, reports, dir }, io);
    return agrees ? 0 : 1;
  },
};

/** Empties the folder of the last demonstration, and no folder of anybody else. */
async function emptied(dir: string): Promise<string> {
  if (existsSync(dir) && !existsSync(join(dir, KEY_FILE))) {
    throw new RefusedError(`${dir} finns redan och kommer inte från vifragar demo`);
  }
  await rm(dir, { recursive: true, force: true });
  return dir;
}

async function writeReports(
  { collector, protection }: DemoYear,
  year: SimulatedYear,
  { out, io, wrong }: { readonly out: string; readonly io: Io; readonly wrong: readonly CheckedTotal[] },
): Promise<readonly string[]> {
  const { forbund, insatser } = protection.tables;
  const subjects = tablesIn(protection.tables).map(({ subject }) => subject);
  const common = {
    forbund: year.forbund,
    coverage: await coverageIn(collector, { period: forbund.period, subjects }),
    instrument: workingWording,
    released: io.today,
    notices: [SIMULATED_NOTICE],
    remarks: [...wrong.map(totalText), ...sourceTexts(year)],
  };
  const whole = reportOf({ ...common, table: forbund, insatser });
  const release = await readRelease(join(releaseFolder(collector.dir), `${periodKey(forbund.period)}.json`));
  const { instrument, released, notices } = common;
  const paths = [
    ...(await writeReport(whole, out, [...REPORT_FORMATS, ...EXCHANGE_FORMATS])),
    await writeLayout(whole, out, Layout.parse(nnsLayout)),
    ...(await writeReport(annexOf({ release, instrument, released, notices }), out, ["html"])),
  ];
  for (const table of insatser)
    paths.push(...(await writeReport(reportOf({ ...common, table }), join(out, "insatser"))));
  return paths;
}

const totalText = ({ what, section, stated, sum, parts }: CheckedTotal): string =>
  `Källans egen summa går inte ihop (${section}): ${what} anges till ${stated}, men ` +
  `${parts.map((part) => `${part.count} ${part.what}`).join(" + ")} är ${sum}.`;

function sourceTexts({ source, assumptions, leftOut }: SimulatedYear): readonly string[] {
  const rates = [
    ...Object.values(assumptions.asked),
    ...Object.values(assumptions.process),
    ...Object.values(assumptions.answers),
  ];
  const published = rates
    .filter(({ basis }) => basis === "published")
    .map(({ note, percent }) => `${note} Simuleringen använder ${percent} procent.`);
  return [
    `Antalet deltagare kommer från ${source.publisher}: ${source.title}. ${source.note}`,
    `Inte med: ${leftOut.map(({ name }) => name).join(", ")}. Källan ger inte antal deltagare per kön för året.`,
    "Svaren är simulerade. De säger ingenting om människor i Stockholm.",
    ...published.map((text) => `Publicerad siffra: ${text}`),
    "Alla andra andelar är antaganden och står i data/stockholm-2020.json.",
  ];
}

/** True when every cell of every insats was counted as the oracle counts it. */
function agreesWithOracle({ collector, counted, devices }: DemoYear): boolean {
  return counted.insatser.every(({ name, tally }) => {
    const oracle = oracleFor(devices, name);
    return (
      tally.forms === oracle.forms &&
      collector.plan.cells.every(({ id }) => countOf(tally, collector.plan, id) === (oracle.counts[id] ?? 0))
    );
  });
}

interface Told {
  readonly done: DemoYear;
  readonly year: SimulatedYear;
  readonly wrong: readonly CheckedTotal[];
  readonly agrees: boolean;
  readonly reports: readonly string[];
  readonly dir: string;
}

function tell({ done, year, wrong, agrees, reports, dir }: Told, io: Io): void {
  const { files, protection, unreleased, devices, counted } = done;
  const many = (result: string) => files.filter((file) => file.result === result).length;
  const forms = counted.insatser.reduce((sum, { tally }) => sum + tally.forms, 0);
  io.out(`${SIMULATED_NOTICE}: ${year.forbund}, ${year.year}`);
  for (const total of wrong) io.out(totalText(total));
  io.out(
    `${year.insatser.length} insatser, ${devices.length} enheter, ${files.length} filer i ${join(dir, "inlamnat")}`,
  );
  io.out(
    `Inlästa ${many("new")}, anmälningar ${many("device")}, fanns redan ${many("known")}, nekade ${many("refused")}:`,
  );
  for (const { file, code, text, result } of files) {
    if (result === "refused" || result === "known")
      io.out(`  ${basename(file)}: ${code === undefined ? "" : `${code}. `}${text}`);
  }
  for (const { period, why } of unreleased) io.out(`Perioden ${periodKey(period)} släpptes inte: ${why}`);
  for (const { subject, cells } of tablesIn(protection.tables)) {
    const answers = [...cells].filter(([key]) => !key.endsWith("/base"));
    const hidden = answers.filter(([, cell]) => cell.kind === "suppressed").length;
    io.out(`  ${subject.name}: ${answers.length - hidden} siffror visas, ${hidden} skyddade`);
  }
  io.out(agrees ? `Facit stämmer: ${forms} formulär, varje siffra rätt räknad.` : "FACIT STÄMMER INTE.");
  for (const report of reports.filter((path) => dirname(path) !== join(dir, "..", "insatser")))
    io.out(`Rapport: ${report}`);
  io.out(`Och en för varje insats i ${join(dir, "..", "insatser")}`);
}
