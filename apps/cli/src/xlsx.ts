/** Sheets as an XLSX file, with typed cells and frozen headings. */
import type { Sheet, SheetCell } from "@vifragar/core";
import writeExcelFile from "write-excel-file/node";

/** The bytes of the file. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, widths, frozenRows, rows }) => ({
    sheet: name,
    data: rows.map((row) => row.map(cellOf)),
    columns: widths.map((width) => ({ width })),
    ...(frozenRows > 0 && { stickyRowsCount: frozenRows }),
    ...(name === "Läs mig" ? {} : { orientation: "landscape" as const }),
  }));
  return writeExcelFile(written).toBuffer();
}

function cellOf(cell: SheetCell) {
  switch (cell.kind) {
    case "number":
      return { value: cell.number, type: Number };
    case "heading":
      return { value: cell.text, type: String, fontWeight: "bold" as const, wrap: true };
    case "text":
      return { value: cell.text, type: String, wrap: true };
    default:
      return cell satisfies never;
  }
}
