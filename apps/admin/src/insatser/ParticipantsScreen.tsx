import { periodName } from "@vifragar/core";
import { useState } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { FileButton } from "../ui/FileButton.tsx";
import { Page } from "../ui/Page.tsx";
import { ResultHeading } from "../ui/ResultHeading.tsx";
import { inFileName, saveFile } from "../ui/save-file.ts";
import { counted } from "../ui/swedish.ts";
import { withTable } from "./change-insatser.ts";
import { parseParticipants, participantsTemplate, tableIssueText, textOfTable } from "./participants-file.ts";

type Outcome =
  | { readonly kind: "read"; readonly file: string; readonly insatser: number }
  | { readonly kind: "refused"; readonly file: string; readonly texts: readonly string[] };

/** Larger tables than this are not what we ask for. */
const MOST_BYTES = 1_000_000;

/** Numbers of participants for all insatser at once, from a table. */
export function ParticipantsScreen() {
  const book = useBook();
  const { keeper, period } = useSession();
  const [outcome, setOutcome] = useState<Outcome>();
  const [turn, setTurn] = useState(0);

  async function read([file]: readonly File[]) {
    if (file === undefined) return;
    setOutcome(await outcomeOf(file));
    setTurn((before) => before + 1);
  }

  async function outcomeOf(file: File): Promise<Outcome> {
    if (file.size > MOST_BYTES)
      return { kind: "refused", file: file.name, texts: ["Filen är för stor för att vara rätt."] };
    const text = textOfTable(new Uint8Array(await file.arrayBuffer()));
    const parsed = parseParticipants(text, book.insatser);
    if (!parsed.ok) return { kind: "refused", file: file.name, texts: parsed.issues.map(tableIssueText) };
    await keeper.change((before) => withTable(before, period, parsed.value));
    return { kind: "read", file: file.name, insatser: parsed.value.size };
  }

  return (
    <Page title="Läs in deltagarantal" way={[{ to: "/insatser", text: "Insatser" }]}>
      <p>
        Antalen läses in för <strong>{periodName(period)}</strong>. Välj en annan period högst upp om det är
        fel.
      </p>
      <ol className="admin-steps">
        <li>
          <p>Spara mallen och fyll i den i ett kalkylprogram. Skriv bara antal, aldrig namn.</p>
          <button
            type="button"
            className="admin-button admin-button--quiet"
            onClick={() =>
              saveFile({
                name: `deltagarantal-${inFileName(book.forbund.name)}.csv`,
                type: "text/csv;charset=utf-8",
                content: participantsTemplate(book.insatser),
              })
            }
          >
            Spara mall
          </button>
        </li>
        <li>
          <p>Spara tabellen som CSV och läs in den här. Är något fel läses ingenting in.</p>
          <FileButton text="Välj fil" accept=".csv,.txt,text/csv" onFiles={read} />
        </li>
      </ol>
      {outcome?.kind === "read" && (
        <section>
          <ResultHeading turn={turn}>Deltagarantalen är inlästa</ResultHeading>
          <p>
            {outcome.file}: {counted(outcome.insatser, "insats", "insatser")} fick nya antal för{" "}
            {periodName(period)}.
          </p>
        </section>
      )}
      {outcome?.kind === "refused" && (
        <section>
          <ResultHeading turn={turn}>Det finns något att rätta till</ResultHeading>
          <p>Inget lästes in från {outcome.file}.</p>
          <ul className="admin-issues">
            {outcome.texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
