/** A device that a test holds in its hand: it can be cloned, be late, lie, and be turned off. */
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  anmalanText,
  coveragePlanOf,
  digestOf,
  Incarnation,
  type Period,
  partOf,
  planOf,
  SignerKey,
  type Startfil,
  type Tally,
  workingWording,
} from "@vifragar/core";
import {
  encryptTo,
  makeSigningKey,
  type SigningKey,
  sealSnapshot,
  sign,
  snapshotDigest,
  toHex,
  utf8,
} from "@vifragar/sealing";

export const plan = planOf(workingWording);
const coveragePlan = coveragePlanOf(plan);

/** What a device knows of itself. A clone of it is a copy of this. */
export interface Device {
  readonly key: SigningKey;
  readonly incarnation: Incarnation;
  readonly seq: number;
  readonly previous: string;
}

export const newDevice = (): Device => ({
  key: makeSigningKey(),
  incarnation: Incarnation.parse(toHex(randomBytes(16))),
  seq: 0,
  previous: "0".repeat(64),
});

/** A possible tally: so many women who answered no to everything, and as many men who said no to being asked. */
export function plainTally(forms: number, declined = 0): Tally {
  const counts = plan.cells.map((cell) => {
    if (cell.kind === "process") {
      if (cell.group === "woman" && cell.measure === "asked") return forms;
      return cell.group === "man" && (cell.measure === "asked" || cell.measure === "declined") ? declined : 0;
    }
    if (cell.kind !== "answer" || cell.stratum !== "first" || cell.group !== "woman") return 0;
    const { measure } = cell;
    return measure.kind === "base" || (measure.kind === "answer" && measure.answer === "none") ? forms : 0;
  });
  return { plan: plan.hash, forms, counts };
}

export interface HandIn {
  readonly tally: Tally;
  readonly period: Period;
  readonly day: number;
  readonly final?: boolean;
}

/** Files by name, and the device after it has made them. */
export interface Made {
  readonly device: Device;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Both files of a hand-in, as the app makes them. */
export async function handIn(device: Device, startfil: Startfil, what: HandIn): Promise<Made> {
  const { key, incarnation } = device;
  const { tally, period, day, final = true } = what;
  const seq = device.seq + 1;
  const common = {
    insats: startfil.insats.id,
    incarnation,
    period,
    seq,
    previous: device.previous,
    day,
    k: startfil.k,
    final,
    correction: false,
    prov: startfil.prov,
  };
  const sealed = { seed: key.seed, recipients: startfil.recipients };
  const header = { ...common, kind: "tally", plan: tally.plan, forms: tally.forms } as const;
  const coverage = { ...common, kind: "coverage", plan: coveragePlan.hash, forms: 0 } as const;
  const id = randomBytes(6).toString("hex");
  return {
    device: { ...device, seq, previous: snapshotDigest({ ...header, signer: key.publicKey }, tally.counts) },
    files: new Map([
      [`tal-${id}.age`, await sealSnapshot({ ...sealed, header, cells: tally.counts })],
      [
        `tackning-${id}.age`,
        await sealSnapshot({
          ...sealed,
          header: coverage,
          cells: partOf(tally, plan, coveragePlan).counts,
        }),
      ],
    ]),
  };
}

/** The file with which a device asks to be counted. */
export async function anmalan({ key, incarnation }: Device, startfil: Startfil): Promise<Uint8Array> {
  const content = {
    format: "vifragar/anmalan@1",
    prov: startfil.prov,
    device: SignerKey.parse(key.publicKey),
    incarnation,
    insats: startfil.insats.id,
    startfil: digestOf(startfil),
  } as const;
  const text = await anmalanText(content, (domain, message) => sign(domain, message, key.seed));
  return encryptTo(startfil.recipients, utf8(text));
}

/** Writes files to a folder that is there. */
export function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
}
