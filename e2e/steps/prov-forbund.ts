/** A förbund for tests that do not go through the admin app. */
import {
  ForbundId,
  InsatsId,
  planOf,
  SignerKey,
  Startfil,
  startfilText,
  workingWording,
} from "../../packages/core/src/index.ts";
import { makeIdentity, makeSigningKey, ready, sign } from "../../packages/sealing/src/index.ts";

/** What a test needs of one: the key that opens its files, and a startfil. */
export interface ProvForbund {
  readonly identity: string;
  readonly startfil: string;
  readonly name: string;
  /** What devices seal to. */
  readonly recipient: string;
}

/** An invented provförbund and its startfil, made like the admin app makes one. */
export async function provForbund(): Promise<ProvForbund> {
  await ready;
  const { identity, recipient } = await makeIdentity();
  const key = makeSigningKey();
  const content = Startfil.parse({
    format: "vifragar/startfil@1",
    prov: true,
    forbund: { id: ForbundId.parse("ab".repeat(16)), name: "Samordningsförbundet Björken" },
    insats: { id: InsatsId.parse("cd".repeat(16)), name: "Nästa steg" },
    instrument: workingWording.id,
    plan: planOf(workingWording).hash,
    calendar: "half",
    k: 5,
    recipients: [recipient],
    signer: SignerKey.parse(key.publicKey),
    expires: Math.floor(Date.now() / 86_400_000) + 30,
  });
  return {
    identity,
    name: content.forbund.name,
    recipient,
    startfil: await startfilText(content, (domain, bytes) => sign(domain, bytes, key.seed)),
  };
}
