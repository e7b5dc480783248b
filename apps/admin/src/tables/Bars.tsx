import type { ReportTable } from "@vifragar/core";
import { scaleLinear } from "d3-scale";

const ROW_HEIGHT = 54;
const BAR_HEIGHT = 18;
const WIDTH = 640;
/** A hidden bar has always this length, whatever it stands for. */
const HIDDEN_WIDTH = 120;

/**
 * One column of a table as horizontal bars, with the words of each cell beside it.
 *
 * The drawing is for the eye alone: the sentence above it and the table after it say the same. Hidden
 * numbers are an outlined bar of fixed length, so that nothing depends on colour.
 */
export function Bars({ table, column }: { readonly table: ReportTable; readonly column: number }) {
  const rows = table.rows.map(({ heading, group, cells }) => ({
    heading,
    group,
    cell: cells[column] ?? null,
  }));
  const whole = Math.max(1, ...rows.map(({ cell }) => cell?.of ?? 0));
  const x = scaleLinear()
    .domain([0, whole])
    .range([0, WIDTH * 0.7]);
  return (
    <figure className="admin-figure">
      <figcaption>
        {table.columns[column]}: {table.caption}
      </figcaption>
      <svg
        aria-hidden="true"
        className="admin-bars"
        viewBox={`0 0 ${WIDTH} ${rows.length * ROW_HEIGHT}`}
        width={WIDTH}
        height={rows.length * ROW_HEIGHT}
      >
        {rows.map(({ heading, cell }, at) => {
          const y = at * ROW_HEIGHT;
          const width = cell?.number === undefined ? HIDDEN_WIDTH : x(cell.number);
          return (
            <g key={heading}>
              <text className="admin-bars__name" x={0} y={y + 16}>
                {heading}
              </text>
              {cell?.number !== undefined && (
                <rect
                  className="admin-bars__rest"
                  x={0}
                  y={y + 24}
                  width={x(cell.of ?? whole)}
                  height={BAR_HEIGHT}
                />
              )}
              {cell !== null && (
                <rect
                  className={cell.number === undefined ? "admin-bars__hidden" : "admin-bars__bar"}
                  x={cell.number === undefined ? 1 : 0}
                  y={y + 24}
                  width={width}
                  height={BAR_HEIGHT}
                />
              )}
              <text
                className="admin-bars__value"
                x={(cell?.number === undefined ? HIDDEN_WIDTH : x(cell.of ?? whole)) + 8}
                y={y + 38}
              >
                {cell?.text ?? "–"}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
