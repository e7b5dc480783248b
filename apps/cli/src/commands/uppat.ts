import { digestOf } from "@vifragar/core";
import { fingerprintWords, fromHex } from "@vifragar/sealing";
import { openCollector } from "../collector-folder.ts";
import { type Command, isOn, needed, optional } from "../command.ts";
import { parsePeriod } from "../enrol.ts";
import { readForbundKey } from "../forbund-key.ts";
import { handUpwards, startfilFromNns } from "../upwards.ts";

export const uppat: Command = {
  name: "uppat",
  summary: "Lämna in förbundets summa till NNS",
  help: `
vifragar uppat --key NYCKELFIL --id
vifragar uppat --key NYCKELFIL --dir MAPP --period 2026 --out MAPP [--startfil NNS_STARTFIL] [--json]

Det första skriver ut förbundets id. NNS behöver det för att göra en startfil för förbundet.

Det andra gör förbundets summa för en släppt period, låst så att bara NNS kan öppna den. Svar från dem som
redan hade fått frågorna i en annan insats är inte med. Släppet följer med, så att NNS tar det som
givet. Summan görs en gång. Körs kommandot igen kommer samma filer.

  --key FIL        förbundets nyckelfil
  --dir MAPP       förbundets samlingsmapp
  --period P       en släppt period av det slag som NNS samlar in
  --out MAPP       dit filerna skrivs
  --startfil FIL   NNS startfil; behövs första gången, och när NNS har bytt nycklar
  --id             skriv ut förbundets id
  --json           skriv ut resultatet som JSON
`,
  options: {
    key: { type: "string" },
    dir: { type: "string" },
    period: { type: "string" },
    out: { type: "string" },
    startfil: { type: "string" },
    id: { type: "boolean" },
    json: { type: "boolean" },
  },
  takesFiles: false,
  async run(typed, io) {
    const keyPath = needed(typed, "key");
    if (isOn(typed, "id")) {
      const { forbund } = await readForbundKey(keyPath);
      io.out(isOn(typed, "json") ? JSON.stringify(forbund) : forbund.id);
      return 0;
    }
    const [dir, out] = [needed(typed, "dir"), needed(typed, "out")];
    const period = parsePeriod(needed(typed, "period"));
    const collector = await openCollector(dir, await readForbundKey(keyPath));
    const startfil = await startfilFromNns(collector, optional(typed, "startfil"), io.today);
    const { files, isAgain } = await handUpwards(collector, startfil, { period, out, io });
    if (isOn(typed, "json")) {
      io.out(JSON.stringify({ to: startfil.forbund.name, again: isAgain, files }));
      return 0;
    }
    for (const file of files) io.out(file);
    io.out(isAgain ? "Samma filer som förut." : `Till ${startfil.forbund.name}: lämna alla filerna.`);
    io.out(`Startfilens ord: ${fingerprintWords(fromHex(digestOf(startfil), 32)).join(" ")}`);
    return 0;
  },
};
