import { basename } from "node:path";
import { isoDateOf, periodKey, standingTexts } from "@vifragar/core";
import { approveDevices, type Collected, collectFiles, notCounted, waitingDevices } from "../collect.ts";
import { type Collector, openCollector } from "../collector-folder.ts";
import { type Command, type Io, isOn, needed, repeated, UsageError } from "../command.ts";
import { insatsName } from "../devices.ts";
import { readForbundKey } from "../forbund-key.ts";
import { filesAmong } from "../whole-file.ts";
import { sameWords } from "../words.ts";

export const collect: Command = {
  name: "collect",
  summary: "Läs in anmälningar, svarsfiler och täckningsfiler",
  help: `
vifragar collect --key NYCKELFIL --dir MAPP [--approve "SEX ORD"]… [--approve-all] [--json] FIL|MAPP…

Läser in filer till förbundets samlingsmapp. Samma fil kan läsas in hur många gånger som helst.
Skadade och främmande filer ändrar inget och listas med skäl. Svaren öppnas inte här.
Filer från en enhet som inte är godkänd sparas men räknas inte.
Hos NNS läses förbundens summor in på samma sätt, och deras släpp sparas bredvid.

  --key FIL         förbundets nyckelfil
  --dir MAPP        förbundets samlingsmapp
  --approve "ORD"   godkänn enheten med de sex orden, när ni har jämfört dem; får ges flera gånger
  --approve-all     godkänn alla enheter som väntar (för prov)
  --json            skriv ut resultatet som JSON

Slutkoden är 1 om någon fil nekades.
`,
  options: {
    key: { type: "string" },
    dir: { type: "string" },
    approve: { type: "string", multiple: true },
    "approve-all": { type: "boolean" },
    json: { type: "boolean" },
  },
  takesFiles: true,
  async run(typed, io) {
    const [keyPath, dir] = [needed(typed, "key"), needed(typed, "dir")];
    const approved = repeated(typed, "approve");
    const approvesAll = isOn(typed, "approve-all");
    if (typed.files.length === 0 && approved.length === 0 && !approvesAll)
      throw new UsageError("ange filer eller mappar att läsa");
    const key = await readForbundKey(keyPath);
    const files = await filesAmong(typed.files);
    const collected = await collectFiles(await openCollector(dir, key), files, io);
    const unknown = approved.filter(
      (typedWords) => !waitingDevices(collected.collector).some(({ words }) => sameWords(words, typedWords)),
    );
    const collector = await approveDevices(
      collected.collector,
      ({ words }) => approvesAll || approved.some((typedWords) => sameWords(words, typedWords)),
    );
    const refused = collected.files.filter(({ result }) => result === "refused");
    if (isOn(typed, "json")) io.out(JSON.stringify(resultOf({ ...collected, collector })));
    else tell({ ...collected, collector }, io);
    for (const words of unknown) io.err(`Ingen enhet väntar med orden: ${words}`);
    return refused.length > 0 || unknown.length > 0 ? 1 : 0;
  },
};

const marks = { new: "+", known: "=", device: "?", release: "+", refused: "!" } as const;

function tell({ files, collector }: Collected, io: Io): void {
  for (const { file, result, code, text } of files) {
    io.out(`${marks[result]} ${basename(file)}  ${code === undefined ? text : `${code}: ${text}`}`);
  }
  const many = (result: keyof typeof marks) => files.filter((file) => file.result === result).length;
  io.out(
    `Klart. ${many("new")} inlästa, ${many("known")} fanns redan, ${many("device")} anmälningar, ${many("release") === 0 ? "" : `${many("release")} släpp, `}${many("refused")} kunde inte läsas.`,
  );
  for (const { words } of waitingDevices(collector)) io.out(`Väntar på godkännande: ${words}`);
  for (const line of notCountedLines(collector)) io.out(line);
}

function resultOf({ files, collector }: Collected) {
  return {
    files,
    waiting: waitingDevices(collector).map(({ words }) => words),
    devices: collector.roster.devices.length,
    notCounted: notCounted(collector).map(({ latest, standing }) => ({
      insats: insatsName(collector, latest.insats),
      kind: latest.kind,
      period: periodKey(latest.period),
      day: isoDateOf(latest.day),
      standing,
    })),
  };
}

/** One line for each insats, period and reason, however many devices it is about. */
function notCountedLines(collector: Collector): readonly string[] {
  const devices = new Map<string, Set<string>>();
  for (const { latest, standing } of notCounted(collector)) {
    const what = `${insatsName(collector, latest.insats)}, ${periodKey(latest.period)}: ${standingTexts[standing]}`;
    devices.set(what, (devices.get(what) ?? new Set()).add(latest.signer + latest.incarnation));
  }
  return [...devices].map(
    ([what, { size }]) => `Räknas inte (${size === 1 ? "1 enhet" : `${size} enheter`}): ${what}`,
  );
}
