/**
 * The files that a simulated device hands in: anmälan, snapshots and täckningsfiler, exactly as the
 * app makes them. Simulated devices count for a provförbund alone, so no real one can ever take them.
 */

import { randomBytes } from "node:crypto";
import {
  anmalanText,
  coveragePlanOf,
  type Digest,
  handInsOf,
  Incarnation,
  type Instrument,
  partOf,
  planOf,
  SignerKey,
  type SimulatedDevice,
  type Startfil,
  type Tally,
} from "@vifragar/core";
import {
  encryptTo,
  makeSigningKey,
  ready,
  type SigningKey,
  type SnapshotDraft,
  sealSnapshot,
  sign,
  snapshotDigest,
  snapshotFileName,
  toHex,
  utf8,
} from "@vifragar/sealing";
import { RefusedError } from "./command.ts";

/** A file that has been made and not yet written. */
export interface MadeFile {
  readonly kind: "anmalan" | "tally" | "coverage";
  readonly name: string;
  readonly bytes: Uint8Array;
  /** False for a snapshot that a later one of the same period contains. */
  readonly final: boolean;
}

const FIRST = "0".repeat(64);

/**
 * Makes a device's files: it is enrolled with a startfil, counts, and hands in.
 *
 * @throws RefusedError for the startfil of a real förbund.
 */
export async function deviceFilesOf(
  device: SimulatedDevice,
  enrolled: { readonly startfil: Startfil; readonly digest: Digest; readonly instrument: Instrument },
): Promise<readonly MadeFile[]> {
  const { startfil, digest, instrument } = enrolled;
  if (!startfil.prov) throw new RefusedError("simulerade svar görs bara för ett provförbund");
  await ready;
  const key = makeSigningKey();
  const incarnation = toHex(randomBytes(16));
  const anmalan = await anmalanFile({ ...enrolled, digest }, { key, incarnation });
  const files: MadeFile[] = [anmalan];
  const coverage = coveragePlanOf(planOf(instrument));
  let previous = FIRST;
  for (const [at, handIn] of handInsOf(device, instrument, startfil.k).entries()) {
    const both = {
      tally: handIn.tally,
      // How many answered is told by the tally alone.
      coverage: { ...partOf(handIn.tally, planOf(instrument), coverage), forms: 0 },
    } as const;
    const before = previous;
    for (const kind of ["tally", "coverage"] as const) {
      const header: SnapshotDraft = {
        ...draftOf(kind, both[kind], startfil),
        incarnation,
        period: handIn.period,
        day: handIn.day,
        final: handIn.final,
        seq: at + 1,
        previous: before,
      };
      // Both files of a hand-in name the tally before them.
      if (kind === "tally")
        previous = snapshotDigest({ ...header, signer: key.publicKey }, both[kind].counts);
      files.push(await sealedFile(header, both[kind], { startfil, key }));
    }
  }
  return files;
}

async function sealedFile(
  header: SnapshotDraft,
  tally: Tally,
  { startfil, key }: { readonly startfil: Startfil; readonly key: SigningKey },
): Promise<MadeFile> {
  const sealed = { header, cells: tally.counts, seed: key.seed, recipients: startfil.recipients };
  const { kind, final } = header;
  return { kind, name: snapshotFileName(kind), bytes: await sealSnapshot(sealed), final };
}

async function anmalanFile(
  { startfil, digest }: { readonly startfil: Startfil; readonly digest: Digest },
  { key, incarnation }: { readonly key: SigningKey; readonly incarnation: string },
): Promise<MadeFile> {
  const text = await anmalanText(
    {
      format: "vifragar/anmalan@1",
      prov: startfil.prov,
      device: SignerKey.parse(key.publicKey),
      incarnation: Incarnation.parse(incarnation),
      insats: startfil.insats.id,
      startfil: digest,
    },
    (domain, message) => sign(domain, message, key.seed),
  );
  const name = `anmalan-${toHex(randomBytes(8))}.age`;
  return { kind: "anmalan", name, bytes: await encryptTo(startfil.recipients, utf8(text)), final: true };
}

const draftOf = (kind: "tally" | "coverage", tally: Tally, startfil: Startfil) => ({
  kind,
  plan: tally.plan,
  insats: startfil.insats.id,
  k: startfil.k,
  forms: tally.forms,
  correction: false,
  prov: startfil.prov,
});
