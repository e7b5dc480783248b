import { secondCopyTexts, type UnlockReport } from "@vifragar/vault";

const READ_ONLY =
  "Uppgifterna på den här datorn har ändrats utifrån. Inget nytt kan sparas. Kontakta den som ansvarar för datorn.";

/** What whoever unlocked must know about what is stored here. Nothing on most days. */
export function Told({ report }: { readonly report: UnlockReport | undefined }) {
  if (report === undefined) return null;
  const lines = [report.readOnly && READ_ONLY, secondCopyTexts[report.secondCopy]];
  return lines
    .filter((line) => typeof line === "string")
    .map((line) => (
      <p key={line} className="admin-note">
        {line}
      </p>
    ));
}
