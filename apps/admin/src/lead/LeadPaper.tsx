import { Paper } from "../report/Paper.tsx";
import { ReportFiles } from "../report/ReportFiles.tsx";
import { Page } from "../ui/Page.tsx";
import type { Shown } from "./shown.ts";

/** The same as on paper, and as files. */
export function LeadPaper({ of }: { readonly of: Shown | undefined }) {
  const report = of?.view.report;
  if (report === undefined) {
    return (
      <Page title="Rapport">
        <p>Det finns inget att skriva ut ännu. Läs in filer från förbundet först.</p>
      </Page>
    );
  }
  return (
    <Page title="Rapport">
      <div className="admin-no-print">
        <ReportFiles report={report} />
      </div>
      <Paper report={report} />
    </Page>
  );
}
