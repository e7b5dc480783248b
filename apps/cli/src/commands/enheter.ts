import {
  type Fork,
  GRACE_DAYS,
  handInStateTexts,
  handInSummary,
  handInTimingTexts,
  isoDateOf,
  lateOf,
  missingOf,
  NATION_GRACE_DAYS,
  type Overlap,
  periodKey,
  standingTexts,
  withCalendarKept,
} from "@vifragar/core";
import { approveDevices, waitingDevices } from "../collect.ts";
import { type Collector, openCollector, saveCollector } from "../collector-folder.ts";
import {
  type Command,
  type Io,
  isOn,
  needed,
  optional,
  RefusedError,
  type Typed,
  UsageError,
  wholeNumber,
} from "../command.ts";
import {
  deviceNamed,
  forkOf,
  handInsIn,
  insatsName,
  labelOf,
  overlapsAt,
  type PeriodRows,
  withRevoked,
} from "../devices.ts";
import { parsePeriod } from "../enrol.ts";
import { readForbundKey } from "../forbund-key.ts";
import { withLineKept } from "../fork-resolution.ts";
import { makeKvitto } from "../kvitton.ts";
import { writeWhole } from "../whole-file.ts";
import { sameWords } from "../words.ts";

export const enheter: Command = {
  name: "enheter",
  summary: "Se vilka enheter som har lämnat in, godkänn, spärra och ge kvitto",
  help: `
vifragar enheter --key NYCKELFIL --dir MAPP [--period 2026-H2] [--grace 14] [--json]
vifragar enheter godkann "SEX ORD" [--namn "Surfplatta 3"]   --key … --dir …
vifragar enheter sparra ENHET [--till NUMMER]                --key … --dir …
vifragar enheter delning ENHET [--behall A]                  --key … --dir …
vifragar enheter perioder ENHET [--behall half]              --key … --dir …
vifragar enheter kvitto --out FIL                            --key … --dir …

Utan något mer visas varje enhet: Väntar, Inlämnad, Godkänd eller Mottagen, när den senast lämnade in,
vilka som saknas och vilka som var sena.

godkann   godkänner en enhet, när ni har jämfört de sex orden med rösten
sparra    stänger ute en enhet; det som redan är inläst räknas, inget nytt
delning   en enhet har lämnat in två olika filer med samma nummer: visa båda, och behåll en
perioder  en enhet räknar samma tid i perioder av olika längd: visa dem, och behåll en längd
kvitto    skriver ett underskrivet kvitto till alla enheter; en enhet som läser in det kan rensa perioden

  --key FIL        förbundets nyckelfil
  --dir MAPP       förbundets samlingsmapp
  --period P       perioden (den senaste som är slut)
  --grace DAGAR    dagar efter perioden som räknas som i tid (14, hos NNS 60)
  --namn NAMN      vad enheten ska heta; aldrig en persons namn
  --till NUMMER    sista filnumret som räknas efter spärren
  --behall VAL     raden (A) eller periodlängden (half) som ska räknas; det andra läggs undan och räknas inte
  --out FIL        dit kvittot skrivs
  --json           skriv ut resultatet som JSON
`,
  options: {
    key: { type: "string" },
    dir: { type: "string" },
    period: { type: "string" },
    grace: { type: "string" },
    namn: { type: "string" },
    till: { type: "string" },
    behall: { type: "string" },
    out: { type: "string" },
    json: { type: "boolean" },
  },
  takesFiles: true,
  async run(typed, io) {
    const [what = "lista", ...rest] = typed.files;
    const deed = deeds.get(what.normalize("NFC").toLowerCase().replaceAll("ä", "a"));
    if (deed === undefined)
      throw new UsageError(`"${what}" är inte godkann, sparra, delning, perioder eller kvitto`);
    const [keyPath, dir] = [needed(typed, "key"), needed(typed, "dir")];
    const about = rest.join(" ").trim();
    if (deed.takesName && about === "") throw new UsageError(`ange ${deed.takesName} efter ${what}`);
    if (!deed.takesName && about !== "") throw new UsageError(`"${about}" hör inte till kommandot`);
    const collector = await openCollector(dir, await readForbundKey(keyPath));
    return deed.run({ collector, about, typed, io });
  },
};

interface Asked {
  readonly collector: Collector;
  /** What was typed after the deed: words, or the name of a device. */
  readonly about: string;
  readonly typed: Typed;
  readonly io: Io;
}

interface Deed {
  readonly takesName?: string;
  readonly run: (asked: Asked) => Promise<0 | 1>;
}

const deeds: ReadonlyMap<string, Deed> = new Map([
  ["lista", { run: list }],
  ["godkann", { takesName: "de sex orden", run: approveOne }],
  ["sparra", { takesName: "enhetens namn", run: revokeOne }],
  ["delning", { takesName: "enhetens namn", run: resolveFork }],
  ["perioder", { takesName: "enhetens namn", run: resolveOverlap }],
  ["kvitto", { run: giveKvitto }],
]);

async function list({ collector, typed, io }: Asked): Promise<0> {
  const text = optional(typed, "period");
  const otherwise = collector.registry.level === "nation" ? NATION_GRACE_DAYS : GRACE_DAYS;
  const graceDays = wholeNumber(typed, "grace", { min: 0, max: 366, otherwise });
  const asked = text === undefined ? undefined : parsePeriod(text);
  const periods = await handInsIn(collector, asked, { today: io.today, graceDays });
  const waiting = waitingDevices(collector).map(({ words }) => words);
  if (isOn(typed, "json")) {
    io.out(JSON.stringify({ periods: periods.map((one) => jsonOf(collector, one)), waiting }));
    return 0;
  }
  for (const one of periods) for (const line of linesOf(collector, one)) io.out(line);
  for (const { anmalan, words } of waitingDevices(collector))
    io.out(`Väntar på godkännande, ${insatsName(collector, anmalan.insats)}: ${words}`);
  return 0;
}

function linesOf(collector: Collector, { period, rows }: PeriodRows): readonly string[] {
  const named = rows.map((row) => ({
    row,
    label: labelOf(collector, row.device),
    insats: insatsName(collector, row.insats),
  }));
  const inOrder = named.toSorted(
    (a, b) =>
      a.insats.localeCompare(b.insats, "sv") || a.label.localeCompare(b.label, "sv", { numeric: true }),
  );
  const width = Math.max(0, ...named.map(({ label }) => label.length));
  return [
    `${periodKey(period)}:`,
    ...inOrder.map(({ row, label, insats }) => {
      const day = row.lastDay === undefined ? "aldrig" : isoDateOf(row.lastDay);
      const why = row.standing === "counted" ? handInTimingTexts[row.timing] : standingTexts[row.standing];
      const state = row.expected || row.state !== "waiting" ? handInStateTexts[row.state] : "Spärrad";
      return `  ${label.padEnd(width)}  ${state.padEnd(8)}  senast ${day.padEnd(10)}  ${why}  ${insats}`;
    }),
    ...handInSummary(period, rows, collector.registry.level === "nation" ? "forbund" : "device"),
  ];
}

const jsonOf = (collector: Collector, { period, rows }: PeriodRows) => ({
  period: periodKey(period),
  missing: missingOf(rows).length,
  late: lateOf(rows).length,
  rows: rows.map(({ device, insats, state, timing, standing, lastDay, expected }) => ({
    device: labelOf(collector, device),
    signer: device.signer,
    insats: insatsName(collector, insats),
    state,
    timing,
    standing,
    lastDay: lastDay === undefined ? null : isoDateOf(lastDay),
    expected,
  })),
});

async function approveOne({ collector, about, typed, io }: Asked): Promise<0 | 1> {
  const label = optional(typed, "namn");
  if (label !== undefined && collector.roster.devices.some((device) => device.label === label))
    throw new RefusedError(`en enhet heter redan ${label}`);
  if (label !== undefined && (label.trim() === "" || label.length > 60))
    throw new UsageError("--namn: 1–60 tecken");
  const known = waitingDevices(collector).filter(({ words }) => sameWords(words, about));
  if (known.length === 0) {
    io.err(`Ingen enhet väntar med orden: ${about}`);
    for (const { words } of waitingDevices(collector)) io.err(`Väntar: ${words}`);
    return 1;
  }
  const after = await approveDevices(collector, ({ words }) => sameWords(words, about), label);
  const approved = known.map(({ anmalan }) => ({
    device: labelOf(after, { signer: anmalan.device, incarnation: anmalan.incarnation }),
    insats: insatsName(after, anmalan.insats),
  }));
  if (isOn(typed, "json")) io.out(JSON.stringify({ approved, roster: after.roster.number }));
  else for (const { device, insats } of approved) io.out(`Godkänd: ${device}, ${insats}`);
  return 0;
}

async function revokeOne({ collector, about, typed, io }: Asked): Promise<0> {
  const device = deviceNamed(collector, about);
  const until =
    optional(typed, "till") === undefined
      ? undefined
      : wholeNumber(typed, "till", { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 });
  const after = withRevoked(collector, device, until);
  await saveCollector(after);
  const { acceptUntilSeq } = deviceNamed(after, device.signer);
  if (isOn(typed, "json")) io.out(JSON.stringify({ device: device.label, acceptUntilSeq }));
  else io.out(`Spärrad: ${device.label}. Filer till och med nummer ${acceptUntilSeq} räknas.`);
  return 0;
}

async function resolveFork({ collector, about, typed, io }: Asked): Promise<0> {
  const device = deviceNamed(collector, about);
  const fork = forkOf(collector, device);
  if (fork === undefined) throw new RefusedError(`${device.label} har inga filer med samma nummer`);
  const letter = optional(typed, "behall")?.trim().toUpperCase();
  if (letter === undefined) {
    if (isOn(typed, "json")) io.out(JSON.stringify(forkJson(collector, fork)));
    else for (const line of forkLines(collector, fork, device.label)) io.out(line);
    return 0;
  }
  const kept = fork.lines[letters.indexOf(letter)];
  if (letter.length !== 1 || kept === undefined)
    throw new UsageError(`--behall: välj ${letters.slice(0, fork.lines.length).split("").join(" eller ")}`);
  const after = await withLineKept(collector, fork, { kept, io });
  await saveCollector(after);
  const left = forkOf(after, device);
  if (isOn(typed, "json"))
    io.out(JSON.stringify({ device: device.label, kept: letter, left: left !== undefined }));
  else io.out(`${device.label}: rad ${letter} räknas. Det andra är undanlagt.`);
  if (left !== undefined && !isOn(typed, "json"))
    io.out(`Ett nummer till finns två gånger. Se vifragar enheter delning "${device.label}".`);
  return 0;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function forkLines(collector: Collector, { seq, lines }: Fork, label: string): readonly string[] {
  return [
    `${label} har lämnat in ${lines.length} olika filer med nummer ${seq}.`,
    "Det händer när en säkerhetskopia har lagts tillbaka eller en enhet har kopierats.",
    ...lines.map(({ parting, later }, at) => {
      const last = later.at(-1);
      const then =
        last === undefined ? "inget efter den" : `${later.length} efter den, senast ${isoDateOf(last.day)}`;
      const about = `${insatsName(collector, parting.insats)}, ${periodKey(parting.period)}`;
      return `  ${letters[at]}: gjord ${isoDateOf(parting.day)} (${about}), ${then}`;
    }),
    "Ta reda på vilken enhet som används och behåll dess rad. Spärra sedan den andra, eller töm den.",
    `Skriv: vifragar enheter delning "${label}" --behall A`,
  ];
}

const forkJson = (collector: Collector, { device, kind, seq, lines }: Fork) => ({
  device: labelOf(collector, device),
  kind,
  seq,
  lines: lines.map(({ parting, later }, at) => ({
    line: letters[at],
    digest: parting.digest,
    day: isoDateOf(parting.day),
    insats: insatsName(collector, parting.insats),
    period: periodKey(parting.period),
    later: later.length,
  })),
});

async function resolveOverlap({ collector, about, typed, io }: Asked): Promise<0> {
  const device = deviceNamed(collector, about);
  const all = overlapsAt(collector, device);
  const [overlap] = all;
  if (overlap === undefined) throw new RefusedError(`${device.label} har inga perioder som överlappar`);
  const kept = optional(typed, "behall")?.trim().toLowerCase();
  const choices = overlap.sides.map(({ calendar }) => calendar);
  if (kept === undefined) {
    const told = { device: device.label, insats: insatsName(collector, overlap.insats), choices };
    if (isOn(typed, "json")) io.out(JSON.stringify(told));
    else for (const line of overlapLines(collector, overlap, device.label)) io.out(line);
    return 0;
  }
  const calendar = choices.find((choice) => choice === kept);
  if (calendar === undefined) throw new UsageError(`--behall: välj ${choices.join(" eller ")}`);
  await saveCollector({ ...collector, roster: withCalendarKept(collector.roster, overlap, calendar) });
  const left = all.length - 1;
  if (isOn(typed, "json")) io.out(JSON.stringify({ device: device.label, kept, left }));
  else io.out(`${device.label}: ${kept} räknas. De andra perioderna är undanlagda.`);
  if (left > 0 && !isOn(typed, "json"))
    io.out(`En insats till väntar. Se vifragar enheter perioder "${device.label}".`);
  return 0;
}

function overlapLines(collector: Collector, { insats, sides }: Overlap, label: string): readonly string[] {
  return [
    `${label} räknar samma tid i perioder av olika längd för ${insatsName(collector, insats)}.`,
    "Det händer när en startfil har haft en annan kalender. Inget av det räknas förrän ni har valt.",
    ...sides.map(
      ({ calendar, periods, lastDay }) =>
        `  ${calendar}: ${periods.map(periodKey).join(", ")}, senast ${isoDateOf(lastDay)}`,
    ),
    `Skriv: vifragar enheter perioder "${label}" --behall ${sides[0]?.calendar ?? ""}`,
  ];
}

async function giveKvitto({ collector, typed, io }: Asked): Promise<0> {
  const out = needed(typed, "out");
  const { kvitto, text } = await makeKvitto(collector);
  await writeWhole(out, text);
  const { received } = kvitto;
  if (isOn(typed, "json")) io.out(JSON.stringify({ out, received }));
  else io.out(`Kvitto: ${out}, för ${received.length === 1 ? "1 enhet" : `${received.length} enheter`}`);
  return 0;
}
