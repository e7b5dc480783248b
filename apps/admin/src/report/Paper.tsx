import type { Report } from "@vifragar/core";
import { ReportView } from "../tables/ReportView.tsx";
import { usePageMargins } from "./use-page-margins.ts";

/** The report as it is printed. */
export function Paper({ report }: { readonly report: Report }) {
  const about = [...new Set([report.forbund, report.subject])].join(" · ");
  usePageMargins([...report.notices, about, report.period].join(" · "));
  return (
    <article className="admin-paper">
      {report.notices.map((notice) => (
        <p key={notice} className="admin-paper__notice">
          {notice}
        </p>
      ))}
      <p className="admin-paper__title">{report.title}</p>
      <p className="admin-lead">
        {about} · {report.period} · Släppt {report.released} · {report.instrument}
      </p>
      <ReportView sections={report.sections} printed />
    </article>
  );
}
