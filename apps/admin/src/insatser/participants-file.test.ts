import { InsatsId } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import type { Insats } from "./insats.ts";
import { parseParticipants, participantsTemplate, tableIssueText, textOfTable } from "./participants-file.ts";

const insats = (index: number, name: string): Insats => ({
  id: InsatsId.parse(String(index).padStart(32, "0")),
  name,
  direction: "individ",
  owner: "",
  starts: 0,
  ends: null,
  participants: {},
});
const mia = insats(1, "MIA Vidare");
const team = insats(2, "FINSAM-teamen");
const insatser = [mia, team];

const textsOf = (text: string): readonly string[] => {
  const parsed = parseParticipants(text, insatser);
  return parsed.ok ? [] : parsed.issues.map(tableIssueText);
};

describe("parseParticipants", () => {
  it("reads a group for each row, with 0 for groups that are not there", () => {
    const parsed = parseParticipants(
      "Insats;Grupp;Antal\nMIA Vidare;Kvinnor;32\nMIA Vidare;Män;30\n",
      insatser,
    );

    expect(parsed).toEqual({ ok: true, value: new Map([[mia.id, { woman: 32, man: 30, other: 0 }]]) });
  });

  it("names row and column when a count is no number", () => {
    const empty = Array.from({ length: 12 }, () => "\n").join("");

    expect(textsOf(`Insats;Grupp;Antal${empty}\nMIA Vidare;Kvinnor;ca 20\n`)).toEqual([
      "Rad 14, kolumn Antal: 'ca 20' är inte ett tal.",
    ]);
  });

  it("tells of every row that is wrong, and takes nothing in", () => {
    expect(textsOf("Insats;Grupp;Antal\nOkänd;Kvinnor;1\nMIA Vidare;Barn;2\nMIA Vidare;Män;-3\n")).toEqual([
      "Rad 2, kolumn Insats: 'Okänd' finns inte bland insatserna.",
      "Rad 3, kolumn Grupp: 'Barn' är ingen grupp. Skriv Kvinnor, Män, Annat eller uppgift saknas, eller Totalt.",
      "Rad 4, kolumn Antal: '-3' är inte ett tal.",
    ]);
  });

  it("refuses a total that its parts do not add up to", () => {
    const rows = "MIA Vidare;Kvinnor;44\nMIA Vidare;Män;63\nMIA Vidare;Totalt;108";

    expect(textsOf(`Insats;Grupp;Antal\n${rows}\n`)).toEqual([
      "Rad 4, kolumn Antal: totalt är 108 för MIA Vidare, men delarna blir 107.",
    ]);
  });

  it("refuses a group that stands twice for one insats", () => {
    expect(textsOf("Insats;Grupp;Antal\nMIA Vidare;Män;1\nMIA Vidare;Man;2\n")).toEqual([
      "Rad 3: MIA Vidare, Man finns redan högre upp.",
    ]);
  });

  it("names the columns that are missing", () => {
    expect(textsOf("Insats;Kön;Antal\nMIA Vidare;Män;1\n")).toEqual([
      "Kolumnen Grupp saknas. Kolumnerna ska heta Insats, Grupp, Antal.",
    ]);
  });

  it("reads commas, tabs, a byte order mark and spaces between thousands", () => {
    const expected = { ok: true, value: new Map([[mia.id, { woman: 0, man: 1234, other: 0 }]]) };

    expect(parseParticipants("\uFEFFInsats,Grupp,Antal\nMIA Vidare,Män,1 234\n", insatser)).toEqual(expected);
    expect(parseParticipants("Insats\tGrupp\tAntal\nMIA Vidare\tMän\t1\u00A0234\n", insatser)).toEqual(
      expected,
    );
  });

  it("says that an empty table is empty", () => {
    expect(textsOf("")).toEqual(["Tabellen är tom."]);
  });
});

describe("textOfTable", () => {
  it("reads what older Excel saves, where the bytes are not UTF-8", () => {
    expect(textOfTable(Uint8Array.from([0x4d, 0xe4, 0x6e]))).toBe("Män");
    expect(textOfTable(new TextEncoder().encode("Män"))).toBe("Män");
  });
});

describe("participantsTemplate", () => {
  it("is a table that can be read once its numbers are filled in", () => {
    const filled = participantsTemplate(insatser).replaceAll(
      /;(Totalt|[^;\r\n]+);\r\n/g,
      (_, group: string) => `;${group};${group === "Totalt" ? 3 : 1}\r\n`,
    );

    const parsed = parseParticipants(filled, insatser);

    expect(parsed).toEqual({
      ok: true,
      value: new Map([team, mia].map(({ id }) => [id, { woman: 1, man: 1, other: 1 }])),
    });
  });

  it("does not let a spreadsheet run the name of an insats", () => {
    expect(participantsTemplate([insats(3, "=HYPERLINK(1)")])).toContain("'=HYPERLINK(1)");
  });
});
