import { join } from "node:path";
import {
  CorrectionReason,
  DEFAULT_FLOOR,
  isMergeable,
  type Period,
  type ProtectedTable,
  parseTables,
  periodKey,
  protectTables,
  refusalTexts,
  sizesOf,
} from "@vifragar/core";
import { ready } from "@vifragar/sealing";
import { cellReleaseIn, placeOf } from "../cell-release.ts";
import { type Collector, openCollector, releaseFolder } from "../collector-folder.ts";
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
import { countPeriod } from "../count-period.ts";
import { parsePeriod } from "../enrol.ts";
import { readForbundKey } from "../forbund-key.ts";
import { lowerFirst } from "../opening.ts";
import { closed, protectCounted, tablesIn } from "../protect-period.ts";
import { newestEdition, releaseNameOf, releasesIn, writeRelease } from "../released.ts";
import { solver } from "../solver.ts";
import { jsonIn, writeWhole } from "../whole-file.ts";

export const protect: Command = {
  name: "protect",
  summary: "Skydda och släpp en period, eller skydda vilka tabeller som helst",
  help: `
vifragar protect --key NYCKELFIL --dir MAPP --period 2026-H2 [--close] [--merge 2026-H1]… [--correct ORSAK] [--json]
vifragar protect --in TABELLER --out SLÄPP [--earlier SLÄPP]…

Det första räknar ihop en avslutad period, skyddar insatserna och förbundet tillsammans och skriver
ett underskrivet släpp i samlingsmappen (slapp/). En period släpps en gång och ändras sedan inte.
Har filer kommit för sent, eller hittas ett fel, görs en rättelse: ett nytt släpp som räknar allt som nu
är inläst, nämner det som det rättar och skyddas tillsammans med det. Är ett år släppt rättas året.

Det andra skyddar tabeller i formatet vifragar/tables@1 och skriver vifragar/release@1.

  --key FIL        förbundets nyckelfil
  --dir MAPP       förbundets samlingsmapp
  --period P       perioden: 2026, 2026-H2, 2026-T3 eller 2026-K4
  --merge P        räkna in en period närmast före som har för få svar; får ges flera gånger
  --correct ORSAK  rätta ett släpp: late (svar kom för sent) eller fault (något var fel)
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
    merge: { type: "string", multiple: true },
    correct: { type: "string" },
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
  const correction = correctionIn(typed);
  const merged = await mergeable(collector, period, { typed, io });
  const isCorrection = correction !== undefined;
  if (isCorrection && newestEdition(collector, period) === undefined)
    throw new RefusedError(`perioden ${periodKey(period)} är inte släppt, så det finns inget att rätta`);
  const counted = await countPeriod(collector, over, { io, merged, isCorrection });
  const protection = await protectCounted(collector, over, { counted, merged, correction });
  if (protection.kind === "refused") {
    const cells = protection.cells.length === 0 ? "" : `: ${protection.cells.join(", ")}`;
    throw new RefusedError(`${lowerFirst(refusalTexts[protection.reason])}${cells}`);
  }
  const release = await writeRelease(collector, protection, { counted, today: io.today });
  const tables = tablesIn(protection.tables).map((table) => ({
    name: table.subject.name,
    ...cellsIn(table),
  }));
  const { edition } = protection.tables.forbund;
  const file = join(releaseFolder(dir), `${releaseNameOf(period, edition)}.json`);
  if (isOn(typed, "json")) {
    io.out(JSON.stringify({ period: periodKey(period), release: release.digest, file, tables }));
    return 0;
  }
  for (const { name, shown, hidden } of tables) io.out(`${name}: ${shown} siffror visas, ${hidden} skyddade`);
  io.out(`Släpp: ${file}`);
  return 0;
}

function correctionIn(typed: Typed): CorrectionReason | undefined {
  const text = optional(typed, "correct");
  const reason = CorrectionReason.safeParse(text);
  if (text === undefined || reason.success) return reason.data;
  throw new UsageError(`--correct: "${text}" är inte late eller fault`);
}

/**
 * The periods that are counted in this one: those typed or, in a correction, those that its release counted.
 *
 * @throws RefusedError when one of them lies elsewhere, has been released, or has enough answers of its own.
 */
async function mergeable(
  collector: Collector,
  period: Period,
  { typed, io }: { readonly typed: Typed; readonly io: Io },
): Promise<readonly Period[]> {
  const released = (await releasesIn(collector)).find(
    ({ content }) => periodKey(content.period) === periodKey(period),
  );
  if (released !== undefined) return released.content.merged ?? [];
  const merged = repeated(typed, "merge")
    .map(parsePeriod)
    .toSorted((a, b) => a.index - b.index);
  if (!isMergeable({ period, merged }))
    throw new RefusedError(`--merge: bara perioder närmast före ${periodKey(period)} samma år kan räknas in`);
  for (const one of merged) {
    if (newestEdition(collector, one) !== undefined)
      throw new RefusedError(`--merge: perioden ${periodKey(one)} är redan släppt`);
    const { insatser } = await countPeriod(collector, closed(collector, one, io, isOn(typed, "close")), {
      io,
    });
    const forms = insatser.reduce((sum, { tally }) => sum + sizesOf(tally, collector.plan, ["first"]).all, 0);
    if (forms >= DEFAULT_FLOOR)
      throw new RefusedError(
        `--merge: perioden ${periodKey(one)} har tillräckligt med svar för att släppas själv`,
      );
  }
  return merged;
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
