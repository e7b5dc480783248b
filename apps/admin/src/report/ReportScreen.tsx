import { periodKey } from "@vifragar/core";
import { useState } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { NotReleased } from "../tables/NotReleased.tsx";
import { Page } from "../ui/Page.tsx";
import { LayoutPanel } from "./LayoutPanel.tsx";
import { LeadFiles } from "./LeadFiles.tsx";
import { MadeReports } from "./MadeReports.tsx";
import { Paper } from "./Paper.tsx";
import { ReportFiles } from "./ReportFiles.tsx";
import { releasedAnnex, releasedTables } from "./released-report.ts";
import { asPage, inLayout } from "./report-formats.ts";
import { withMade } from "./reporting.ts";
import { useReport } from "./use-report.ts";

/** The report of a released period: files to hand on, and the same pages on paper. */
export function ReportScreen() {
  const book = useBook();
  const { keeper, period, instrument, today } = useSession();
  const [subject, setSubject] = useState("");
  const release = book.releases.get(periodKey(period));
  const report = useReport(subject === "" ? undefined : subject);
  const insatser = release === undefined ? [] : releasedTables(book, release).insatser;

  return (
    <Page title="Rapport">
      {release === undefined && <NotReleased />}
      {release !== undefined && report !== undefined && (
        <>
          <div className="admin-no-print">
            {insatser.length > 0 && (
              <div className="admin-field">
                <label htmlFor="subject">Rapporten gäller</label>
                <select id="subject" value={subject} onChange={(event) => setSubject(event.target.value)}>
                  <option value="">
                    {book.forbund.level === "nation" ? "Hela landet" : "Hela förbundet"}
                  </option>
                  {insatser.map((table) => (
                    <option key={table.subject.id} value={table.subject.id}>
                      {table.subject.name}
                    </option>
                  ))}
                </select>
              </div>
            )}
            <ReportFiles
              report={report}
              onMade={(file) => keeper.change((before) => withMade(before, { day: today(), file }))}
              moreTitle="Fler format och bilaga till konsekvensbedömningen"
              more={(save) => (
                <li>
                  <button
                    type="button"
                    className="admin-link"
                    onClick={() => save(asPage, releasedAnnex(book, release, instrument))}
                  >
                    Hämta bilaga till konsekvensbedömningen
                  </button>
                </li>
              )}
            >
              {(save) => <LayoutPanel onSave={(layout) => save(inLayout(layout), report)} />}
            </ReportFiles>
            <LeadFiles release={release} />
            <MadeReports />
          </div>
          <Paper report={report} />
        </>
      )}
    </Page>
  );
}
