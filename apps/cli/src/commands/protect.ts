import { join } from "node:path";
import { type ProtectedTable, parseTables, periodKey, protectTables, refusalTexts } from "@vifragar/core";
import { ready } from "@vifragar/sealing";
import { cellReleaseIn, placeOf } from "../cell-release.ts";
import { openCollector, releaseFolder } from "../collector-folder.ts";
import {
  type Command,
  type Io,
  isOn,
  needed,
  optional,
  RefusedError,
  repeated,
  type Typed,
} from "../command.ts";
import { countPeriod } from "../count-period.ts";
import { parsePeriod } from "../enrol.ts";
import { readForbundKey } from "../forbund-key.ts";
import { lowerFirst } from "../opening.ts";
import { closed, protectCounted, tablesIn } from "../protect-period.ts";
import { writeRelease } from "../released.ts";
import { solver } from "../solver.ts";
import { jsonIn, writeWhole } from "../whole-file.ts";

export const protect: Command = {
  name: "protect",
  summary: "Skydda och släpp en period, eller skydda vilka tabeller som helst",
  help: `
vifragar protect --key NYCKELFIL --dir MAPP --period 2026-H2 [--close] [--json]
vifragar protect --in TABELLER --out SLÄPP [--earlier SLÄPP]…

Det första räknar ihop en avslutad period, skyddar insatserna och förbundet tillsammans och skriver
ett underskrivet släpp i samlingsmappen (slapp/). En period släpps en gång och ändras sedan inte.

Det andra skyddar tabeller i formatet vifragar/tables@1 och skriver vifragar/release@1.

  --key FIL        förbundets nyckelfil
  --dir MAPP       förbundets samlingsmapp
  --period P       perioden: 2026, 2026-H2, 2026-T3 eller 2026-K4
  --close          stäng perioden för hand (bara provförbund)
  --in FIL         tabeller att skydda
  --out FIL        dit släppet skrivs
  --earlier FIL    tidigare släpp som tas för givna; får ges flera gånger
  --json           skriv ut resultatet som JSON
`,
  options: {
    key: { type: "string" },
    dir: { type: "string" },
    period: { type: "string" },
    close: { type: "boolean" },
    in: { type: "string" },
    out: { type: "string" },
    earlier: { type: "string", multiple: true },
    json: { type: "boolean" },
  },
  takesFiles: false,
  run: (typed, io) =>
    optional(typed, "in") === undefined ? protectPeriod(typed, io) : protectFile(typed, io),
};

async function protectPeriod(typed: Typed, io: Io): Promise<0 | 1> {
  const period = parsePeriod(needed(typed, "period"));
  const [keyPath, dir] = [needed(typed, "key"), needed(typed, "dir")];
  const collector = await openCollector(dir, await readForbundKey(keyPath));
  if (collector.registry.level === "nation") {
    throw new RefusedError(
      "nationella tabeller skyddas inte här, utan tillsammans med det förbunden har släppt",
    );
  }
  const over = closed(collector, period, io, isOn(typed, "close"));
  const counted = await countPeriod(collector, over, io);
  const protection = await protectCounted(collector, over, counted);
  if (protection.kind === "refused") {
    const cells = protection.cells.length === 0 ? "" : `: ${protection.cells.join(", ")}`;
    throw new RefusedError(`${lowerFirst(refusalTexts[protection.reason])}${cells}`);
  }
  const release = await writeRelease(collector, protection, counted);
  const tables = tablesIn(protection.tables).map((table) => ({
    name: table.subject.name,
    ...cellsIn(table),
  }));
  const file = join(releaseFolder(dir), `${periodKey(period)}.json`);
  if (isOn(typed, "json")) {
    io.out(JSON.stringify({ period: periodKey(period), release: release.digest, file, tables }));
    return 0;
  }
  for (const { name, shown, hidden } of tables) io.out(`${name}: ${shown} siffror visas, ${hidden} skyddade`);
  io.out(`Släpp: ${file}`);
  return 0;
}

/** How many cells are shown and hidden; group sizes are no answers and not counted. */
function cellsIn({ cells }: ProtectedTable) {
  const answers = [...cells].filter(([key]) => !key.endsWith("/base"));
  const shown = answers.filter(([, cell]) => cell.kind === "shown").length;
  return { shown, hidden: answers.length - shown };
}

async function protectFile(typed: Typed, io: Io): Promise<0 | 1> {
  await ready;
  const [input, out] = [needed(typed, "in"), needed(typed, "out")];
  const raw = await jsonIn(input, 50_000_000);
  const earlier = await Promise.all(repeated(typed, "earlier").map(cellReleaseIn));
  const whole = typeof raw === "object" && raw !== null && earlier.length > 0 ? { ...raw, earlier } : raw;
  const parsed = parseTables(whole);
  if (!parsed.ok)
    throw new RefusedError(
      `${input} är inga tabeller i formatet vifragar/tables@1 (${placeOf(parsed.issues)})`,
    );
  const outcome = protectTables(parsed.value, await solver());
  if (outcome.kind === "refused") {
    throw new RefusedError(
      `tabellerna kan inte skyddas, vad som än döljs. Celler: ${outcome.cells.join(", ")}`,
    );
  }
  await writeWhole(out, `${JSON.stringify(outcome.release, null, 2)}\n`);
  const hidden = outcome.release.cells.filter((cell) => "status" in cell && cell.status === "hidden").length;
  if (isOn(typed, "json")) io.out(JSON.stringify({ out, cells: outcome.release.cells.length, hidden }));
  else io.out(`${out}: ${outcome.release.cells.length} celler, ${hidden} skyddade`);
  return 0;
}
