import type { ReportCell, ReportTable } from "@vifragar/core";
import { scaleLinear } from "d3-scale";

const WIDTH = 100;
const HEIGHT = 4;

/**
 * One column of a table as horizontal bars, each a part of its own whole, with the words of the cell beside it.
 *
 * The drawing is for the eye alone: the table after it says the same. A hidden number is an outlined bar of a
 * fixed length, so that nothing depends on colour and nothing can be measured.
 */
export function Bars({ table, column }: { readonly table: ReportTable; readonly column: number }) {
  return (
    <figure className="admin-figure">
      <figcaption>
        {table.columns[column]}: {table.caption}
      </figcaption>
      <div className="admin-bars" aria-hidden="true">
        {table.rows.map(({ heading, cells }) => {
          const cell = cells[column] ?? null;
          return (
            <div key={heading} className="admin-bars__row">
              <p className="admin-bars__name">{heading}</p>
              <Bar cell={cell} />
              <p className="admin-bars__value">{cell?.text ?? "–"}</p>
            </div>
          );
        })}
      </div>
    </figure>
  );
}

function Bar({ cell }: { readonly cell: ReportCell | null }) {
  if (cell?.number === undefined) return <div className={cell === null ? "" : "admin-bars__hidden"} />;
  const x = scaleLinear()
    .domain([0, Math.max(cell.of ?? cell.number, 1)])
    .range([0, WIDTH]);
  return (
    <svg
      className="admin-bars__drawing"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="admin-bars__rest" width={WIDTH} height={HEIGHT} />
      <rect className="admin-bars__bar" width={x(cell.number)} height={HEIGHT} />
    </svg>
  );
}
