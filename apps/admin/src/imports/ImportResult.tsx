import { useState } from "react";
import { ResultHeading } from "../ui/ResultHeading.tsx";
import { counted } from "../ui/swedish.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import { type ImportLine, importStatusTexts } from "./take-in.ts";

/** Lines that are shown at a time: drawing thousands at once would hold up the page. */
const SHOWN = 200;

/** What became of the files: a sentence, and a line for each with those that were not read first. */
export function ImportResult({
  lines,
  unread,
  turn,
}: {
  readonly lines: readonly ImportLine[];
  /** Files that were left when somebody ended the import. */
  readonly unread: number;
  readonly turn: number;
}) {
  const [shown, setShown] = useState(SHOWN);
  const ordered = lines.length > SHOWN ? lines.toSorted((a, b) => rank(a) - rank(b)) : lines;
  return (
    <>
      <ResultHeading turn={turn}>{summaryOf(lines, unread)}</ResultHeading>
      {unread > 0 && (
        <p>
          {counted(unread, "fil är inte inläst", "filer är inte inlästa")}. Det som hann läsas in är sparat.
          Välj filerna igen när du vill fortsätta.
        </p>
      )}
      {lines.length > 0 && (
        <TableFrame name="Varje fil för sig">
          <table>
            <caption>Varje fil för sig</caption>
            <thead>
              <tr>
                <th scope="col">Fil</th>
                <th scope="col">Resultat</th>
              </tr>
            </thead>
            <tbody>
              {ordered.slice(0, shown).map(({ file, status, text }, at) => (
                // Two files in one choice may have the same name, and the order never changes.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                <tr key={at}>
                  <th scope="row">{file}</th>
                  {/* Both in one cell: three columns leave a phone ten lines a file. */}
                  <td>
                    <strong>{importStatusTexts[status]}.</strong> {text}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      {ordered.length > shown && (
        <>
          <p className="admin-note">
            {counted(shown, "fil", "filer")} av {counted(ordered.length, "fil", "filer")} visas. De som inte
            kunde läsas står först.
          </p>
          <div className="admin-actions">
            <button
              type="button"
              className="admin-button admin-button--quiet"
              onClick={() => setShown(shown + SHOWN)}
            >
              Visa fler
            </button>
          </div>
        </>
      )}
    </>
  );
}

const rank = ({ status }: ImportLine): number => (status === "refused" || status === "foreign" ? 0 : 1);

/** `Klart. 2 inlästa, 1 fanns redan, 1 kunde inte läsas.` */
export function summaryOf(lines: readonly ImportLine[], unread = 0): string {
  const count = (...statuses: readonly ImportLine["status"][]) =>
    lines.filter(({ status }) => statuses.includes(status)).length;
  const parts = [
    counted(count("read"), "inläst", "inlästa"),
    ...(count("known") > 0 ? [`${count("known")} fanns redan`] : []),
    ...(count("refused", "foreign") > 0 ? [`${count("refused", "foreign")} kunde inte läsas`] : []),
  ];
  return `${unread > 0 ? "Avbrutet" : "Klart"}. ${parts.join(", ")}.`;
}
