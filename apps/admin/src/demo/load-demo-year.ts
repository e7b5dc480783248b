/**
 * The demo year: Stockholm 2020 with simulated answers, through the same doors as real ones.
 *
 * Devices are made with keys of their own, their counts are signed and sealed in this browser and then
 * imported as files. Only a provförbund can take it, and from then on everything says SIMULERADE SVAR.
 */
import {
  contradictedTotals,
  coveragePlanOf,
  type Day,
  dayOf,
  handInsOf,
  Incarnation,
  InsatsId,
  type Instrument,
  parseSimulatedYear,
  partOf,
  periodKey,
  planOf,
  SignerKey,
  type SimulatedDevice,
  type SimulatedYear,
  simulateYear,
} from "@vifragar/core";
import {
  MOST_SEALED_BYTES,
  makeSigningKey,
  type SnapshotDraft,
  sealSnapshot,
  snapshotDigest,
  snapshotFileName,
} from "@vifragar/sealing";
import type { Vault } from "@vifragar/vault";
import type { Book } from "../book/book.ts";
import type { Keeper } from "../book/keeper.ts";
import { recipientsOf } from "../forbund/forbund.ts";
import { type ChosenFile, importFiles } from "../imports/import-files.ts";
import type { ImportLine } from "../imports/take-in.ts";
import type { Insats } from "../insatser/insats.ts";
import { randomHex } from "../ui/random-hex.ts";

/** What the demo needs of the open förbund. */
export interface DemoPlace {
  readonly vault: Pick<Vault, "decrypt">;
  readonly keeper: Keeper;
  readonly instrument: Instrument;
  readonly today: Day;
  readonly onProgress: (text: string, done: number, of: number) => void;
}

/** A simulated device with the keys that a real one would have made itself. */
interface KeyedDevice {
  readonly simulated: SimulatedDevice;
  readonly insats: Insats["id"];
  readonly seed: Uint8Array;
  readonly signer: string;
  readonly incarnation: string;
}

/**
 * Loads the year: registers its insatser and devices, makes their files and imports them.
 *
 * @throws RangeError in a real förbund, and where the description is no description of a year.
 */
export async function loadDemoYear(description: unknown, place: DemoPlace): Promise<readonly ImportLine[]> {
  const parsed = parseSimulatedYear(description);
  if (!parsed.ok || !place.keeper.current().forbund.prov)
    throw new RangeError("the demo year cannot be loaded here");
  const year = parsed.value;
  const idByName = new Map(year.insatser.map(({ name }) => [name, InsatsId.parse(randomHex(16))]));
  const devices = simulateYear(year, place.instrument).flatMap((simulated): readonly KeyedDevice[] => {
    const insats = idByName.get(simulated.insats);
    if (insats === undefined) return [];
    const { seed, publicKey } = makeSigningKey();
    return [{ simulated, insats, seed, signer: publicKey, incarnation: randomHex(16) }];
  });
  await place.keeper.change((book) => withYear(book, year, { idByName, devices }));
  const files = await sealedFiles(devices, place);
  return importFiles(files, {
    ...place,
    plans: [planOf(place.instrument), coveragePlanOf(planOf(place.instrument))],
    onProgress: (done) => place.onProgress("Läser in enheternas filer", done, files.length),
  });
}

function withYear(
  book: Book,
  year: SimulatedYear,
  {
    idByName,
    devices,
  }: { readonly idByName: ReadonlyMap<string, Insats["id"]>; readonly devices: readonly KeyedDevice[] },
): Book {
  const whole = { year: year.year, kind: "year", index: 1 } as const;
  const insatser = year.insatser.flatMap(({ name, participants }): readonly Insats[] => {
    const id = idByName.get(name);
    if (id === undefined) return [];
    const starts = dayOf(year.year, 1, 1);
    return [
      {
        id,
        name,
        direction: "individ",
        owner: "",
        starts,
        ends: dayOf(year.year, 12, 31),
        participants: { [periodKey(whole)]: participants },
      },
    ];
  });
  const rostered = devices.map(({ simulated, insats, signer, incarnation }) => ({
    signer: SignerKey.parse(signer),
    incarnation: Incarnation.parse(incarnation),
    insatser: [insats],
    label: simulated.label,
    acceptUntilSeq: null,
  }));
  return {
    ...book,
    forbund: { ...book.forbund, simulated: true, calendar: year.calendar, remarks: remarksOn(year) },
    insatser: [...book.insatser, ...insatser],
    roster: {
      ...book.roster,
      number: book.roster.number + 1,
      devices: [...book.roster.devices, ...rostered],
    },
  };
}

/** What the reports must say of the source: where it is from, and where it contradicts itself. */
function remarksOn(year: SimulatedYear): readonly string[] {
  const { source } = year;
  return [
    `Svaren är simulerade. Antalet deltagare kommer från ${source.title}, ${source.publisher}.`,
    ...contradictedTotals(year).map(
      ({ what, stated, sum, parts }) =>
        `Källans egen summa går inte ihop: ${what} anges till ${stated}, men delarna blir ${sum} (${parts
          .map(({ what: part, count }) => `${part} ${count}`)
          .join(", ")}).`,
    ),
  ];
}

async function sealedFiles(
  devices: readonly KeyedDevice[],
  place: DemoPlace,
): Promise<readonly ChosenFile[]> {
  const files: ChosenFile[] = [];
  let done = 0;
  for (const device of devices) {
    files.push(...(await filesOf(device, place)));
    done += 1;
    place.onProgress("Låser enheternas filer", done, devices.length);
  }
  return files;
}

async function filesOf(
  device: KeyedDevice,
  { keeper, instrument }: DemoPlace,
): Promise<readonly ChosenFile[]> {
  const { forbund } = keeper.current();
  const plan = planOf(instrument);
  const coveragePlan = coveragePlanOf(plan);
  const recipients = recipientsOf(forbund);
  const files: ChosenFile[] = [];
  let previous = "0".repeat(64);
  let seq = 0;
  for (const { period, day, final, tally } of handInsOf(device.simulated, instrument, forbund.k)) {
    seq += 1;
    const { insats, incarnation, seed } = device;
    const common = {
      insats,
      incarnation,
      period,
      seq,
      previous,
      day,
      k: forbund.k,
      final,
      correction: false,
      prov: true,
    };
    const header: SnapshotDraft = { ...common, kind: "tally", plan: plan.hash, forms: tally.forms };
    const coverage: SnapshotDraft = { ...common, kind: "coverage", plan: coveragePlan.hash, forms: 0 };
    files.push(
      chosen("tally", await sealSnapshot({ header, cells: tally.counts, seed, recipients })),
      chosen(
        "coverage",
        await sealSnapshot({
          header: coverage,
          cells: partOf(tally, plan, coveragePlan).counts,
          seed,
          recipients,
        }),
      ),
    );
    previous = snapshotDigest({ ...header, signer: device.signer }, tally.counts);
  }
  return files;
}

function chosen(kind: "tally" | "coverage", sealed: Uint8Array): ChosenFile {
  if (sealed.length > MOST_SEALED_BYTES) throw new RangeError("a snapshot is larger than an import takes");
  return {
    name: snapshotFileName(kind),
    size: sealed.length,
    arrayBuffer: async () => sealed.slice().buffer,
  };
}
