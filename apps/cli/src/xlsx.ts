/** Sheets as an XLSX file, with typed cells and frozen headings. */
import type { Sheet, SheetCell } from "@vifragar/core";
import writeExcelFile from "write-excel-file/node";

/** The bytes of the file. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, widths, frozenRows, isText, rows }) => ({
    sheet: name,
    data: rows.map((row) => row.map((cell) => (isText ? textCellOf(cell, widths[0] ?? 100) : cellOf(cell)))),
    columns: widths.map((width) => ({ width })),
    ...(frozenRows > 0 && { stickyRowsCount: frozenRows }),
    ...(!isText && { orientation: "landscape" as const }),
  }));
  return writeExcelFile(written).toBuffer();
}

const LINE_POINTS = 15;

/** Not every program makes a row higher by itself when its text is broken, so the height is said. */
function textCellOf(cell: SheetCell, width: number) {
  const written = cellOf(cell);
  const lines = typeof written.value === "string" ? Math.ceil(written.value.length / (width * 1.1)) : 1;
  return {
    ...written,
    wrap: true,
    alignVertical: "top" as const,
    ...(lines > 1 && { height: lines * LINE_POINTS }),
  };
}

function cellOf(cell: SheetCell) {
  switch (cell.kind) {
    case "number":
      return { value: cell.number, type: Number };
    case "heading":
      return { value: cell.text, type: String, fontWeight: "bold" as const };
    case "text":
      return { value: cell.text, type: String };
    default:
      return cell satisfies never;
  }
}
