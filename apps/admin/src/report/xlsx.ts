/** The report as an Excel file with typed numbers, written in the browser. */
import type { Report, Sheet, SheetCell } from "@vifragar/core";
import { sheetsOf } from "@vifragar/core";
import type { SheetData } from "write-excel-file/browser";

type ExcelCell = Exclude<SheetData[number][number], string | number | boolean | Date | null | undefined>;

/** An Excel file (.xlsx) of the report: *Läs mig*, *Svar*, *Uppdelning kön*, *Uppföljning*. */
export async function xlsxOf(report: Report): Promise<Blob> {
  // Loaded when somebody asks for a file, and not with the page.
  const { default: writeXlsxFile } = await import("write-excel-file/browser");
  return writeXlsxFile(sheetsOf(report).map(excelSheet)).toBlob();
}

function excelSheet({ name, widths, frozenRows, rows }: Sheet) {
  return {
    sheet: name,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: frozenRows,
    data: rows.map((row) => row.map(excelCell)),
  };
}

function excelCell(cell: SheetCell): ExcelCell {
  switch (cell.kind) {
    case "number":
      return { value: cell.number, type: Number };
    case "heading":
      return { value: cell.text, type: String, fontWeight: "bold" };
    case "text":
      return { value: cell.text, type: String };
    default:
      return cell satisfies never;
  }
}
