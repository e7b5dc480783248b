import { fileNameOf, type Report } from "@vifragar/core";
import { type ReactNode, useState } from "react";
import { type FileToSave, saveFile } from "../ui/save-file.ts";
import { asCsv, asExcel, exchangeFormats } from "./report-formats.ts";

/** Makes a file and gives it to the browser. */
export type Save = (make: (of: Report) => Promise<FileToSave>, of: Report) => Promise<void>;

/**
 * A report as files and on paper, the same for everybody who has one.
 *
 * @param onMade - Before a file is given, so that what is handed out is always in the log.
 * @param more - Further files, in the list of other formats.
 * @param children - Below the formats: what only one role has. It gets what saves a file.
 */
export function ReportFiles({
  report,
  onMade = async () => undefined,
  moreTitle = "Fler format",
  more,
  children,
}: {
  readonly report: Report;
  readonly onMade?: (fileName: string) => Promise<unknown>;
  readonly moreTitle?: string;
  readonly more?: (save: Save) => ReactNode;
  readonly children?: (save: Save) => ReactNode;
}) {
  const [saved, setSaved] = useState("");
  const save: Save = async (make, of) => {
    const file = await make(of);
    await onMade(file.name);
    saveFile(file);
    setSaved(`${file.name} är sparad.`);
  };
  const print = async () => {
    await onMade(fileNameOf(report, "pdf"));
    window.print();
  };
  return (
    <>
      <div className="admin-actions">
        <button type="button" className="admin-button" onClick={() => save(asExcel, report)}>
          Hämta som Excel
        </button>
        <button
          type="button"
          className="admin-button admin-button--quiet"
          onClick={() => save(asCsv, report)}
        >
          Hämta som CSV
        </button>
        <button type="button" className="admin-button admin-button--quiet" onClick={print}>
          Skriv ut / spara som PDF
        </button>
      </div>
      <p role="status" className="admin-status">
        {saved}
      </p>
      <details>
        <summary>{moreTitle}</summary>
        <ul className="admin-files">
          {exchangeFormats.map(({ text, make }) => (
            <li key={text}>
              <button type="button" className="admin-link" onClick={() => save(make, report)}>
                {text}
              </button>
            </li>
          ))}
          {more?.(save)}
        </ul>
      </details>
      {children?.(save)}
    </>
  );
}
