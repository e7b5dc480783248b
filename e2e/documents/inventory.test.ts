/**
 * What is kept and what travels, field by field, from the schemas that the code itself reads with.
 *
 * A new field changes the document, and a new field with free text fails until somebody has said what stands
 * in it. Run with `-u` after a change, and read what it wrote.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  GivenKvitto,
  IssuedStartfil,
  StoredSnapshot,
  WaitingAnmalan,
} from "../../apps/admin/src/book/records.ts";
import { DeviceSettings } from "../../apps/admin/src/device-settings/device-settings.ts";
import { Forbund } from "../../apps/admin/src/forbund/forbund.ts";
import { StoredForms } from "../../apps/admin/src/forms/forms.ts";
import { Insats } from "../../apps/admin/src/insatser/insats.ts";
import { ShelvedFile } from "../../apps/admin/src/lead/shelf.ts";
import { StoredRelease } from "../../apps/admin/src/release/stored-release.ts";
import { Reporting } from "../../apps/admin/src/report/reporting.ts";
import { ReceivedRelease, TrustedSigner } from "../../apps/admin/src/trust/received-release.ts";
import { SentSum } from "../../apps/admin/src/upwards/sent-sum.ts";
import {
  Anmalan,
  Instrument,
  Kvitto,
  planOf,
  ReleaseContent,
  Roster,
  Settings,
  Startfil,
  Tackningsrapport,
  workingWording,
} from "../../packages/core/src/index.ts";
import { root } from "../../scripts/paths.mjs";

interface Kept {
  readonly name: string;
  readonly where: string;
  readonly schema: unknown;
  /** What stands in each field that takes free text, by its path. */
  readonly free: Readonly<Record<string, string>>;
  /** Parts that stand here under a name of their own, by their path. */
  readonly parts?: Readonly<Record<string, string>>;
}

const SETTINGS = "Inställningar till enheterna";
const FORM = "Formulärfil";
const LOCKED = "låst på förbundets eller NNS dator";
const NAME_OF_FORBUND = "förbundets namn";
const NAME_OF_INSATS = "insatsens namn";

const kept: readonly Kept[] = [
  {
    name: "Startfil",
    where: "fil, från förbundet till enheten; sparas låst på enheten",
    schema: Startfil,
    free: { "forbund.name": NAME_OF_FORBUND, "insats.name": NAME_OF_INSATS },
  },
  { name: "Anmälan", where: "förseglad fil, från enheten till förbundet", schema: Anmalan, free: {} },
  {
    name: "Kvitto",
    where: "fil, från förbundet till enheterna",
    schema: Kvitto,
    free: { "forbund.name": NAME_OF_FORBUND },
  },
  {
    name: SETTINGS,
    where: "fil, från förbundet till enheterna; sparas låst på enheten",
    schema: Settings,
    free: {},
  },
  {
    name: "Täckningsrapport",
    where: "fil, från förbundet till insatsledaren",
    schema: Tackningsrapport,
    free: { "forbund.name": NAME_OF_FORBUND, "insats.name": NAME_OF_INSATS },
  },
  { name: FORM, where: "fil, innehåller frågorna och inga svar", schema: Instrument, free: {} },
  { name: "Släppt tabell", where: "fil, offentlig", schema: ReleaseContent, free: {} },
  {
    name: "Förbundets uppgifter",
    where: LOCKED,
    schema: Forbund,
    free: { name: NAME_OF_FORBUND },
  },
  { name: "Insats", where: LOCKED, schema: Insats, free: { name: NAME_OF_INSATS } },
  { name: "Enheter som räknar", where: LOCKED, schema: Roster, free: {} },
  {
    name: "Inlämnad räkning",
    where:
      "huvudet och täckningens tal låst på förbundets dator; svarens tal ligger kvar i den förseglade filen tills perioden är stängd",
    schema: StoredSnapshot,
    free: {},
  },
  {
    name: "Utlämnad startfil",
    where: LOCKED,
    schema: IssuedStartfil,
    free: {},
  },
  { name: "Anmälan som väntar", where: LOCKED, schema: WaitingAnmalan, free: {} },
  { name: "Kvitto som har lämnats", where: LOCKED, schema: GivenKvitto, free: {} },
  {
    name: "Vad enheterna senast har fått",
    where: LOCKED,
    schema: DeviceSettings,
    free: {},
    parts: { settings: SETTINGS, "given.settings": SETTINGS },
  },
  {
    name: "Formulär och när de gäller",
    where: LOCKED,
    schema: StoredForms,
    free: {},
    parts: { "[].instrument": FORM },
  },
  { name: "Period som är släppt", where: LOCKED, schema: StoredRelease, free: {} },
  { name: "Rapporter som har gjorts", where: LOCKED, schema: Reporting, free: {} },
  { name: "Andras släppta tabeller", where: LOCKED, schema: ReceivedRelease, free: {} },
  { name: "Vems tabeller som tas emot", where: LOCKED, schema: TrustedSigner, free: {} },
  { name: "Summa som är lämnad till NNS", where: LOCKED, schema: SentSum, free: {} },
  {
    name: "Insatsledarens hylla",
    where: "i webbläsaren på insatsledarens dator; filerna är signerade och visar bara släppta tal",
    schema: ShelvedFile,
    free: {},
  },
];

interface Field {
  readonly path: string;
  readonly kind: string;
  readonly isFree: boolean;
}

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly $ref?: string;
}

// zod belongs to core, and to nothing in this folder.
const z: { readonly toJSONSchema: (type: unknown, options: object) => JsonSchema } = createRequire(
  join(root, "packages/core/package.json"),
)("zod/mini");

/** The fields of a record, with those parts left out that stand under a name of their own. */
const ownFields = ({ schema, parts = {} }: Kept): readonly Field[] =>
  fieldsOf(schemaOf(schema)).filter(
    ({ path }) => !Object.keys(parts).some((part) => path.startsWith(`${part}.`)),
  );

const schemaOf = (type: unknown): JsonSchema =>
  z.toJSONSchema(type, { unrepresentable: "any", io: "input", reused: "inline" });

function fieldsOf(schema: JsonSchema, path = ""): readonly Field[] {
  const options = schema.anyOf ?? schema.oneOf;
  if (options) {
    const found = options.flatMap((option) => fieldsOf(option, path)).filter(({ kind }) => kind !== "inget");
    return found.filter((field, at) => found.findIndex((other) => other.path === field.path) === at);
  }
  const below = (name: string) => (path === "" ? name : `${path}.${name}`);
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, field]) => fieldsOf(field, below(name)));
  if (schema.items) return fieldsOf(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === "object")
    return fieldsOf(schema.additionalProperties, below("…"));
  return [{ path, kind: kindOf(schema), isFree: isFree(schema) }];
}

const isFree = ({ type, enum: oneOf, const: fixed, pattern }: JsonSchema): boolean =>
  type === "string" && oneOf === undefined && fixed === undefined && pattern === undefined;

function kindOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return `alltid \`${String(schema.const)}\``;
  if (schema.enum) return `ett av: ${schema.enum.join(", ")}`;
  if (schema.type === "boolean") return "ja eller nej";
  if (schema.type === "null") return "inget";
  if (schema.type === "integer" || schema.type === "number") return "heltal";
  if (schema.pattern) return "tecken i bestämd form (nyckel, kontrollsumma, nummer, månad)";
  if (schema.type === "string")
    return `text${schema.maxLength === undefined ? "" : `, högst ${schema.maxLength} tecken`}`;
  return "sammansatt";
}

/** Fields that take free text and hold nothing that is written about a person. */
const allowedFree: Readonly<Record<string, string>> = {
  "Kvitto: succeeds.recipients[]": "förbundets nycklar",
  "Inställningar till enheterna: support.local[].name": "namnet på en stödverksamhet",
  "Inställningar till enheterna: support.local[].for": "vem stödet är för",
  "Inställningar till enheterna: support.local[].number": "stödverksamhetens telefonnummer",
  "Inställningar till enheterna: support.local[].hours": "öppettider",
  "Inställningar till enheterna: support.local[].source": "var uppgifterna är hämtade",
  "Inställningar till enheterna: duty.text": "förbundets text om anmälan",
  "Inställningar till enheterna: routine.text": "förbundets rutin",
  "Formulärfil: name.…": "formulärets namn på varje språk",
  "Formulärfil: licence": "formulärets villkor",
  "Formulärfil: owner": "vem som äger formuläret",
  "Formulärfil: notice.…": "påpekande om formuläret",
  "Formulärfil: questions[].legend.…": "frågan",
  "Formulärfil: questions[].hint.…": "förklaring till frågan",
  "Formulärfil: questions[].audio.…": "namn på en ljudfil",
  "Formulärfil: questions[].image": "namn på en bildfil",
  "Formulärfil: optionLabels.….…": "svarsalternativet på varje språk",
  "Släppt tabell: collector.name": "förbundets eller NNS namn",
  "Släppt tabell: tables[].subject.name": "insatsens eller förbundets namn",
  "Släppt tabell: tables[].subject.members[].name": "insatser som är sammanlagda",
  "Släppt tabell: tables[].keys[]": "vilka tal tabellen har, i programmets namn",
  "Släppt tabell: cells.relations[].total": "vilket tal som är summan, i programmets namn",
  "Släppt tabell: cells.relations[].parts[]": "vilka tal som är delarna, i programmets namn",
  "Släppt tabell: cells.cells[].id": "vilket tal det är, i programmets namn",
  "Släppt tabell: cells.bases.…": "vilket tal som är nämnaren, i programmets namn",
  "Förbundets uppgifter: remarks[]": "förbundets egna anmärkningar till rapporten",
  "Förbundets uppgifter: merged[]": "vilka perioder som är sammanlagda",
  "Period som är släppt: period": "perioden",
  "Period som är släppt: merged[]": "perioder som är sammanlagda",
  "Period som är släppt: correction.replaced[].file": "den signerade tabellen som är rättad",
  "Period som är släppt: file": "den signerade tabellen, som alla får se",
  "Period som är släppt: insatsFiles.…": "insatsens del av den",
  "Rapporter som har gjorts: layout.name": "vad rapportmallen heter",
  "Rapporter som har gjorts: layout.columns[].number": "vilket tal kolumnen har, i programmets namn",
  "Rapporter som har gjorts: layout.columns[].text": "kolumnens rubrik",
  "Rapporter som har gjorts: layout.numbers[].number": "vilket tal det är, i programmets namn",
  "Rapporter som har gjorts: made[].file": "namnet på filen som gjordes",
  "Andras släppta tabeller: collector.name": "förbundets eller NNS namn",
  "Andras släppta tabeller: period": "perioden",
  "Andras släppta tabeller: own.id": "vems tabell det är, ett slumpat nummer",
  "Andras släppta tabeller: own.name": "förbundets eller NNS namn",
  "Andras släppta tabeller: insatser[].id": "vilken insats, ett slumpat nummer",
  "Andras släppta tabeller: insatser[].name": "insatsens namn",
  "Vems tabeller som tas emot: name": "förbundets eller NNS namn",
  "Summa som är lämnad till NNS: period": "perioden",
  "Summa som är lämnad till NNS: files[]": "namnen på de förseglade filerna",
  "Insatsledarens hylla: text": "den signerade filen som den är, med bara släppta tal",
  "Insats: owner": "organisationen som driver insatsen",
  "Enheter som räknar: devices[].label": "enhetens namn, som förbundet väljer; skriv inte personalens namn",
};

const meaningOf = ({ name, free }: Kept, { path }: Field): string | undefined =>
  free[path] ?? allowedFree[`${name}: ${path}`];

/** The schemas that the förbund's records are read with, by their names in the code. */
const readWith = (source: string): readonly string[] =>
  [...source.matchAll(/\b(?:read|all)\(vault, [^,]+, (?:z\.array\()?([A-Z]\w+)/g)].map(
    ([, name = ""]) => name,
  );

describe("the inventory", () => {
  it("has every record that a förbund or NNS keeps", () => {
    const records = readWith(readFileSync(join(root, "apps/admin/src/book/records.ts"), "utf8"));
    const here = readFileSync(fileURLToPath(import.meta.url), "utf8");

    expect(records.length).toBeGreaterThan(10);
    expect(records.filter((name) => !here.includes(`schema: ${name}`))).toEqual([]);
  });

  it("says of every field with free text what stands in it", () => {
    const unsaid = kept.flatMap((one) =>
      ownFields(one)
        .filter((field) => field.isFree && meaningOf(one, field) === undefined)
        .map(({ path }) => `${one.name}: ${path}`),
    );

    expect(unsaid).toEqual([]);
  });

  it("has no field for a name, a number or a time of a person who is asked", () => {
    const paths = kept.flatMap(({ schema }) => fieldsOf(schemaOf(schema)).map(({ path }) => path));

    expect(
      paths.filter((path) =>
        /(person(?!al)|deltagare|participantId|birth|email|phone|clock|time(stamp)?)$/i.test(path),
      ),
    ).toEqual([]);
  });

  it("stands in the papers for the data protection officer", async () => {
    await expect(document()).toMatchFileSnapshot(join(root, "docs/for-dso/datainventering.md"));
  });
});

function document(): string {
  const row = (path: string, what: string) => `| \`${path}\` | ${what} |\n`;
  const table = (one: Kept) => {
    const own = ownFields(one).map((field) => {
      const meaning = meaningOf(one, field);
      return row(field.path, `${field.kind}${meaning === undefined ? "" : ` – ${meaning}`}`);
    });
    const parts = Object.entries(one.parts ?? {}).map(([path, name]) => row(path, `se *${name}*`));
    return `## ${one.name}\n\nFinns: ${one.where}.\n\n| fält | vad |\n|---|---|\n${[...own, ...parts].join("")}`;
  };
  const cells = planOf(workingWording).cells;
  const count = (kind: string) => cells.filter((cell) => cell.kind === kind).length;
  return `# Vad som finns var

Skrivet av ett program ur de scheman som koden läser med, så att det inte kan glömma ett fält. Den enda platsen för fri text är de fält som har en förklaring; inget av dem fylls i av eller om den som får frågorna.

## Enhetens räkning

Finns: låst på enheten, i en post för varje period, med ny nyckel vid varje ändring; och i den förseglade filen \`tal-….age\`. Innehållet är ${cells.length} heltal, desamma för alla enheter med samma formulär, vad någon än har svarat:

| | antal tal |
|---|---|
| svar, uppdelade på först tillfrågad eller tillfrågad i annan insats, och på kvinnor+, män+ och *annat* | ${count("answer")} |
| hur många som fick frågorna, och varför inte | ${count("process")} |
| uppföljning, som inte hör ihop med något svar | ${count("follow-up")} |

Dessutom i filens huvud: insatsens slumpade nummer, enhetens nyckel, period, löpnummer, dag (inte klockslag). Hela bilden: [snapshot.md](../formats/snapshot.md). Vad som ligger på enheten byte för byte: [vault.md](../formats/vault.md).

## Den som svarar, innan svaren är räknade

Finns: i sidans minne. När surfplattan är överlämnad också en rad på enheten, förseglad till en nyckel som öppnas först vid nästa upplåsning ([hand-over.md](../formats/hand-over.md)): ett bidrag, eller svaren om deltagaren har valt att visa dem.

${kept.map(table).join("\n")}`;
}
