/** Startfiler of an invented förbund, signed like real ones. */
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
} from "@vifragar/core";
import { makeIdentity, makeSigningKey, sign } from "@vifragar/sealing";
import { TODAY } from "./platform.ts";

export interface TestForbund {
  readonly identity: string;
  readonly startfil: Startfil;
  readonly text: string;
  /** Signs as the förbund does. */
  readonly sign: Sign;
}

/** A förbund's startfil and the key that opens what is sealed to it. `ready` of sealing must have resolved. */
export async function testStartfil(
  change: Partial<Pick<Startfil, "prov" | "expires">> & {
    readonly insats?: string;
    readonly forbund?: string;
    readonly forbundId?: string;
  } = {},
): Promise<TestForbund> {
  const { identity, recipient } = await makeIdentity();
  const key = makeSigningKey();
  const signIt: Sign = (domain, bytes) => sign(domain, bytes, key.seed);
  const startfil = Startfil.parse({
    format: "vifragar/startfil@1",
    prov: change.prov ?? false,
    forbund: {
      id: ForbundId.parse(change.forbundId ?? "ab".repeat(16)),
      name: change.forbund ?? "Samordningsförbundet Björken",
    },
    insats: { id: insatsIdFor(change.insats ?? "Nästa steg"), name: change.insats ?? "Nästa steg" },
    instrument: workingWording.id,
    plan: planOf(workingWording).hash,
    calendar: "half",
    k: 5,
    recipients: [recipient],
    signer: SignerKey.parse(key.publicKey),
    expires: change.expires ?? TODAY + 30,
  });
  return {
    identity,
    startfil,
    text: await startfilText(startfil, signIt),
    sign: signIt,
  };
}

/** An inställningsfil of that förbund, as a file that staff choose. */
export async function settingsFileOf(
  { startfil: { prov, forbund, signer }, sign: signIt }: TestForbund,
  settings: Settings,
  number = 1,
): Promise<File> {
  const content = { format: "vifragar/settings@1", prov, forbund: forbund.id, signer, number, settings };
  return new File([await installningsfilText(Installningsfil.parse(content), signIt)], "installningar.json");
}

const insatsIdFor = (name: string): InsatsId =>
  InsatsId.parse(
    [...name]
      .map((letter) => ((letter.codePointAt(0) ?? 0) % 256).toString(16).padStart(2, "0"))
      .join("")
      .padEnd(32, "0")
      .slice(0, 32),
  );
