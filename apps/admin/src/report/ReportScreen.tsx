import { fileNameOf, periodKey, type Report } from "@vifragar/core";
import { useState } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { NotReleased } from "../tables/NotReleased.tsx";
import { Page } from "../ui/Page.tsx";
import { type FileToSave, saveFile } from "../ui/save-file.ts";
import { LayoutPanel } from "./LayoutPanel.tsx";
import { LeadFiles } from "./LeadFiles.tsx";
import { MadeReports } from "./MadeReports.tsx";
import { Paper } from "./Paper.tsx";
import { releasedAnnex, releasedTables } from "./released-report.ts";
import { asCsv, asExcel, asPage, exchangeFormats, inLayout } from "./report-formats.ts";
import { withMade } from "./reporting.ts";
import { useReport } from "./use-report.ts";

/** The report of a released period: files to hand on, and the same pages on paper. */
export function ReportScreen() {
  const book = useBook();
  const { keeper, period, instrument, today } = useSession();
  const [subject, setSubject] = useState("");
  const [saved, setSaved] = useState("");
  const release = book.releases.get(periodKey(period));
  const report = useReport(subject === "" ? undefined : subject);
  const insatser = release === undefined ? [] : releasedTables(book, release).insatser;

  async function save(make: (of: Report) => Promise<FileToSave>, of: Report) {
    const file = await make(of);
    // The line is written before the file is given: what is handed out is always in the log.
    await keeper.change((before) => withMade(before, { day: today(), file: file.name }));
    saveFile(file);
    setSaved(`${file.name} är sparad.`);
  }

  async function print() {
    if (report === undefined) return;
    await keeper.change((before) => withMade(before, { day: today(), file: fileNameOf(report, "pdf") }));
    window.print();
  }

  return (
    <Page title="Rapport">
      {release === undefined && <NotReleased />}
      {release !== undefined && report !== undefined && (
        <>
          <div className="admin-no-print">
            <div className="admin-field">
              <label htmlFor="subject">Rapporten gäller</label>
              <select id="subject" value={subject} onChange={(event) => setSubject(event.target.value)}>
                <option value="">Hela förbundet</option>
                {insatser.map((table) => (
                  <option key={table.subject.id} value={table.subject.id}>
                    {table.subject.name}
                  </option>
                ))}
              </select>
            </div>
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
            <LayoutPanel onSave={(layout) => save(inLayout(layout), report)} />
            <details>
              <summary>Fler format och bilaga till konsekvensbedömningen</summary>
              <ul className="admin-files">
                {exchangeFormats.map(({ text, make }) => (
                  <li key={text}>
                    <button type="button" className="admin-link" onClick={() => save(make, report)}>
                      {text}
                    </button>
                  </li>
                ))}
                <li>
                  <button
                    type="button"
                    className="admin-link"
                    onClick={() => save(asPage, releasedAnnex(book, release, instrument))}
                  >
                    Hämta bilaga till konsekvensbedömningen
                  </button>
                </li>
              </ul>
            </details>
            <LeadFiles release={release} />
            <MadeReports />
            <h2>Det här lämnas ut</h2>
          </div>
          <Paper report={report} />
        </>
      )}
    </Page>
  );
}
