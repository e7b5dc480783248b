import { join } from "node:path";
import {
  Assumptions,
  openStartfil,
  oracleOf,
  periodKey,
  type SimulatedDevice,
  type Startfil,
  simulateForms,
  workingWording,
} from "@vifragar/core";
import { ready, verify } from "@vifragar/sealing";
import demoYear from "../../../../data/stockholm-2020.json" with { type: "json" };
import { readInstrument } from "../collector-folder.ts";
import { type Command, isOn, needed, optional, RefusedError, type Typed, wholeNumber } from "../command.ts";
import { deviceFilesOf } from "../device-files.ts";
import { parsePeriod } from "../enrol.ts";
import { opening } from "../opening.ts";
import { stepsOf } from "../steps.ts";
import { jsonIn, textOf, writeWhole } from "../whole-file.ts";

export const simulate: Command = {
  name: "simulate",
  summary: "Gör låtsasenheter med låtsassvar, för prov och demonstration",
  help: `
vifragar simulate --startfil FIL --period 2026-H2 --out MAPP
                  [--devices 4] [--forms 60] [--seed 1] [--oracle FIL] [--assumptions FIL]

Gör enheter som tar startfilen, får låtsassvar och lämnar in, precis som appen gör:
en anmälan, svarsfiler och täckningsfiler för varje enhet. Bara för ett provförbund.

  --startfil FIL     ett provförbunds startfil
  --period P         perioden som svaren ges i
  --out MAPP         dit filerna skrivs
  --devices ANTAL    enheter (4)
  --forms ANTAL      formulär vars svar räknas (60); de som tackar nej kommer därutöver
  --seed TAL         samma tal ger samma svar (1)
  --oracle FIL       skriv facit: svaren räknade för hand, utan programmets egen räkning
  --assumptions FIL  andra antaganden än i data/stockholm-2020.json
  --instrument FIL   formuläret, om det inte är arbetsformuleringen
  --json             skriv ut vad som gjordes som JSON
`,
  options: {
    startfil: { type: "string" },
    period: { type: "string" },
    out: { type: "string" },
    devices: { type: "string" },
    forms: { type: "string" },
    seed: { type: "string" },
    oracle: { type: "string" },
    assumptions: { type: "string" },
    instrument: { type: "string" },
    json: { type: "boolean" },
  },
  takesFiles: false,
  async run(typed, io) {
    await ready;
    const out = needed(typed, "out");
    const period = parsePeriod(needed(typed, "period"));
    const wanted = {
      devices: wholeNumber(typed, "devices", { min: 1, max: 200, otherwise: 4 }),
      forms: wholeNumber(typed, "forms", { min: 0, max: 20_000, otherwise: 60 }),
      seed: wholeNumber(typed, "seed", { min: 0, max: 2 ** 32 - 1, otherwise: 1 }),
    };
    const enrolled = await enrolment(typed, io.today);
    const { startfil, instrument } = enrolled;
    if (!startfil.prov) throw new RefusedError("simulerade svar görs bara för ett provförbund");
    if (startfil.calendar !== period.kind) {
      throw new RefusedError(
        `startfilen räknar i ${startfil.calendar}, och ${periodKey(period)} är en annan sorts period`,
      );
    }
    const assumptions = await assumptionsIn(typed);
    const devices = simulateForms({
      ...wanted,
      insats: startfil.insats.name,
      period,
      assumptions,
      instrument,
    });
    const names: string[] = [];
    const steps = stepsOf(io, "Gör enheter", devices.length);
    for (const [at, device] of devices.entries()) {
      for (const { name, bytes } of await deviceFilesOf(device, enrolled)) {
        await writeWhole(join(out, name), bytes);
        names.push(name);
      }
      steps.at(at + 1);
    }
    steps.end();
    const oracle = optional(typed, "oracle");
    if (oracle !== undefined) await writeWhole(oracle, oracleText(startfil, periodKey(period), devices));
    if (isOn(typed, "json"))
      io.out(JSON.stringify({ insats: startfil.insats, period: periodKey(period), ...wanted, files: names }));
    else io.out(`SIMULERADE SVAR: ${names.length} filer från ${wanted.devices} enheter i ${out}`);
    return 0;
  },
};

async function enrolment(typed: Typed, today: number) {
  const path = optional(typed, "instrument");
  const instrument = path === undefined ? workingWording : await readInstrument(path);
  const text = await textOf(needed(typed, "startfil"), 16_384);
  return opening(() => openStartfil(text, verify, { today, instruments: [instrument] }));
}

async function assumptionsIn(typed: Typed): Promise<Assumptions> {
  const path = optional(typed, "assumptions");
  const raw = path === undefined ? demoYear.assumptions : await jsonIn(path, 1_000_000);
  const parsed = Assumptions.safeParse(raw);
  if (!parsed.success) throw new RefusedError(`${path ?? "antagandena"} är inte antaganden som går att läsa`);
  return parsed.data;
}

function oracleText(startfil: Startfil, period: string, devices: readonly SimulatedDevice[]): string {
  const occasions = devices.flatMap(({ periods }) => periods.flatMap((one) => one.occasions));
  const oracle = { format: "vifragar/oracle@1", insats: startfil.insats, period, ...oracleOf(occasions) };
  return `${JSON.stringify(oracle, null, 2)}\n`;
}
