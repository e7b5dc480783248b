import {
  chartFileOf,
  chartSentence,
  fileNameOf,
  type Report,
  type ReportTable,
  svgFile,
} from "@vifragar/core";
import { saveFile } from "../ui/save-file.ts";
import { pngOf } from "./png-of.ts";

/** Saves a chart as a picture that carries its notices and where it is from. */
export function ChartFiles({ report, table }: { readonly report: Report; readonly table: ReportTable }) {
  const drawing = chartFileOf(report, table);
  const svg = svgFile(drawing, { title: table.caption, sentence: chartSentence(table) });
  const name = (ending: string) => fileNameOf(report, ending, table.id);
  return (
    <div className="admin-actions admin-no-print">
      <button
        type="button"
        className="admin-link"
        onClick={() => saveFile({ name: name("svg"), type: "image/svg+xml", content: svg })}
      >
        Spara diagrammet som SVG
      </button>
      <button
        type="button"
        className="admin-link"
        onClick={async () =>
          saveFile({ name: name("png"), type: "image/png", content: await pngOf(svg, drawing) })
        }
      >
        Spara diagrammet som PNG
      </button>
    </div>
  );
}
