import { csvOf, fileNameOf, sheetsOf, xlsxOf } from "@vifragar/core";
import { useState } from "react";
import { Paper } from "../report/Paper.tsx";
import { Page } from "../ui/Page.tsx";
import { saveFile } from "../ui/save-file.ts";
import type { Shown } from "./shown.ts";

/** The same as on paper, and as files. */
export function LeadPaper({ of }: { readonly of: Shown | undefined }) {
  const [saved, setSaved] = useState("");
  const report = of?.view.report;
  if (report === undefined) {
    return (
      <Page title="Rapport">
        <p>Det finns inget att skriva ut ännu. Läs in filer från förbundet först.</p>
      </Page>
    );
  }
  const save = (ending: string, type: string, content: string | Uint8Array) => {
    const name = fileNameOf(report, ending);
    saveFile({ name, type, content });
    setSaved(`${name} är sparad.`);
  };
  return (
    <Page title="Rapport">
      <div className="admin-no-print">
        <div className="admin-actions">
          <button
            type="button"
            className="admin-button"
            onClick={async () =>
              save(
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                await xlsxOf(sheetsOf(report), report.title),
              )
            }
          >
            Hämta som Excel
          </button>
          <button
            type="button"
            className="admin-button admin-button--quiet"
            onClick={() => save("csv", "text/csv;charset=utf-8", csvOf(report))}
          >
            Hämta som CSV
          </button>
          <button type="button" className="admin-button admin-button--quiet" onClick={() => window.print()}>
            Skriv ut / spara som PDF
          </button>
        </div>
        <p role="status" className="admin-status">
          {saved}
        </p>
      </div>
      <Paper report={report} />
    </Page>
  );
}
