import { chartOf, chartSentence, type Mark, type ReportTable } from "@vifragar/core";
import { useRef } from "react";
import { useWidth } from "./use-width.ts";

/**
 * The chart of a table, drawn to the width of its place so that its text is always of one size.
 *
 * The drawing is for the eye alone: the sentence says what it shows, and the table after it says the same.
 */
export function Chart({ table }: { readonly table: ReportTable }) {
  const place = useRef<HTMLElement>(null);
  const { width, height, marks } = chartOf(table, useWidth(place));
  return (
    <figure className="admin-figure" ref={place}>
      <figcaption>{chartSentence(table)}</figcaption>
      <div className="admin-chart" tabIndex={table.chartKind === "time" ? 0 : undefined}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {marks.map((mark) => (
            <Drawn key={JSON.stringify(mark)} mark={mark} />
          ))}
        </svg>
      </div>
    </figure>
  );
}

function Drawn({ mark }: { readonly mark: Mark }) {
  switch (mark.kind) {
    case "text":
      return (
        <text className={`admin-chart__${mark.look}`} x={mark.x} y={mark.y} textAnchor={mark.anchor}>
          {mark.text}
        </text>
      );
    case "rect": {
      const { look, kind, ...place } = mark;
      return <rect className={`admin-chart__${look}`} {...place} />;
    }
    case "line": {
      const { look, kind, ...ends } = mark;
      return <line className={`admin-chart__${look}`} {...ends} />;
    }
    case "dot":
      return <circle className="admin-chart__dot" cx={mark.x} cy={mark.y} r={5} />;
    default:
      return mark satisfies never;
  }
}
