/**
 * The report as one HTML file that needs nothing else: no script, no font, no network.
 *
 * It prints to A4 (ux.md A8). Everything that comes from outside, names above all, is escaped.
 */
import { chartOf, chartSentence } from "./chart.ts";
import { svgElement } from "./chart-svg.ts";
import { escaped } from "./escaped.ts";
import { htmlStyles } from "./html-styles.ts";
import {
  aboutLine,
  type Report,
  type ReportBlock,
  type ReportCell,
  type ReportRow,
  type ReportSection,
  type ReportTable,
} from "./report.ts";

/** The text of the file, to be written as UTF-8. */
export function htmlOf(report: Report): string {
  const about = [report.forbund, report.subject].filter((name, at, all) => all.indexOf(name) === at);
  const heading = aboutLine(report, about);
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(report.title)}</title>
<style>${htmlStyles(report.notices, heading)}</style>
</head>
<body>
<main>
${report.notices.map((notice) => `<p class="notice">${escaped(notice)}</p>`).join("\n")}
<h1>${escaped(report.title)}</h1>
<p class="about">${escaped(heading)}</p>
${report.sections.map((section) => sectionOf(section)).join("\n")}
</main>
</body>
</html>
`;
}

const sectionOf = ({ id, heading, blocks, startsPage }: ReportSection): string =>
  `<section id="${escaped(id)}"${startsPage ? ' class="new-page"' : ""}>
<h2>${escaped(heading)}</h2>
${blocks.map(blockOf).join("\n")}
</section>`;

function blockOf(block: ReportBlock): string {
  switch (block.kind) {
    case "sentence":
      return `<p class="sentence">${escaped(block.text)}</p>`;
    case "note":
      return `<p class="note">${escaped(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "table":
      return tableOf(block.table) + chartFigure(block.table);
    default:
      return block satisfies never;
  }
}

function tableOf(table: ReportTable): string {
  const head = [table.rowHeading, ...table.columns]
    .map((text) => `<th scope="col">${escaped(text)}</th>`)
    .join("");
  const notes = table.notes.map((note) => `<p class="note">${escaped(note)}</p>`).join("");
  // A wide table scrolls by itself on a small screen, by keyboard too.
  return `<div class="scroll" role="region" aria-label="${escaped(table.caption)}" tabindex="0">
<table id="${escaped(table.id)}"><caption>${escaped(table.caption)}</caption>
<thead><tr>${head}</tr></thead>
${groupsOf(table.rows)
  .map((rows) => bodyOf(rows, table.columns.length + 1))
  .join("\n")}</table></div>${notes}`;
}

/** Rows that stand together: those after one another with the same group. */
function groupsOf(rows: readonly ReportRow[]): readonly (readonly ReportRow[])[] {
  const groups: ReportRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.group === row.group) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function bodyOf(rows: readonly ReportRow[], columns: number): string {
  const group = rows[0]?.group;
  const heading =
    group === undefined
      ? ""
      : `<tr class="group"><th scope="rowgroup" colspan="${columns}">${escaped(group)}</th></tr>\n`;
  const lines = rows.map(
    ({ heading: text, cells }) =>
      `<tr><th scope="row">${escaped(text)}</th>${cells.map(cellOf).join("")}</tr>`,
  );
  return `<tbody>${heading}${lines.join("\n")}</tbody>`;
}

function cellOf(cell: ReportCell | null): string {
  if (cell === null) return '<td class="none"><span aria-hidden="true">–</span></td>';
  if (cell.spoken !== undefined) {
    const spoken = `<span class="spoken">${escaped(cell.spoken)}</span>`;
    return `<td class="hidden"><span aria-hidden="true">${escaped(cell.text)}</span>${spoken}</td>`;
  }
  // Broken, if at all, before the percentage.
  const [fraction = "", percent] = cell.text.split(" (");
  return `<td><span class="whole-number">${escaped(fraction)}</span>${percent === undefined ? "" : ` (${escaped(percent)}`}</td>`;
}

/** Fits the width of the print on A4 and of most screens; scaled down on smaller ones. */
const CHART_WIDTH = 640;

/** The same column once more as a drawing. The table says it all, so the picture is silent. */
function chartFigure(table: ReportTable): string {
  if (table.chartColumn === undefined) return "";
  const caption = `<figcaption>${escaped(chartSentence(table))}</figcaption>`;
  return `<figure>${caption}\n${svgElement(chartOf(table, CHART_WIDTH))}</figure>`;
}
