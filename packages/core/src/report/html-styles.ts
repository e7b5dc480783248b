/** How the HTML file looks, on a screen and on A4. Palette of ux.md 2.9; readable in black and white. */
import { CHART_STYLES } from "./chart-svg.ts";

/**
 * The style sheet, with notices and heading in the margin of every printed page.
 *
 * The margin boxes are drawn by Chromium from 131. Elsewhere the notices stand on the first page.
 */
export const htmlStyles = (notices: readonly string[], heading: string): string => `
:root { --text: #1b2a33; --muted: #3d4d57; --petrol: #0b4f6c; --border: #5b6b75; --sand: #f6f3ec; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--text); background: #fff; font: 1.0625rem/1.5 system-ui, "Segoe UI", Roboto, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 1rem 0 .25rem; overflow-wrap: anywhere; hyphens: auto; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.25rem 0 .5rem; }
p { margin: .5rem 0; max-width: 44rem; }
.notice { max-width: none; margin: 0 0 .5rem; padding: .5rem .75rem; border: 2px solid var(--text); background: var(--sand); font-weight: 700; }
.about, .note { color: var(--muted); }
.note { font-size: .9375rem; }
.sentence { font-size: 1.1875rem; }
ul { margin: .5rem 0; padding-inline-start: 1.25rem; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0 .5rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 700; padding-block-end: .5rem; }
th, td { padding: .4rem .5rem; text-align: start; vertical-align: top; border-block-end: 1px solid #c3ccd1; }
th[scope="row"] { font-weight: 400; }
thead th { border-block-end: 2px solid var(--border); vertical-align: bottom; }
.group th { padding-block-start: .9rem; border-block-end-color: var(--border); }
.none { color: var(--muted); }
.whole-number { white-space: nowrap; }
.hidden { position: relative; }
.hidden span:first-child { font-weight: 700; font-size: 1.25em; letter-spacing: .08em; line-height: 1; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid var(--petrol); outline-offset: 2px; }
caption { max-inline-size: calc(100vw - 2rem); }
.spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
figure { margin: 1rem 0; break-inside: avoid; }
figcaption { color: var(--muted); font-size: .9375rem; margin-block-end: .5rem; }
svg { max-inline-size: 100%; block-size: auto; }
${CHART_STYLES}@media (forced-colors: active) { ${FORCED} }
@page {
  size: A4 portrait; margin: 18mm 16mm;
  @top-left { content: ${cssString(notices.join(" · "))}; font: 700 9pt system-ui, sans-serif; white-space: pre; }
  @bottom-left { content: ${cssString(heading)}; font: 8pt system-ui, sans-serif; color: #3d4d57; }
  @bottom-right { content: "Sida " counter(page) " av " counter(pages); font: 8pt system-ui, sans-serif; color: #3d4d57; inline-size: 25mm; }
}
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 18pt; } h2 { font-size: 13pt; margin-block-start: 6mm; break-after: avoid; }
  .sentence { font-size: 12pt; } .note, figcaption { font-size: 9pt; }
  .scroll { overflow: visible; } table { font-size: 9pt; margin-block: 3mm 2mm; }
  th, td { padding: 1mm 1.2mm; } .group th { padding-block-start: 2.5mm; }
  svg { max-inline-size: 115mm; }
  .new-page { break-before: page; } .new-page h2 { margin-block-start: 0; }
  /* A table that fits on a page is not split; one that does not repeats its headings. */
  .scroll, tr, tbody, .notice, figure, li { break-inside: avoid; } thead { display: table-header-group; }
  caption, .sentence:has(+ .scroll), .note:has(+ figure) { break-after: avoid; }
  svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/** In forced colours the system's own: filled, outlined and dashed still tell the bars apart. */
const FORCED = `.chart-title, .chart-group, .chart-name, .chart-value, .chart-small { fill: CanvasText; stroke: none; }
  .chart-part, .chart-dot { fill: CanvasText; } .chart-rest, .chart-hidden { fill: Canvas; stroke: CanvasText; }
  .chart-grid { stroke: GrayText; } .chart-data, .chart-break { stroke: CanvasText; }`;

/** A CSS string: every sign but letters, digits and spaces escaped by its number, so that no name ends it. */
const cssString = (text: string): string =>
  `"${text.replaceAll(/[^\p{Letter}\p{Number} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
