import { workingWording } from "@vifragar/core";
import { fingerprintWords, fromHex, ready } from "@vifragar/sealing";
import { readInstrument } from "../collector-folder.ts";
import { type Command, isOn, optional, UsageError } from "../command.ts";
import { identitiesOf, readForbundKey } from "../forbund-key.ts";
import { type Verdict, verdictOn } from "../verdict.ts";
import { bytesOf } from "../whole-file.ts";

export const verify: Command = {
  name: "verify",
  summary: "Kontrollera underskriften på ett släpp, en startfil, ett kvitto eller en svarsfil",
  help: `
vifragar verify [--signer HEX] [--key NYCKELFIL] [--json] FIL…

Kontrollerar att filen är hel och underskriven med den nyckel som den nämner. Jämför de sex orden
med förbundet, eller ge nyckeln med --signer. En svarsfil är låst och behöver förbundets nyckelfil;
inga svar skrivs ut.

  --signer HEX       filen ska vara underskriven med just den här nyckeln
  --key FIL          förbundets nyckelfil, för svarsfiler och täckningsfiler
  --instrument FIL   formuläret för en startfil, om det inte är arbetsformuleringen
  --json             skriv ut resultatet som JSON
`,
  options: {
    signer: { type: "string" },
    key: { type: "string" },
    instrument: { type: "string" },
    json: { type: "boolean" },
  },
  takesFiles: true,
  async run(typed, io) {
    await ready;
    if (typed.files.length === 0) throw new UsageError("ange en fil att kontrollera");
    const signer = optional(typed, "signer")?.toLowerCase();
    if (signer !== undefined && !/^[0-9a-f]{64}$/.test(signer)) {
      throw new UsageError("--signer ska vara 64 hexadecimala tecken");
    }
    const [keyPath, instrumentPath] = [optional(typed, "key"), optional(typed, "instrument")];
    const known = {
      identities: keyPath === undefined ? undefined : identitiesOf(await readForbundKey(keyPath)),
      instrument: instrumentPath === undefined ? workingWording : await readInstrument(instrumentPath),
      signer,
    };
    const verdicts: { readonly file: string; readonly verdict: Verdict }[] = [];
    for (const file of typed.files) {
      verdicts.push({ file, verdict: await verdictOn(await bytesOf(file, 20_000_000), known) });
    }
    if (isOn(typed, "json"))
      io.out(JSON.stringify(verdicts.map(({ file, verdict }) => ({ file, ...verdict }))));
    else for (const { file, verdict } of verdicts) for (const line of linesOf(file, verdict)) io.out(line);
    return verdicts.every(({ verdict }) => verdict.ok) ? 0 : 1;
  },
};

function linesOf(file: string, verdict: Verdict): readonly string[] {
  if (!verdict.ok) return [`! ${file}: ${verdict.text}`];
  return [
    `+ ${file}: ${verdict.kind}, underskriften stämmer`,
    `  Underskriven av: ${fingerprintWords(fromHex(verdict.signer, 32)).join(" ")} (${verdict.signer})`,
    ...Object.entries(verdict.facts).map(([name, fact]) => `  ${name}: ${fact}`),
  ];
}
