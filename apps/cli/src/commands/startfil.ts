import { Calendar, digestOf, InsatsId, isoDateOf, parseIsoDate } from "@vifragar/core";
import { fingerprintWords, fromHex } from "@vifragar/sealing";
import { readInstrument, saveCollector } from "../collector-folder.ts";
import {
  type Command,
  isOn,
  needed,
  optional,
  repeated,
  type Typed,
  UsageError,
  wholeNumber,
} from "../command.ts";
import {
  collectorIn,
  parseParticipants,
  signedStartfil,
  startfilOf,
  vouchedFor,
  withInsats,
  withStartfil,
} from "../enrol.ts";
import { readForbundKey } from "../forbund-key.ts";
import { writeWhole } from "../whole-file.ts";

/** How long a startfil may wait to be taken, unless said: 60 days. */
const VALID_DAYS = 60;

export const startfil: Command = {
  name: "startfil",
  summary: "Registrera en insats och gör dess startfil",
  help: `
vifragar startfil --key NYCKELFIL --dir MAPP --insats NAMN --out FIL
                  [--participants 2020=44,64,0]… [--calendar half] [--k 5] [--expires DATUM]
vifragar startfil --key NNS-NYCKELFIL --dir MAPP --forbund ID --insats FÖRBUNDETS_NAMN --out FIL

Registrerar insatsen i samlingsmappen och gör en underskriven startfil för dess enheter.
Jämför de sex orden med enheten, med rösten, innan den godkänns. Har förbundet bytt nycklar
(vifragar keygen --succeeds) går den gamla nyckeln i god för den nya i startfilen.

Det andra är för NNS: en startfil för ett förbund, som lämnar in med vifragar uppat.

  --key FIL            förbundets nyckelfil
  --dir MAPP           förbundets samlingsmapp; den görs om den inte finns
  --insats NAMN        insatsens namn
  --forbund ID         för NNS: förbundets id, 32 tecken, som vifragar uppat --id skriver ut
  --out FIL            dit startfilen skrivs
  --participants P=K,M,Ö  deltagare i en period: kvinnor, män, övriga; får ges flera gånger
  --calendar SLAG      year, half, tertial eller quarter; väljs för hela året (half)
  --k ANTAL            minsta grupp, 3–10 (5)
  --expires DATUM      sista dag att ta startfilen, till exempel 2027-01-31 (${VALID_DAYS} dagar)
  --instrument FIL     ett annat formulär än arbetsformuleringen
  --json               skriv ut innehållet som JSON
`,
  options: {
    key: { type: "string" },
    dir: { type: "string" },
    insats: { type: "string" },
    forbund: { type: "string" },
    out: { type: "string" },
    participants: { type: "string", multiple: true },
    calendar: { type: "string" },
    k: { type: "string" },
    expires: { type: "string" },
    instrument: { type: "string" },
    json: { type: "boolean" },
  },
  takesFiles: false,
  async run(typed, io) {
    const [out, name, dir] = [needed(typed, "out"), needed(typed, "insats"), needed(typed, "dir")];
    const participants = parseParticipants(repeated(typed, "participants"));
    const expires = expiryIn(typed, io.today);
    const calendar = calendarIn(typed);
    const k =
      optional(typed, "k") === undefined
        ? undefined
        : wholeNumber(typed, "k", { min: 3, max: 10, otherwise: 5 });
    const path = optional(typed, "instrument");
    const instrument = path === undefined ? undefined : await readInstrument(path);
    const key = await readForbundKey(needed(typed, "key"));
    const id = forbundIn(typed);
    const before = await collectorIn(dir, key, { calendar, k, instrument, isNation: id !== undefined });
    const { collector, insats } = withInsats(before, name, { participants, ...(id && { id }) });
    const content = await vouchedFor(startfilOf(collector, insats, expires), key);
    const file = await signedStartfil(content, key);
    await saveCollector(withStartfil(collector, content));
    await writeWhole(out, file);
    if (isOn(typed, "json")) {
      io.out(JSON.stringify(content));
      return 0;
    }
    io.out(`Startfil: ${out}${key.prov ? " (PROV)" : ""}, gäller till ${isoDateOf(expires)}`);
    io.out(`Ord: ${fingerprintWords(fromHex(digestOf(content), 32)).join(" ")}`);
    return 0;
  },
};

function expiryIn(typed: Typed, today: number): number {
  const text = optional(typed, "expires");
  if (text === undefined) return today + VALID_DAYS;
  const day = parseIsoDate(text);
  if (day === undefined)
    throw new UsageError(`--expires: "${text}" är inget datum; skriv till exempel 2027-01-31`);
  return day;
}

/** At NNS a förbund stands where an insats does elsewhere. */
function forbundIn(typed: Typed): InsatsId | undefined {
  const text = optional(typed, "forbund");
  if (text === undefined) return undefined;
  const id = InsatsId.safeParse(text);
  if (!id.success) throw new UsageError("--forbund: ett förbunds id är 32 hexadecimala tecken");
  return id.data;
}

function calendarIn(typed: Typed): Calendar | undefined {
  const text = optional(typed, "calendar");
  if (text === undefined) return undefined;
  const calendar = Calendar.safeParse(text);
  if (!calendar.success)
    throw new UsageError(`--calendar: "${text}" är inte year, half, tertial eller quarter`);
  return calendar.data;
}
