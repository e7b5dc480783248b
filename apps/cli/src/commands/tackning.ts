import { join } from "node:path";
import { isoDateOf, periodKey, tackningsrapportOf, tackningsrapportText } from "@vifragar/core";
import { openCollector, type RegisteredInsats } from "../collector-folder.ts";
import { type Command, isOn, needed, RefusedError, repeated } from "../command.ts";
import { coverageSoFar } from "../count-period.ts";
import { parsePeriod } from "../enrol.ts";
import { readForbundKey, signAs } from "../forbund-key.ts";
import { writeWhole } from "../whole-file.ts";

export const tackning: Command = {
  name: "tackning",
  summary: "Gör täckningsrapporter för insatsledarna: hur många som fått frågorna",
  help: `
vifragar tackning --key NYCKELFIL --dir MAPP --period 2026-H2 --out MAPP [--insats NAMN]… [--json]

Gör en underskriven täckningsrapport för varje insats, också innan perioden är slut: hur många som fick
frågorna, varför andra inte fick dem och vad som gjordes efteråt. Inga svar är med, och ingen liten
grupp skrivs ut. Gör den till Excel eller en sida att skriva ut med vifragar report --tackning.

  --key FIL       förbundets nyckelfil
  --dir MAPP      förbundets samlingsmapp
  --period P      perioden: 2026, 2026-H2, 2026-T3 eller 2026-K4
  --out MAPP      dit rapporterna skrivs
  --insats NAMN   bara den här insatsen; får ges flera gånger
  --json          skriv ut resultatet som JSON
`,
  options: {
    key: { type: "string" },
    dir: { type: "string" },
    period: { type: "string" },
    out: { type: "string" },
    insats: { type: "string", multiple: true },
    json: { type: "boolean" },
  },
  takesFiles: false,
  async run(typed, io) {
    const [keyPath, dir, out] = [needed(typed, "key"), needed(typed, "dir"), needed(typed, "out")];
    const period = parsePeriod(needed(typed, "period"));
    const key = await readForbundKey(keyPath);
    const collector = await openCollector(dir, key);
    const insatser = chosen(collector.registry.insatser, repeated(typed, "insats"));
    const coverage = await coverageSoFar(collector, period, io);
    const made: { readonly insats: string; readonly file: string; readonly asked: number }[] = [];
    for (const { id, name } of insatser) {
      const told = coverage.get(id);
      if (told === undefined) continue;
      const { prov, forbund, signer } = key;
      const frame = { prov, forbund, insats: { id, name }, period, day: io.today, signer };
      const file = join(out, `tackningsrapport_${id}_${periodKey(period)}.json`);
      await writeWhole(file, await tackningsrapportText(tackningsrapportOf(frame, told), signAs(key)));
      made.push({ insats: name, file, asked: told.asked });
    }
    if (isOn(typed, "json")) {
      io.out(JSON.stringify({ period: periodKey(period), day: isoDateOf(io.today), made }));
      return 0;
    }
    for (const { insats, file } of made) io.out(`${insats}: ${file}`);
    if (made.length === 0) io.out("Inga täckningsfiler är inlästa för perioden.");
    return 0;
  },
};

function chosen(all: readonly RegisteredInsats[], names: readonly string[]): readonly RegisteredInsats[] {
  for (const name of names) {
    if (!all.some((insats) => insats.name === name)) throw new RefusedError(`ingen insats heter ${name}`);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
