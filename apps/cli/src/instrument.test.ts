import { readFile, writeFile } from "node:fs/promises";
import { inventedInstrument, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { terminal } from "./testing/terminal.ts";

describe("vifragar instrument", () => {
  it("brings a form to FHIR and back, the same to the last word", async () => {
    const { vifragar, at } = terminal();
    await writeFile(at("form.json"), JSON.stringify(workingWording));

    const there = await vifragar("instrument", "--to-fhir", at("form.json"), "--out", at("fhir.json"));
    const back = await vifragar("instrument", "--from-fhir", at("fhir.json"), "--out", at("back.json"));
    const [before, after] = [
      await vifragar("instrument", "--check", at("form.json"), "--json"),
      await vifragar("instrument", "--check", at("fhir.json"), "--json"),
    ];

    expect([there.code, back.code, before.code]).toEqual([0, 0, 0]);
    expect(JSON.parse(await readFile(at("back.json"), "utf8"))).toEqual(workingWording);
    expect(JSON.parse(before.out)).toEqual(JSON.parse(after.out));
    expect(JSON.parse(before.out).words.split(" ")).toHaveLength(6);
  });

  it("tells each fault with its place, and each reason why a questionnaire cannot be counted", async () => {
    const { vifragar, at } = terminal();
    await writeFile(at("broken.json"), JSON.stringify({ ...inventedInstrument(5), ages: "alla" }));
    await writeFile(
      at("foreign.json"),
      JSON.stringify({
        resourceType: "Questionnaire",
        status: "active",
        language: "sv",
        item: [{ linkId: "1", type: "text", text: "Berätta" }],
      }),
    );

    const broken = await vifragar("instrument", "--check", at("broken.json"));
    const foreign = await vifragar("instrument", "--from-fhir", at("foreign.json"));
    const wrong = await vifragar("instrument");

    expect([broken.code, foreign.code, wrong.code]).toEqual([1, 1, 2]);
    expect(broken.err).toContain("Åldern (ages): ska vara adults eller 13-17.");
    expect(foreign.err).toContain("linkId 1: slaget text går inte att räkna");
  });
});
