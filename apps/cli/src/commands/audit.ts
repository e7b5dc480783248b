import { auditRelease, type Finding } from "@vifragar/core";
import { ready } from "@vifragar/sealing";
import { cellReleaseIn } from "../cell-release.ts";
import { type Command, isOn, repeated, UsageError } from "../command.ts";
import { solver } from "../solver.ts";

export const audit: Command = {
  name: "audit",
  summary: "Försök räkna ut det skyddade ur färdiga släpp",
  help: `
vifragar audit [--json] FIL…        (eller --in FIL)

Angriper släppen tillsammans, som någon som bara har filerna: lägger ihop, drar ifrån och räknar ut
vad varje skyddad siffra kan vara. Alla filer som är offentliga samtidigt ska vara med.
Läser både underskrivna släpp och formatet vifragar/release@1. Slutkoden är 1 om något går att räkna ut.

  --in FIL   ett släpp; får ges flera gånger
  --json     skriv ut fynd och spann som JSON
`,
  options: { in: { type: "string", multiple: true }, json: { type: "boolean" } },
  takesFiles: true,
  async run(typed, io) {
    await ready;
    const files = [...repeated(typed, "in"), ...typed.files];
    if (files.length === 0) throw new UsageError("ange minst ett släpp");
    const releases = await Promise.all(files.map(cellReleaseIn));
    const { findings, ranges, summary } = auditRelease(releases, await solver());
    if (isOn(typed, "json")) {
      io.out(JSON.stringify({ ok: findings.length === 0, findings, ranges, summary }));
    } else {
      for (const finding of findings) io.out(`! ${finding.id}: ${findingText(finding)}`);
      io.out(`${ranges.length} skyddade siffror prövade, ${summary.problems} beräkningar.`);
      if (summary.narrowest !== null) io.out(`Smalaste spannet: ${summary.narrowest}.`);
      io.out(
        findings.length === 0
          ? "Inget gick att räkna ut."
          : `${findings.length} fynd. Det här ska inte släppas.`,
      );
    }
    return findings.length === 0 ? 0 : 1;
  },
};

function findingText(finding: Finding): string {
  switch (finding.kind) {
    case "exact":
      return `går att räkna ut: ${finding.value}`;
    case "narrow":
      return `kan bara vara ${finding.low}–${finding.high ?? "…"}`;
    case "remainder":
      return `det som är kvar av summan går att räkna ut: ${finding.value}`;
    case "shown":
      return `visas fast regeln skyddar den: ${finding.value}`;
    case "two-releases":
      return "visas i ett släpp och är skyddad i ett annat";
    case "contradiction":
      return "filerna kan inte alla vara sanna";
    default:
      return finding satisfies never;
  }
}
