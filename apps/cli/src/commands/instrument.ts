import {
  brokenInvariants,
  type Instrument,
  instrumentHashOf,
  instrumentOfQuestionnaire,
  isComparable,
  LanguageTag,
  planOf,
  questionnaireOf,
  textIn,
} from "@vifragar/core";
import { fingerprintWords, fromHex, ready } from "@vifragar/sealing";
import { readInstrument } from "../collector-folder.ts";
import { type Command, type Io, isOn, optional, RefusedError, type Typed, UsageError } from "../command.ts";
import { jsonIn, writeWhole } from "../whole-file.ts";

const MOST_BYTES = 4_000_000;
const SWEDISH = LanguageTag.parse("sv");

export const instrument: Command = {
  name: "instrument",
  summary: "Kontrollera ett formulär, och gör om det till och från FHIR",
  help: `
vifragar instrument --check FIL [--json]
vifragar instrument --to-fhir FIL [--out FIL]
vifragar instrument --from-fhir FIL [--out FIL]

Det första kontrollerar en formulärfil (vifragar/instrument@1) eller ett FHIR-formulär: varje fel med
platsen i filen, och annars de sex ord som förbundet, enheterna och papperet ska visa.
De andra gör om mellan formulärfilen och HL7 FHIR R4 Questionnaire. Inget av det som formulärfilen
säger går förlorat. Ett FHIR-formulär som inte går att räkna avvisas, med skälen.

  --check FIL        kontrollera filen
  --to-fhir FIL      gör ett FHIR-formulär av formulärfilen
  --from-fhir FIL    gör en formulärfil av FHIR-formuläret
  --out FIL          dit resultatet skrivs; annars skrivs det ut
  --json             skriv ut kontrollen som JSON
`,
  options: {
    check: { type: "string" },
    "to-fhir": { type: "string" },
    "from-fhir": { type: "string" },
    out: { type: "string" },
    json: { type: "boolean" },
  },
  takesFiles: false,
  async run(typed, io) {
    await ready;
    const [check, to, from] = ["check", "to-fhir", "from-fhir"].map((name) => optional(typed, name));
    if ([check, to, from].filter((path) => path !== undefined).length !== 1) {
      throw new UsageError("ange en av --check, --to-fhir och --from-fhir");
    }
    if (check !== undefined) return tell(await eitherKind(check, io), typed, io);
    if (to !== undefined) return write(questionnaireOf(await readInstrument(to)), typed, io);
    return write(await fromFhir(from ?? "", io), typed, io);
  },
};

async function fromFhir(path: string, io: Io): Promise<Instrument> {
  const raw = await jsonIn(path, MOST_BYTES);
  const read = instrumentOfQuestionnaire(raw);
  if (!read.ok) throw new RefusedError(`${path} går inte att använda:\n  ${read.problems.join("\n  ")}`);
  for (const { key, text } of brokenInvariants(raw as Readonly<Record<string, unknown>>)) {
    io.err(`Obs: ${text} (HL7 ${key}).`);
  }
  if (read.leftOut.length > 0) io.err(`Obs: följer inte med: ${read.leftOut.join(", ")}.`);
  return read.value;
}

/** A file of either kind, judged by its content. */
async function eitherKind(path: string, io: Io): Promise<Instrument> {
  const raw = await jsonIn(path, MOST_BYTES).catch(() => undefined);
  const isFhir =
    typeof raw === "object" && raw !== null && "resourceType" in raw && raw.resourceType === "Questionnaire";
  return isFhir ? fromFhir(path, io) : readInstrument(path);
}

async function write(content: unknown, typed: Typed, io: Io): Promise<0> {
  const text = JSON.stringify(content, null, 2);
  const out = optional(typed, "out");
  if (out === undefined) io.out(text);
  else {
    await writeWhole(out, `${text}\n`);
    io.out(out);
  }
  return 0;
}

function tell(found: Instrument, typed: Typed, io: Io): 0 {
  const hash = instrumentHashOf(found);
  const words = fingerprintWords(fromHex(hash, 32)).join(" ");
  if (isOn(typed, "json")) {
    const { id, validated, questions, approvedLanguages: languages } = found;
    io.out(
      JSON.stringify({
        id,
        validated,
        hash,
        words,
        plan: planOf(found).hash,
        languages,
        questions: questions.map((question) => ({
          code: question.code,
          type: question.type,
          comparable: isComparable(question),
        })),
      }),
    );
    return 0;
  }
  io.out(`${textIn(found.name, SWEDISH, found)} (${found.id})`);
  io.out(found.validated ? "Validerat" : `Inte validerat: ${textIn(found.notice, SWEDISH, found)}`);
  io.out(`Språk: ${found.approvedLanguages.join(", ")}`);
  for (const [at, question] of found.questions.entries()) {
    const remark = isComparable(question) ? "" : ", jämförs inte med andra formulär";
    io.out(
      `${at + 1}. ${question.code} (${question.type}${remark}): ${textIn(question.legend, SWEDISH, found)}`,
    );
  }
  io.out(`Ord: ${words}`);
  io.out(`Kontrolltal: ${hash.slice(0, 16)}…`);
  return 0;
}
