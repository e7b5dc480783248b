import type { Report, ReportTable } from "@vifragar/core";
import { Fragment } from "react";
import { TableFrame } from "../ui/TableFrame.tsx";
import { Chart } from "./Chart.tsx";
import { ChartFiles } from "./ChartFiles.tsx";
import { ReportCellView } from "./ReportCellView.tsx";
import { useView } from "./use-view.ts";

/** How the tables of a report are shown. */
export interface HowToShow {
  /** On paper table and chart stand after one another, and there is nothing to choose. */
  readonly printed?: boolean;
  /** Given where charts may be saved as pictures: what they say they are from. */
  readonly report?: Report;
}

/** A table of a report, with its notes. One that has a column to draw can be shown as a diagram instead. */
export function ReportTableView({
  table,
  printed = false,
  report,
}: { readonly table: ReportTable } & HowToShow) {
  const { view, setView } = useView();
  const hasChart = table.chartColumn !== undefined && !printed;
  const showsChart = hasChart && view === "chart";
  return (
    <div className="admin-report-table">
      {hasChart && (
        <fieldset className="admin-switch">
          <legend className="admin-hidden">Visa som</legend>
          {(["table", "chart"] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={`view-${table.id}`}
                checked={view === each}
                onChange={() => setView(each)}
              />
              <span>{each === "table" ? "Tabell" : "Diagram"}</span>
            </label>
          ))}
        </fieldset>
      )}
      {showsChart && <Chart table={table} />}
      {showsChart && report !== undefined && <ChartFiles report={report} table={table} />}
      {showsChart ? (
        <details open>
          <summary>Visa som tabell</summary>
          <Table table={table} />
        </details>
      ) : (
        <Table table={table} />
      )}
      {table.notes.map((note) => (
        <p key={note} className="admin-note">
          {note}
        </p>
      ))}
      {printed && table.chartColumn !== undefined && <Chart table={table} />}
    </div>
  );
}

function Table({ table }: { readonly table: ReportTable }) {
  const groups = [...new Set(table.rows.map(({ group }) => group))];
  return (
    <TableFrame name={table.caption}>
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{table.rowHeading}</th>
            {table.columns.map((column) => (
              <th key={column} scope="col" className="admin-number">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group ?? ""}>
            {group !== undefined && (
              <tr className="admin-group">
                <th scope="rowgroup" colSpan={table.columns.length + 1}>
                  {group}
                </th>
              </tr>
            )}
            {table.rows
              .filter((row) => row.group === group)
              .map(({ heading, cells }) => (
                <tr key={heading}>
                  <th scope="row">{heading}</th>
                  {cells.map((cell, at) => (
                    <Fragment key={table.columns[at] ?? at}>
                      <td className="admin-number">
                        <ReportCellView cell={cell} />
                      </td>
                    </Fragment>
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </TableFrame>
  );
}
