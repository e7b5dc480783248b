import type { ReportTable } from "@vifragar/core";
import { Fragment } from "react";
import { TableFrame } from "../ui/TableFrame.tsx";
import { Chart } from "./Chart.tsx";
import { ReportCellView } from "./ReportCellView.tsx";
import { useView } from "./use-view.ts";

/** A table of a report, with its notes. One that has a column to draw can be shown as a diagram instead. */
export function ReportTableView({ table }: { readonly table: ReportTable }) {
  const { view, setView } = useView();
  const hasChart = table.chartColumn !== undefined;
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
