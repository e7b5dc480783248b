/** Drawings as SVG text, for the HTML page and for files. */
import type { Drawing, Mark } from "./drawing.ts";
import { escaped } from "./escaped.ts";

/** Colours of ux.md 2.9. Readable in grey: the fill is 8.9 : 1 on white, the outlines 5.5 : 1. */
export const CHART_COLOURS = {
  text: "#1b2a33",
  muted: "#3d4d57",
  fill: "#0b4f6c",
  outline: "#5b6b75",
} as const;

const { text, muted, fill, outline } = CHART_COLOURS;

/** The rules of every chart outside the apps. */
export const CHART_STYLES = `
.chart-title, .chart-group, .chart-name, .chart-value, .chart-small { font: 15px system-ui, "Segoe UI", Roboto, sans-serif; fill: ${text}; }
.chart-title { font-size: 17px; font-weight: 700; } .chart-group { font-weight: 700; }
.chart-small { font-size: 14px; fill: ${muted}; }
.chart-value { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
.chart-paper { fill: #fff; }
.chart-rest { fill: #fff; stroke: ${outline}; }
.chart-part, .chart-dot { fill: ${fill}; }
.chart-hidden { fill: #fff; stroke: ${outline}; stroke-width: 1.5px; stroke-dasharray: 5 3; }
.chart-grid { stroke: #c3ccd1; } .chart-data { stroke: ${fill}; stroke-width: 2px; }
.chart-break { stroke: ${text}; stroke-width: 1.5px; stroke-dasharray: 4 4; }
`;

/** An SVG element whose looks come from the page's style sheet. Silent: the table beside it says it all. */
export const svgElement = (drawing: Drawing): string =>
  `<svg aria-hidden="true" width="${drawing.width}" height="${drawing.height}" viewBox="0 0 ${drawing.width} ${drawing.height}">${drawing.marks.map(markup).join("")}</svg>`;

/** An SVG file that needs nothing else and tells a screen reader what it shows. */
export function svgFile(
  { width, height, marks }: Drawing,
  about: { readonly title: string; readonly sentence: string },
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="sv" role="img" aria-labelledby="title sentence" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="title">${escaped(about.title)}</title>
<desc id="sentence">${escaped(about.sentence)}</desc>
<style>${CHART_STYLES}</style>
${marks.map(markup).join("\n")}
</svg>
`;
}

function markup(mark: Mark): string {
  switch (mark.kind) {
    case "text":
      return `<text class="chart-${mark.look}" x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}">${escaped(mark.text)}</text>`;
    case "rect":
      return `<rect class="chart-${mark.look}" x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}"/>`;
    case "line":
      return `<line class="chart-${mark.look}" x1="${mark.x1}" y1="${mark.y1}" x2="${mark.x2}" y2="${mark.y2}"/>`;
    case "dot":
      return `<circle class="chart-dot" cx="${mark.x}" cy="${mark.y}" r="5"/>`;
    default:
      return mark satisfies never;
  }
}
