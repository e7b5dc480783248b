import { csvOf, fileNameOf, jsonOf, periodKey, type Report, sheetsOf, xlsxOf } from "@vifragar/core";
import { useState } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { NotReleased } from "../tables/NotReleased.tsx";
import { Page } from "../ui/Page.tsx";
import { saveFile } from "../ui/save-file.ts";
import { LeadFiles } from "./LeadFiles.tsx";
import { Paper } from "./Paper.tsx";
import { releasedTables } from "./released-report.ts";
import { useReport } from "./use-report.ts";

/** The report of a released period: files to hand on, and the same pages on paper. */
export function ReportScreen() {
  const book = useBook();
  const { period } = useSession();
  const [subject, setSubject] = useState("");
  const [saved, setSaved] = useState("");
  const release = book.releases.get(periodKey(period));
  const report = useReport(subject === "" ? undefined : subject);
  const insatser = release === undefined ? [] : releasedTables(book, release).insatser;

  async function save(kind: keyof typeof kinds, of: Report) {
    const name = fileNameOf(of, kinds[kind].ending);
    saveFile({ name, type: kinds[kind].type, content: await kinds[kind].content(of) });
    setSaved(`${name} är sparad.`);
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
              <button type="button" className="admin-button" onClick={() => save("xlsx", report)}>
                Hämta som Excel
              </button>
              <button
                type="button"
                className="admin-button admin-button--quiet"
                onClick={() => save("csv", report)}
              >
                Hämta som CSV
              </button>
              <button
                type="button"
                className="admin-button admin-button--quiet"
                onClick={() => save("json", report)}
              >
                Hämta som JSON
              </button>
              <button
                type="button"
                className="admin-button admin-button--quiet"
                onClick={() => window.print()}
              >
                Skriv ut / spara som PDF
              </button>
            </div>
            <p role="status" className="admin-status">
              {saved}
            </p>
            <LeadFiles release={release} />
            <h2>Det här lämnas ut</h2>
          </div>
          <Paper report={report} />
        </>
      )}
    </Page>
  );
}

const kinds = {
  xlsx: {
    ending: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: (report: Report) => xlsxOf(sheetsOf(report), report.title),
  },
  csv: { ending: "csv", type: "text/csv;charset=utf-8", content: async (report: Report) => csvOf(report) },
  json: { ending: "json", type: "application/json", content: async (report: Report) => jsonOf(report) },
} as const;
