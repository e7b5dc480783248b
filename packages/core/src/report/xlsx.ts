/** Sheets as an XLSX file with typed cells, frozen headings and its language said: the same in browser and program. */
import { escaped } from "./escaped.ts";
import type { Sheet, SheetCell } from "./sheets.ts";

/** @returns The bytes of the file. */
export async function xlsxOf(sheets: readonly Sheet[], title: string): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when somebody asks for a file, and not with the page.
  const { default: writeExcelFile } = await import("write-excel-file/universal");
  const written = sheets.map(({ name, widths, frozenRows, isText, rows }) => ({
    sheet: name,
    data: rows.map((row) => row.map((cell) => (isText ? textCellOf(cell, widths[0] ?? 100) : cellOf(cell)))),
    columns: widths.map((width) => ({ width })),
    ...(frozenRows > 0 && { stickyRowsCount: frozenRows }),
    ...(!isText && { orientation: "landscape" as const }),
  }));
  const file = await writeExcelFile(written, { features: [propertiesOf(title)] }).toBlob();
  return new Uint8Array(await file.arrayBuffer());
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

const PROPERTIES = "docProps/core.xml";

/**
 * Title and language, which a screen reader needs to read the sheets in Swedish. No author, no clock.
 *
 * Source: ECMA-376 part 2, 11 (core properties).
 */
const propertiesOf = (title: string) => ({
  files: {
    write: {
      files: () => ({
        [PROPERTIES]: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>sv-SE</dc:language></cp:coreProperties>`,
      }),
    },
    transform: {
      "[Content_Types].xml": {
        insert: () =>
          `<Override PartName="/${PROPERTIES}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
      },
      "_rels/.rels": {
        insert: () =>
          `<Relationship Id="rIdProperties" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="${PROPERTIES}"/>`,
      },
    },
  },
});
