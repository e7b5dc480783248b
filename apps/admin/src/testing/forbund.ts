/** A förbund for tests, with devices whose files are sealed and signed as real ones are. */
import {
  anmalanText,
  type Calendar,
  coveragePlanOf,
  type Day,
  type Digest,
  dayOf,
  handInsOf,
  Incarnation,
  InsatsId,
  type Period,
  parseSimulatedYear,
  partOf,
  planOf,
  SignerKey,
  simulateForms,
  type Tally,
  termOn,
  workingWording,
} from "@vifragar/core";
import {
  encryptTo,
  makeSigningKey,
  type SnapshotDraft,
  sealSnapshot,
  sign,
  snapshotDigest,
} from "@vifragar/sealing";
import description from "../../../../data/stockholm-2020.json" with { type: "json" };
import type { Book } from "../book/book.ts";
import { type Keeper, keeperOf } from "../book/keeper.ts";
import { createForbund } from "../forbund/create-forbund.ts";
import type { ChosenFile } from "../imports/import-files.ts";
import { withInsats } from "../insatser/change-insatser.ts";
import type { Insats } from "../insatser/insats.ts";
import { makeStartfil, withStartfil } from "../insatser/startfil.ts";
import { randomHex } from "../ui/random-hex.ts";
import { type FakeVault, fakeVault } from "./fake-vault.ts";

export const plan = planOf(workingWording);
export const coveragePlan = coveragePlanOf(plan);
export const plans = [plan, coveragePlan] as const;

/** A day on which the first half of 2026 is over and the second runs. */
export const today: Day = dayOf(2026, 9, 1);
export const ended: Period = { year: 2026, kind: "half", index: 1 };
export const running: Period = { year: 2026, kind: "half", index: 2 };

export interface TestForbund {
  readonly vault: FakeVault;
  readonly keeper: Keeper;
}

/** A new förbund without insatser; or NNS without förbund. */
export async function testForbund({
  prov = false,
  level = "forbund",
  name = "Samordningsförbundet Exempel",
  calendar = "half",
}: {
  readonly prov?: boolean;
  readonly level?: "forbund" | "nation";
  readonly name?: string;
  readonly calendar?: Calendar;
} = {}): Promise<TestForbund> {
  const vault = fakeVault({ prov });
  await vault.create({ passphrase: "" });
  const choices = {
    level,
    name,
    prov,
    calendar,
    k: 5,
  };
  const { book } = await createForbund(vault, choices, workingWording);
  return { vault, keeper: keeperOf(vault, book) };
}

/** Registers an insats that began in 2026, and makes a startfil to it. */
export async function addInsats(
  { vault, keeper }: TestForbund,
  name: string,
): Promise<{ readonly id: Insats["id"]; readonly startfil: Digest; readonly startfilText: string }> {
  const id = InsatsId.parse(randomHex(16));
  const basics = { name, direction: "individ", owner: "", starts: dayOf(2026, 1, 1), ends: null } as const;
  const book = await keeper.change((before) => withInsats(before, id, basics));
  const made = await makeStartfil(book, insatsIn(book, id), {
    term: termOn(book.forms, today),
    sign: (domain, message) => vault.sign(domain, message),
    today,
  });
  await keeper.change((before) => withStartfil(before, made.issued));
  return { id, startfil: made.issued.digest, startfilText: made.text };
}

/** A device that counts for one insats. Its files come in the order they are asked for. */
export interface TestDevice {
  readonly signer: SignerKey;
  readonly incarnation: Incarnation;
  /** A copy that goes on by itself from here, as a cloned tablet does. */
  readonly clone: () => TestDevice;
  readonly anmalan: () => Promise<ChosenFile>;
  readonly handIn: (what: {
    readonly tally: Tally;
    readonly period: Period;
    readonly final?: boolean;
    readonly day?: Day;
  }) => Promise<{ readonly tally: ChosenFile; readonly coverage: ChosenFile }>;
}

/** @param to - Whose recipients it seals to, and whether it is for trying things out. */
export function testDevice(
  insats: Insats["id"],
  startfil: Digest,
  to: Pick<Book["forbund"], "recipient" | "recoveryRecipient" | "prov">,
): TestDevice {
  const { seed, publicKey } = makeSigningKey();
  const signer = SignerKey.parse(publicKey);
  const incarnation = Incarnation.parse(randomHex(16));
  return deviceFrom({ seed, signer, incarnation, insats, startfil, to }, 0, "0".repeat(64));
}

interface DeviceKeys {
  readonly seed: Uint8Array;
  readonly signer: SignerKey;
  readonly incarnation: Incarnation;
  readonly insats: Insats["id"];
  readonly startfil: Digest;
  readonly to: Pick<Book["forbund"], "recipient" | "recoveryRecipient" | "prov">;
}

function deviceFrom(keys: DeviceKeys, lastSeq: number, last: string): TestDevice {
  const { seed, signer, incarnation, insats, startfil, to } = keys;
  const recipients = [to.recipient, to.recoveryRecipient];
  let seq = lastSeq;
  let previous = last;
  return {
    signer,
    incarnation,
    clone: () => deviceFrom(keys, seq, previous),
    anmalan: async () => {
      const content = {
        format: "vifragar/anmalan@1",
        prov: to.prov,
        device: signer,
        incarnation,
        insats,
        startfil,
      } as const;
      const text = await anmalanText(content, (domain, message) => sign(domain, message, seed));
      return fileOf("anmalan-1.age", await encryptTo(recipients, new TextEncoder().encode(text)));
    },
    handIn: async ({ tally, period, final = true, day = today }) => {
      seq += 1;
      const common = {
        insats,
        incarnation,
        period,
        seq,
        previous,
        day,
        k: 5,
        final,
        correction: false,
      };
      const header: SnapshotDraft = {
        ...common,
        prov: to.prov,
        kind: "tally",
        plan: plan.hash,
        forms: tally.forms,
      };
      const about: SnapshotDraft = { ...header, kind: "coverage", plan: coveragePlan.hash, forms: 0 };
      const cells = partOf(tally, plan, coveragePlan).counts;
      previous = snapshotDigest({ ...header, signer }, tally.counts);
      return {
        tally: fileOf(
          `tal-${seq}.age`,
          await sealSnapshot({ header, cells: tally.counts, seed, recipients }),
        ),
        coverage: fileOf(
          `tackning-${seq}.age`,
          await sealSnapshot({ header: about, cells, seed, recipients }),
        ),
      };
    },
  };
}

/** A file as the browser gives it. */
export const fileOf = (name: string, content: Uint8Array | string): ChosenFile => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, arrayBuffer: async () => bytes.slice().buffer };
};

/** A tally of so many simulated forms. */
export function tallyOf(forms: number, seed = 1, period: Period = ended): Tally {
  const parsed = parseSimulatedYear(description);
  if (!parsed.ok) throw new Error("the demo year is no description of a year");
  const { assumptions } = parsed.value;
  const [device] = simulateForms({
    insats: "A",
    devices: 1,
    forms,
    seed,
    period,
    assumptions,
    instrument: workingWording,
  });
  const last = device && handInsOf(device, workingWording, 5).at(-1);
  if (last === undefined) throw new Error("nothing was simulated");
  return last.tally;
}

/** The insats of an id. */
export function insatsIn(book: Book, id: Insats["id"]): Insats {
  const found = book.insatser.find((insats) => insats.id === id);
  if (found === undefined) throw new Error("the book has no such insats");
  return found;
}

/** The approved device of a name. */
export function deviceCalled(book: Book, label: string): Book["roster"]["devices"][number] {
  const found = book.roster.devices.find((device) => device.label === label);
  if (found === undefined) throw new Error("the book has no such device");
  return found;
}
