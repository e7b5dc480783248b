import { fingerprintWords, fromHex } from "@vifragar/sealing";
import { type Command, isOn, needed, optional, repeated, type Typed, UsageError } from "../command.ts";
import {
  type ForbundKey,
  makeForbundKey,
  readForbundKey,
  successorOf,
  writeForbundKey,
  writeIdentity,
} from "../forbund-key.ts";

export const keygen: Command = {
  name: "keygen",
  summary: "Gör nycklar för ett förbund",
  help: `
vifragar keygen --name NAMN --out NYCKELFIL [--prov] [--identity FIL] [--recovery age1…]
vifragar keygen --succeeds GAMMAL_NYCKELFIL --out NYCKELFIL

Gör ett förbunds nycklar: en som öppnar svarsfiler (age) och en som skriver under (Ed25519).
Nyckelfilen är hemlig och kan inte ersättas. Den skrivs aldrig över en fil som finns.

Med --succeeds byter ett förbund nycklar. Gör sedan nya startfiler: enheterna tar dem utan att orden
jämförs igen, för den gamla nyckeln går i god för den nya. Filer som redan är låsta går att öppna som förut.

  --name NAMN       förbundets namn
  --out FIL         dit nyckelfilen skrivs
  --prov            ett provförbund: allt märks PROV, och riktiga förbund nekar dess filer
  --identity FIL    skriv också den öppnande nyckeln ensam, som kommandot age läser den
  --recovery age1…  en till som allt låses för, till exempel en utskriven reservnyckel (högst två)
  --succeeds FIL    den nyckelfil som byts ut; namn, prov och reservnycklar följer med
  --json            skriv ut det som inte är hemligt som JSON
`,
  options: {
    name: { type: "string" },
    out: { type: "string" },
    prov: { type: "boolean" },
    identity: { type: "string" },
    recovery: { type: "string", multiple: true },
    succeeds: { type: "string" },
    json: { type: "boolean" },
  },
  takesFiles: false,
  async run(typed, io) {
    const out = needed(typed, "out");
    const key = await keyFor(typed);
    await writeForbundKey(out, key);
    const identity = optional(typed, "identity");
    if (identity !== undefined) await writeIdentity(identity, key);
    const { prov, forbund, recipient, signer } = key;
    if (isOn(typed, "json")) {
      io.out(JSON.stringify({ prov, forbund, recipient, signer }));
      return 0;
    }
    io.out(`Nyckelfil: ${out}${prov ? " (PROV)" : ""}. Förvara den som en hemlighet.`);
    io.out(`Låser upp: ${recipient}`);
    io.out(`Skriver under: ${fingerprintWords(fromHex(signer, 32)).join(" ")}`);
    return 0;
  },
};

async function keyFor(typed: Typed): Promise<ForbundKey> {
  const old = optional(typed, "succeeds");
  const recovery = repeated(typed, "recovery");
  if (old === undefined)
    return makeForbundKey({ name: needed(typed, "name"), prov: isOn(typed, "prov"), recovery });
  if (optional(typed, "name") !== undefined || isOn(typed, "prov"))
    throw new UsageError("--name och --prov följer med från den gamla nyckelfilen");
  return successorOf(await readForbundKey(old), recovery);
}
