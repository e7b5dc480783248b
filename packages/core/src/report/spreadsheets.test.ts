/** What spreadsheets make of our files: the parts of the XLSX, and LibreOffice itself where it is installed. */
import { execFileSync } from "node:child_process";
import { accessSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { csvOf } from "./csv.ts";
import { sheetsOf } from "./sheets.ts";
import { reportWith } from "./testing.ts";
import { xlsxOf } from "./xlsx.ts";

const report = reportWith({ notices: ["SIMULERADE SVAR"] });

describe("xlsxOf", () => {
  it("writes typed numbers, hidden cells as text, frozen headings and the language", async () => {
    const parts = unzipSync(await xlsxOf(sheetsOf(report), report.title));
    const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const names = [...text("xl/workbook.xml").matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
      ([, name]) => name,
    );

    expect(names).toEqual(["Läs mig", "Svar", "Uppdelning kön", "Uppföljning"]);
    expect(text("xl/worksheets/sheet2.xml")).toMatch(/<c r="E3"(?![^>]*t="s")[^>]*><v>38<\/v>/);
    expect(text("xl/worksheets/sheet2.xml")).toContain('state="frozen"');
    expect(text("xl/worksheets/sheet2.xml")).toMatch(/<col [^>]*width="/);
    expect(text("xl/sharedStrings.xml")).toContain("··");
    expect(text("docProps/core.xml")).toContain("<dc:language>sv-SE</dc:language>");
    expect(text("_rels/.rels")).toContain('Target="docProps/core.xml"');
  });
});

/** Where LibreOffice lies, if it does. */
const soffice = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "soffice"))
  .find(isThere);

function isThere(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}

/** What stands in the cells of a file that LibreOffice has opened: numbers as numbers. */
function openedByLibreOffice(name: string, content: string | Uint8Array, filter: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "vifragar-"));
  try {
    writeFileSync(join(folder, name), content);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const options = [
      "--headless",
      "--norestore",
      profile,
      ...filter,
      "--convert-to",
      "fods",
      "--outdir",
      folder,
    ];
    execFileSync(soffice ?? "soffice", [...options, join(folder, name)], { stdio: "ignore" });
    return rowsIn(readFileSync(join(folder, name.replace(/\w+$/, "fods")), "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsIn(fods: string): readonly (readonly (string | number)[])[] {
  return fods.split("<table:table-row").map((row) =>
    [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].map(
      ([, about = "", content = ""]) => {
        const value = /office:value="([^"]+)"/.exec(about)?.[1];
        return value === undefined ? content.replaceAll(/<[^>]+>/g, "").trim() : Number(value);
      },
    ),
  );
}

describe.skipIf(soffice === undefined)("LibreOffice (skipped where soffice is not installed)", () => {
  const wanted = report.facts.filter(({ level }) => level === "forbund");

  it("opens the XLSX with the right numbers", { timeout: 240_000 }, async () => {
    const rows = openedByLibreOffice("a.xlsx", await xlsxOf(sheetsOf(report), report.title), []);

    for (const { key, breakdown, count } of wanted) {
      const row = rows.find((cells) => cells[2] === key && cells[3] === breakdown);
      expect([key, breakdown, row?.[4]]).toEqual([key, breakdown, count ?? "··"]);
    }
  });

  it("opens the CSV with the right numbers, letters and statuses", { timeout: 240_000 }, () => {
    // What its dialog proposes for the file: semicolons (59), quotes (34), UTF-8 (76), from the first row.
    const rows = openedByLibreOffice("b.csv", csvOf(report), ["--infilter=CSV:59,34,76,1"]);

    for (const { question, key, breakdown, count, status } of wanted) {
      const row = rows.find((cells) => cells[4] === key && cells[5] === breakdown);
      expect(row?.slice(3, 8)).toEqual([question, key, breakdown, count ?? "", status]);
    }
  });
});
