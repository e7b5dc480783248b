import { useState } from "react";
import { Link } from "wouter";
import { useBook, useSession } from "../shell/session.ts";
import { FileButton } from "../ui/FileButton.tsx";
import { Page } from "../ui/Page.tsx";
import { Progress } from "../ui/Progress.tsx";
import { ResultHeading } from "../ui/ResultHeading.tsx";
import { counted } from "../ui/swedish.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import { importFiles } from "./import-files.ts";
import { type ImportLine, importStatusTexts } from "./take-in.ts";

/** Takes in what devices have handed in: answers, coverage, and anmälningar of new devices. */
export function ImportScreen() {
  const { keeper, vault, plan, coveragePlan, today } = useSession();
  const { waiting } = useBook();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [lines, setLines] = useState<readonly ImportLine[]>([]);
  const [turn, setTurn] = useState(0);
  const [isOver, setIsOver] = useState(false);

  async function take(files: readonly File[]) {
    setLines([]);
    setProgress({ done: 0, of: files.length });
    try {
      const told = await importFiles(files, {
        vault,
        keeper,
        plans: [plan, coveragePlan],
        today: today(),
        onProgress: (done) => setProgress({ done, of: files.length }),
      });
      setLines(told);
      setTurn((before) => before + 1);
    } finally {
      setProgress(undefined);
    }
  }

  return (
    <Page title="Importera filer">
      <p>
        Välj filerna som enheterna har lämnat in. De heter <code>tal-….age</code>, <code>tackning-….age</code>{" "}
        och <code>anmalan-….age</code>. Samma fil kan läsas in flera gånger utan att räknas två gånger.
      </p>
      {/* Dragging is an extra for the mouse; the button does the same (WCAG 2.5.7). */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the control is the button inside. */}
      <div
        className={isOver ? "admin-drop admin-drop--over" : "admin-drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={async (event) => {
          event.preventDefault();
          setIsOver(false);
          await take([...event.dataTransfer.files]);
        }}
      >
        <FileButton text="Välj fil" multiple onFiles={take} />
        <p className="admin-drop__extra">Du kan välja flera filer, eller dra dem hit.</p>
      </div>
      {progress !== undefined && (
        <Progress
          text={`Läser in ${counted(progress.of, "fil", "filer")}`}
          done={progress.done}
          of={progress.of}
        />
      )}
      {lines.length > 0 && (
        <section>
          <ResultHeading turn={turn}>{summaryOf(lines)}</ResultHeading>
          {waiting.length > 0 && (
            <p>
              {counted(waiting.length, "enhet väntar", "enheter väntar")} på att godkännas.{" "}
              <Link href="/enheter">Till Enheter</Link>
            </p>
          )}
          <TableFrame name="Varje fil för sig">
            <table>
              <caption>Varje fil för sig</caption>
              <thead>
                <tr>
                  <th scope="col">Fil</th>
                  <th scope="col">Resultat</th>
                  <th scope="col">Om filen</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ file, status, text }, at) => (
                  // Two files in one choice may have the same name, and the order never changes.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                  <tr key={at}>
                    <th scope="row">{file}</th>
                    <td>{importStatusTexts[status]}</td>
                    <td>{text}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        </section>
      )}
    </Page>
  );
}

/** `Klart. 2 inlästa, 1 fanns redan, 1 kunde inte läsas.` */
export function summaryOf(lines: readonly ImportLine[]): string {
  const count = (...statuses: readonly ImportLine["status"][]) =>
    lines.filter(({ status }) => statuses.includes(status)).length;
  const parts = [
    counted(count("read"), "inläst", "inlästa"),
    ...(count("known") > 0 ? [`${count("known")} fanns redan`] : []),
    ...(count("refused", "foreign") > 0 ? [`${count("refused", "foreign")} kunde inte läsas`] : []),
  ];
  return `Klart. ${parts.join(", ")}.`;
}
