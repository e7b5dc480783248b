import { periodKey, periodName, SUPPRESSED_NOTE } from "@vifragar/core";
import { useDeferredValue, useState } from "react";
import { Link } from "wouter";
import { ReportCellView } from "../tables/ReportCellView.tsx";
import { counted } from "../ui/swedish.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import {
  cellOf,
  filtered,
  type NationForbund,
  type NationMeasure,
  type NationRow,
  type NationTable,
} from "./nation-table.ts";

const measures: Readonly<Record<NationMeasure, string>> = { answered: "Svarade", exposed: "Utsatt för våld" };

/** All förbund, the latest periods, and a filter. Insatser are drawn when somebody wants them: they are hundreds. */
export function NationTableView({ table }: { readonly table: NationTable }) {
  const [measure, setMeasure] = useState<NationMeasure>("answered");
  const [text, setText] = useState("");
  const [withInsatser, setWithInsatser] = useState(false);
  // Typing is answered at once, and the table follows.
  const wanted = useDeferredValue(text);
  const shown = filtered(table.forbund, wanted);
  const insatser = shown.reduce((sum, one) => sum + one.insatser.length, 0);
  // Whoever looks for an insats by name wants to see it.
  const showsInsatser = withInsatser || (wanted.trim() !== "" && insatser > 0);
  const caption = `${measures[measure]}, enligt det som förbunden har släppt`;

  return (
    <section aria-labelledby="nation-title">
      <h2 id="nation-title">Förbunden</h2>
      <div className="admin-row">
        <div className="admin-field">
          <label htmlFor="filter">Sök förbund eller insats</label>
          <input
            id="filter"
            className="admin-input"
            type="search"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <fieldset className="admin-switch">
          <legend className="admin-hidden">Visa</legend>
          {(["answered", "exposed"] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="measure"
                checked={measure === each}
                onChange={() => setMeasure(each)}
              />
              <span>{measures[each]}</span>
            </label>
          ))}
        </fieldset>
        <div className="admin-choice">
          <input
            type="checkbox"
            id="with-insatser"
            autoComplete="off"
            checked={withInsatser}
            onChange={(event) => setWithInsatser(event.target.checked)}
          />
          <label htmlFor="with-insatser">Visa insatserna</label>
        </div>
      </div>
      <p role="status" className="admin-note">
        {counted(shown.length, "förbund", "förbund")}, {counted(insatser, "insats", "insatser")}
      </p>
      {shown.length > 0 && (
        <TableFrame name={caption}>
          <table>
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">Förbund{showsInsatser && " och insats"}</th>
                {table.periods.map((period) => (
                  <th key={periodKey(period)} scope="col" className="admin-number">
                    {periodName(period)}
                  </th>
                ))}
              </tr>
            </thead>
            {shown.map((forbund) => (
              <ForbundRows
                key={forbund.id}
                forbund={forbund}
                measure={measure}
                showsInsatser={showsInsatser}
              />
            ))}
          </table>
        </TableFrame>
      )}
      <p className="admin-note">{SUPPRESSED_NOTE}</p>
    </section>
  );
}

function ForbundRows({
  forbund,
  measure,
  showsInsatser,
}: {
  readonly forbund: NationForbund;
  readonly measure: NationMeasure;
  readonly showsInsatser: boolean;
}) {
  return (
    <tbody>
      <tr>
        <th scope="row">
          <Link href={`/forbund/${forbund.id}`}>{forbund.name}</Link>
        </th>
        <Cells row={forbund} measure={measure} />
      </tr>
      {showsInsatser &&
        forbund.insatser.map((insats) => (
          <tr key={insats.id} className="admin-part">
            <th scope="row">{insats.name}</th>
            <Cells row={insats} measure={measure} />
          </tr>
        ))}
    </tbody>
  );
}

function Cells({ row, measure }: { readonly row: NationRow; readonly measure: NationMeasure }) {
  return row.tables.map((table, at) => (
    // Columns are periods in a fixed order.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
    <td key={at} className="admin-number">
      <ReportCellView cell={cellOf(table, measure)} />
    </td>
  ));
}
