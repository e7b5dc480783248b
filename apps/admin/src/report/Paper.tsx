import { aboutLine, boardReportOf, type Report } from "@vifragar/core";
import { useId, useState } from "react";
import { ReportView } from "../tables/ReportView.tsx";
import { usePageMargins } from "./use-page-margins.ts";

const extents = { board: "Tre sidor till styrelsen", all: "Alla tabeller" } as const;

/** The report as it is printed: the board's three pages, or everything. */
export function Paper({ report }: { readonly report: Report }) {
  const [extent, setExtent] = useState<keyof typeof extents>("board");
  const id = useId();
  const names = [...new Set([report.forbund, report.subject])];
  usePageMargins([...report.notices, ...names, report.period].join(" · "));
  // Before the release there is coverage alone, and that is short.
  const hasAnswers = report.sections.some(({ id: section }) => section === "fragor");
  const { sections } = hasAnswers && extent === "board" ? boardReportOf(report) : report;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="admin-no-print">
        På papper
      </h2>
      {hasAnswers && (
        <fieldset className="admin-switch">
          <legend className="admin-hidden">Vad som skrivs ut</legend>
          {(["board", "all"] as const).map((each) => (
            <label key={each}>
              <input type="radio" name={id} checked={extent === each} onChange={() => setExtent(each)} />
              <span>{extents[each]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <article className="admin-paper">
        {report.notices.map((notice) => (
          <p key={notice} className="admin-paper__notice">
            {notice}
          </p>
        ))}
        <p className="admin-paper__title">{report.title}</p>
        <p className="admin-lead">{aboutLine(report, names)}</p>
        <ReportView sections={sections} printed />
      </article>
    </section>
  );
}
