/** A förbund for tests that do not go through the admin app. */
import {
  ForbundId,
  InsatsId,
  Installningsfil,
  installningsfilText,
  planOf,
  type Settings,
  type Sign,
  SignerKey,
  Startfil,
  startfilText,
  workingWording,
} from "../../packages/core/src/index.ts";
import {
  makeIdentity,
  makeSigningKey,
  ready,
  sign as signWith,
  toHex,
} from "../../packages/sealing/src/index.ts";

/** What a test needs of one: the key that opens its files, and a startfil. */
export interface ProvForbund {
  readonly identity: string;
  readonly startfil: string;
  readonly name: string;
  /** What devices seal to. */
  readonly recipient: string;
  /** A startfil for one more insats of the same förbund. */
  readonly startfilFor: (insats: string) => Promise<string>;
  /** An inställningsfil with these settings. */
  readonly settingsFile: (settings: Settings) => Promise<string>;
}

/** An invented provförbund and its startfil, made like the admin app makes one. */
export async function provForbund(): Promise<ProvForbund> {
  await ready;
  const { identity, recipient } = await makeIdentity();
  const key = makeSigningKey();
  const sign: Sign = (domain, bytes) => signWith(domain, bytes, key.seed);
  const forbund = { id: ForbundId.parse("ab".repeat(16)), name: "Samordningsförbundet Björken" };
  const startfilFor = (name: string) =>
    startfilText(
      Startfil.parse({
        format: "vifragar/startfil@1",
        prov: true,
        forbund,
        insats: { id: InsatsId.parse(toHex(new TextEncoder().encode(name.padEnd(16)).slice(0, 16))), name },
        instrument: workingWording.id,
        plan: planOf(workingWording).hash,
        calendar: "half",
        k: 5,
        recipients: [recipient],
        signer: SignerKey.parse(key.publicKey),
        expires: Math.floor(Date.now() / 86_400_000) + 30,
      }),
      sign,
    );
  const settingsFile = (settings: Settings) =>
    installningsfilText(
      Installningsfil.parse({
        format: "vifragar/settings@1",
        prov: true,
        forbund: forbund.id,
        signer: SignerKey.parse(key.publicKey),
        number: 1,
        settings,
      }),
      sign,
    );
  const startfil = await startfilFor("Nästa steg");
  return { identity, name: forbund.name, recipient, startfil, startfilFor, settingsFile };
}
