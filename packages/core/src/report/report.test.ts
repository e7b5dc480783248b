import { describe, expect, it } from "vitest";
import { inventedInstrument } from "../instruments/invented.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { csvOf, fileNameOf } from "./csv.ts";
import { htmlOf } from "./html.ts";
import { jsonOf } from "./json.ts";
import type { Report } from "./report.ts";
import { sheetsOf } from "./sheets.ts";
import { reportWith, tablesOf } from "./testing.ts";
import { indicatorName, placesOf } from "./wording-sv.ts";

const section = (report: Report, id: string) => report.sections.find((one) => one.id === id);
const sentences = (report: Report, id: string) =>
  section(report, id)?.blocks.flatMap((block) => ("text" in block ? [block.text] : [])) ?? [];

describe("reportOf", () => {
  it("leads with who was asked, before any answer", () => {
    const report = reportWith();

    expect(report.sections[0]?.id).toBe("tillfragade");
    expect(sentences(report, "tillfragade")[0]).toBe("42 av 57 deltagare fick frågorna (74\u00a0%).");
    expect(sentences(report, "tillfragade")).toContain(
      "15 fick inte frågorna: Vi var inte ensamma 6 · Andra skäl 9.",
    );
  });

  it("says how many have been subjected to violence, with the line that high shares are usual", () => {
    const told = sentences(reportWith(), "utsatt");

    expect(told[0]).toBe("27 av 38 (71\u00a0%) har varit med om minst en av de tre.");
    expect(told[1]).toContain("Det betyder att frågorna når fram, inte att något är fel.");
  });

  it.for([
    [5, "De fem frågorna", "Utsatt för våld (fråga 1–3)", "fråga 3", "de tre"],
    [9, "De nio frågorna", "Utsatt för våld (fråga 1–5)", "fråga 4", "de fem"],
  ] as const)("speaks of %s questions where the form has so many, and of those that are its own", (form) => {
    const [count, questions, exposure, alone, among] = form;
    const report = reportWith({ instrument: inventedInstrument(count) });

    expect(section(report, "fragor")?.heading).toBe(questions);
    expect(section(report, "utsatt")?.heading).toBe(exposure);
    expect(sentences(report, "utsatt")[0]).toContain(`minst en av ${among}.`);
    const block = section(report, "fragor")?.blocks[0];
    expect(block?.kind === "table" && block.table.notes).toContain(
      `Egna frågor i det här formuläret: ${alone}. De jämförs inte med andra formulär.`,
    );
    expect(JSON.stringify(report)).not.toMatch(/sju frågor/i);
  });

  it("names the questions that a sum over several is made of by where they stand in this form", () => {
    const nine = inventedInstrument(9);

    expect(
      ["exposed", "ongoing", "childhood", "later", "used"].map((name) => indicatorName(name, nine)),
    ).toEqual([
      "Utsatt för våld: minst en av fråga 1–5",
      "Utsatt för våld nu: minst en av fråga 1–4",
      "Våld under barndomen: fråga 1–3 som barn, eller fråga 6",
      "Utsatt för våld som vuxen: fråga 1–4",
      "Eget våld mot någon nära: fråga 9",
    ]);
    expect(placesOf(nine, ({ code }) => ["physical", "fear", "used"].includes(code))).toBe(
      "fråga 2, 7 och 9",
    );
    expect(placesOf(nine, () => false)).toBe("");
  });

  it("leaves out what a form does not ask about", () => {
    const instrument = { ...workingWording, questions: workingWording.questions.slice(3) };

    expect(section(reportWith({ instrument }), "utsatt")).toBeUndefined();
  });

  it("puts what is not to be added up under headings of its own", () => {
    const block = section(reportWith(), "fragor")?.blocks[0];
    const rows = block?.kind === "table" ? block.table.rows : [];

    expect(rows.map(({ group }) => group)).toEqual([
      "Utsatt för våld",
      "Utsatt för våld",
      "Utsatt för våld",
      "Upplevt som barn",
      "Rädsla",
      "Barn",
      "Eget våld",
    ]);
  });

  it("gives no percentage where fewer than 20 answered", () => {
    const report = reportWith();
    const block = section(report, "kon")?.blocks[0];
    const psychological = block?.kind === "table" ? block.table.rows[0]?.cells.map((cell) => cell?.text) : [];

    expect(psychological).toEqual(["15 av 24 (63\u00a0%)", "7 av 14"]);
  });

  it("says that sex cannot be shown when the tables do not have it", () => {
    const { forbund: table } = tablesOf({ forbund: { "all/base": 12, "all/exposed": 6 } });

    expect(sentences(reportWith({ table }), "kon")).toEqual(["För få svar för att visa kön."]);
  });

  it("marks trial figures and wording that is not validated on the report itself", () => {
    expect(reportWith({ notices: ["SIMULERADE SVAR"] }, true).notices).toEqual([
      "SIMULERADE SVAR",
      "PROV: siffrorna är på låtsas",
      "ARBETSFORMULERING – inte FOV, inte validerad",
    ]);
  });

  it("prints neither 0 nor a sign where nobody answered", () => {
    const { facts } = reportWith();
    const empty = facts.find(({ insats, key }) => insats === "=2+3" && key === "exposed");

    expect(empty).toMatchObject({ status: "inget underlag", count: undefined });
  });
});

describe("csvOf", () => {
  const text = csvOf(reportWith({ notices: ["SIMULERADE SVAR"] }));
  const lines = text.split("\r\n");

  it("begins with a byte order mark and the columns agreed on", () => {
    expect(lines[0]).toBe(
      "\ufeffFörbund;Insats;Period;Fråga;Nyckel;Uppdelning;Antal;Status;Nämnare;Formulär",
    );
  });

  it("leaves the number of a hidden cell empty and says that it is hidden", () => {
    expect(text).toContain("Eget våld mot någon nära: Ja, någon gång;used/any;Alla;;skyddad;38;");
  });

  it("makes a name that a spreadsheet would run into text", () => {
    expect(text).toContain(";'=2+3;");
    expect(text).not.toMatch(/(^|;)[=+\-@]/m);
  });

  it("ends every line with CRLF and holds no space that is not a plain one", () => {
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n\u00a0\u202f\u2212]/);
  });
});

describe("fileNameOf", () => {
  it("has no word in it that tells what the file is about", () => {
    const name = fileNameOf(
      { forbund: "Stoppa våldet i Åre", subject: "Stoppa våldet i Åre", periodKey: "2026-H2" },
      "csv",
    );

    expect(name).toBe("vi-fragar_stoppa-i-are_2026-H2.csv");
  });
});

describe("sheetsOf", () => {
  it("gives the four sheets, with numbers as numbers and hidden cells as text", () => {
    const sheets = sheetsOf(reportWith());
    const row = sheets[1]?.rows.find((cells) =>
      cells.some((cell) => "text" in cell && cell.text === "used/any"),
    );

    expect(sheets.map(({ name }) => name)).toEqual(["Läs mig", "Svar", "Uppdelning kön", "Uppföljning"]);
    expect(row?.[4]).toEqual({ kind: "text", text: "··" });
    expect(row?.[6]).toEqual({ kind: "number", number: 38 });
  });
});

describe("htmlOf", () => {
  const report = reportWith({ notices: ["SIMULERADE <b>SVAR</b>"], forbund: 'A"><script>x</script>' });
  const html = htmlOf(report);

  it("lets no name become markup", () => {
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<b>");
    expect(html).toContain("SIMULERADE &lt;b&gt;SVAR");
  });

  it("keeps names inside their strings in the style sheet", () => {
    const style = html.slice(html.indexOf("<style>"), html.indexOf("</style>"));

    expect(style).not.toContain("</b>");
    expect(style).toContain("SIMULERADE \\3c b");
  });

  it("says to a screen reader what the sign for hidden means", () => {
    expect(html).toContain(
      '<span aria-hidden="true">··</span><span class="spoken">skyddad, visas inte</span>',
    );
  });

  it("draws every hidden bar with the same length", () => {
    const widths = [...html.matchAll(/<rect class="chart-hidden"[^>]*width="(\d+)"/g)].map(
      (found) => found[1],
    );

    expect(new Set(widths)).toEqual(new Set(["60"]));
  });
});

describe("jsonOf", () => {
  it("names its format and can be read back", () => {
    const report = reportWith();

    expect(JSON.parse(jsonOf(report))).toMatchObject({
      format: "vifragar/report@1",
      report: { subject: "Förbundet A" },
    });
  });
});
