/** No promise without proof (UX-90). Run with `-u` after a change, and read what it wrote. */
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../fingerprint.mjs";
import { root } from "../paths.mjs";
import { aboutTheLock, noPromises, type Promised, toForbund, toParticipants, toStaff } from "./promises.ts";

/** Where all texts of the participant's form, the staff app and the lock stand. */
const catalogues = [
  "packages/form/src/texts/sv.ts",
  "apps/intake/src/texts",
  "packages/vault/src/screens/texts.ts",
  "packages/enrolment/src/texts-sv.ts",
];

/** Words that a promise can hardly do without. A sentence with one of them is a promise, or is said to be none. */
const SOUNDS_LIKE_A_PROMISE =
  /(?<!\p{L})(ingen|inga|inget|ingenting|aldrig|inte spar\p{L}*|sparas|försvinner|bara|räknas|räknade|raderas?|borta|låsta?|låses|öppnas|rensas|finns kvar|ligger kvar|lika stora|alltid|frivilligt|sex siffror)(?!\p{L})/iu;

const chapters: readonly [heading: string, promised: readonly Promised[]][] = [
  ["Till den som svarar", toParticipants],
  ["Till personalen", toStaff],
  ["Om låset", aboutTheLock],
  ["Till förbundet", toForbund],
];
const all = chapters.flatMap(([, promised]) => promised);

const squeezed = (text: string) => text.replaceAll(/\s+/g, " ");

function sentencesIn(file: string): readonly string[] {
  const literals = /"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
  return [...readFileSync(file, "utf8").matchAll(literals)]
    .map(([, quoted, template]) => (quoted ?? template ?? "").replaceAll(/\$\{[^}]*\}/g, "…"))
    .flatMap((text) => text.split(/(?<=[.?])\s+|\n/));
}

const said = catalogues
  .flatMap(filesBelow)
  .filter((file) => !file.includes(".test."))
  .flatMap(sentencesIn);

const pages = ["apps", "packages"]
  .flatMap(filesBelow)
  .filter((file) => /\.(tsx?|html)$/.test(file) && !file.includes(".test."))
  .map((file) => squeezed(readFileSync(file, "utf8")));

const tests = ["apps", "packages", "e2e", "scripts"]
  .flatMap(filesBelow)
  .filter((file) => /\.test(-d)?\.tsx?$/.test(file))
  .map((file) => ({ file: relative(root, file), text: readFileSync(file, "utf8") }));

/** The file that a proof is in, relative to the root; nothing when there is none. */
const placeOf = (proof: string): string | undefined =>
  proof.endsWith(".md")
    ? [join("docs", proof)].find((file) => existsSync(join(root, file)))
    : tests.find(({ text }) =>
        [`"${proof}"`, `"${proof}`, `\`${proof}`].some((title) => text.includes(title)),
      )?.file;

describe("what the texts promise", () => {
  it("is said somewhere, word for word", () => {
    const gone = all.filter(({ says }) => !said.includes(says) && !pages.some((page) => page.includes(says)));

    expect(gone.map(({ says }) => says)).toEqual([]);
  });

  it("has a proof, and each proof is there", () => {
    expect(all.filter(({ proof }) => proof.length === 0)).toEqual([]);
    expect(all.flatMap(({ proof }) => proof).filter((proof) => placeOf(proof) === undefined)).toEqual([]);
  });

  it("is all listed: a sentence that sounds like a promise is one, or is said to be none", () => {
    const known = new Set([...all.map(({ says }) => says), ...noPromises]);
    const unlisted = said.filter((sentence) => SOUNDS_LIKE_A_PROMISE.test(sentence) && !known.has(sentence));

    expect([...new Set(unlisted)]).toEqual([]);
  });

  it("keeps no sentence as harmless that nobody says any more", () => {
    expect(noPromises.filter((sentence) => !said.includes(sentence))).toEqual([]);
  });

  it("stands in the papers for the data protection officer", async () => {
    await expect(document()).toMatchFileSnapshot(join(root, "docs/for-dso/loften.md"));
  });
});

function document(): string {
  const proofText = (proof: string) => {
    const place = placeOf(proof) ?? "";
    return proof.endsWith(".md") ? `[beslut](../${proof})` : `${proof} ([test](../../${place}))`;
  };
  const rows = (promised: readonly Promised[]) =>
    promised.map(({ says, proof }) => `| ${says} | ${proof.map(proofText).join("<br>")} |\n`).join("");
  return `# Löften och bevis

Varje mening i formuläret, i *Sju frågor* och i låset som lovar något, ord för ord, och det test som fälls när löftet bryts. Testernas namn är på engelska, som koden. Listan skrivs av ett program ur \`scripts/documents/promises.ts\`. En mening som låter som ett löfte utan att stå här fäller bygget, och det gör ett bevis som inte längre finns.

Att ett test finns betyder att det som står är prövat i de webbläsare som [vi provar](../for-it/webblasare.md), inte att det är omöjligt att bryta. Vad som *inte* lovas står i [hotmodellen](../threat-model.md).

${chapters.map(([heading, promised]) => `## ${heading}\n\n| löfte | bevis |\n|---|---|\n${rows(promised)}`).join("\n")}`;
}
