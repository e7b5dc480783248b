/**
 * Files come as people send them: twice, late, mixed up, from a cloned tablet, damaged. Whatever the order
 * and whenever a person decides, the total is the same.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  closePeriod,
  countOf,
  dayOf,
  InsatsId,
  openStartfil,
  type Startfil,
  type Tally,
  workingWording,
} from "@vifragar/core";
import { ready, verify } from "@vifragar/sealing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approveDevices, collectFiles, waitingDevices } from "./collect.ts";
import { type Collector, newCollector, openCollector, saveCollector } from "./collector-folder.ts";
import { countPeriod } from "./count-period.ts";
import { deviceNamed, forkOf, withRevoked } from "./devices.ts";
import { signedStartfil, startfilOf, withInsats, withStartfil } from "./enrol.ts";
import { type ForbundKey, makeForbundKey } from "./forbund-key.ts";
import { withLineKept } from "./fork-resolution.ts";
import { anmalan, type Device, handIn, newDevice, plainTally, plan } from "./testing/device.ts";

const SCHEDULES = process.env.VF_FULL === "1" ? 2_000 : 20;
/** Each in a folder of its own; one alone waits for the disk half of the time. */
const SIDE_BY_SIDE = 4;
// At whole size some minutes on a machine of its own; much longer where it has to share.
const TIMEOUT_MS = 3_600_000;

const spring = { year: 2026, kind: "half", index: 1 } as const;
const autumn = { year: 2026, kind: "half", index: 2 } as const;
const today = dayOf(2026, 7, 20);
const silent = { out: () => undefined, err: () => undefined, progress: undefined, today };

/** What spring comes to, counted by hand: forms of whole, revoked after its second, and cloned; refusals beside. */
const FORMS = 31 + 12 + 26;
const DECLINED = 4 + 0 + 9;

interface Cast {
  readonly key: ForbundKey;
  readonly empty: Collector;
  /** Names of files in `folder`. */
  readonly files: readonly string[];
  readonly folder: string;
  readonly signers: Readonly<Record<"whole" | "revoked" | "cloned" | "unknown", string>>;
}

let cast: Cast;
const everything = mkdtempSync(join(tmpdir(), "vifragar-schedules-"));
afterAll(() => rmSync(everything, { recursive: true, force: true }));

beforeAll(async () => {
  await ready;
  const key = await makeForbundKey({ name: "Förbundet", prov: true, recovery: [] });
  const { collector, insats } = withInsats(
    newCollector("", key, { calendar: "half", k: 5, instrument: workingWording }),
    "Källan",
    { id: InsatsId.parse("0a".repeat(16)) },
  );
  const content = startfilOf(collector, insats, today);
  const text = await signedStartfil(content, key);
  const { startfil } = openStartfil(text, verify, { today, instruments: [workingWording] });
  const folder = join(everything, "files");
  cast = { key, empty: withStartfil(collector, content), ...(await filesOf(startfil)), folder };
});

/** Four devices with all that happens to them, and files that nobody should count. */
async function filesOf(startfil: Startfil): Promise<Pick<Cast, "files" | "signers">> {
  const folder = mkdtempSync(join(everything, "x-"));
  const write = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);
  const send = async (
    device: Device,
    tally: Tally,
    { period = spring, final = false }: { period?: typeof spring | typeof autumn; final?: boolean } = {},
  ) => {
    const made = await handIn(device, startfil, { tally, period, final, day: dayOf(2026, 7, 3) });
    for (const [name, bytes] of made.files) write(name, bytes);
    return { ...made, device: made.device };
  };
  const enrol = async (name: string) => {
    const device = newDevice();
    write(`anmalan-${name}.age`, await anmalan(device, startfil));
    return device;
  };

  // Counts for spring in three files, and has begun with autumn.
  const whole = await enrol("whole");
  const one = (await send(whole, plainTally(6, 1))).device;
  const two = (await send(one, plainTally(20, 4), {})).device;
  const three = (await send(two, plainTally(31, 4), { final: true })).device;
  await send(three, plainTally(50, 9), { period: autumn });

  // Lost after its second file; whoever found it went on.
  const revoked = await enrol("revoked");
  const lost = (await send((await send(revoked, plainTally(7))).device, plainTally(12))).device;
  await send(lost, plainTally(400, 90), { final: true });

  // Cloned after its first: the line that ends with 26 is kept, and the other one went on longer.
  const cloned = await enrol("cloned");
  const common = (await send(cloned, plainTally(5))).device;
  await send((await send(common, plainTally(13, 2))).device, plainTally(26, 9), { final: true });
  const clone = (await send(common, plainTally(14))).device;
  await send((await send(clone, plainTally(70))).device, plainTally(99, 1), { final: true });

  // Nobody has vouched for this one.
  const unknown = newDevice();
  const foreign = await send(unknown, plainTally(1_000), { final: true });

  const [bytes = new Uint8Array()] = [...foreign.files.values()];
  write("torn.age", bytes.subarray(0, bytes.length - 40));
  write("letter.txt", new TextEncoder().encode("Hej, här kommer filerna."));
  const lie = plainTally(500);
  const raised = lie.counts.map((count, cell) => (plan.cells[cell]?.id === "first/woman/base" ? 501 : count));
  const lied = await handIn(three, startfil, {
    tally: { ...lie, counts: raised },
    period: spring,
    day: dayOf(2026, 7, 3),
  });
  for (const [name, liedBytes] of lied.files) if (name.startsWith("tal-")) write(name, liedBytes);

  const key = (device: Device) => device.key.publicKey;
  return {
    files: readdirSync(folder).map((name) => join(folder, name)),
    signers: { whole: key(whole), revoked: key(revoked), cloned: key(cloned), unknown: key(unknown) },
  };
}

describe("collecting by the command line's own way", () => {
  it(`gives the same total in ${SCHEDULES} schedules of imports and decisions`, {
    timeout: TIMEOUT_MS,
  }, async () => {
    for (let seed = 1; seed <= SCHEDULES; seed += SIDE_BY_SIDE) {
      const seeds = Array.from({ length: SIDE_BY_SIDE }, (_, at) => seed + at);

      const told = await Promise.all(seeds.map(totalAfter));

      const right = { forms: FORMS, declined: DECLINED, none: FORMS };
      expect(told).toEqual(seeds.map((one) => ({ seed: one, insatser: [right] })));
    }
  });
});

/** What spring comes to in the folder of one schedule. */
async function totalAfter(seed: number) {
  const dir = join(everything, `dir-${seed}`);
  const collector = await played(dir, randomFrom(seed));
  const period = closePeriod(spring, today);
  if (period === undefined) throw new RangeError("spring is not over");
  const { insatser } = await countPeriod(collector, period, { io: silent });
  rmSync(dir, { recursive: true });
  return {
    seed,
    insatser: insatser.map(({ tally }) => ({
      forms: tally.forms,
      declined: countOf(tally, plan, "process/man/declined"),
      none: countOf(tally, plan, "first/woman/psychological/none"),
    })),
  };
}

/** One schedule: batches of files, each file once or more, and decisions as soon as somebody gets to them. */
async function played(dir: string, random: () => number): Promise<Collector> {
  let collector: Collector = { ...cast.empty, dir };
  await saveCollector(collector);
  const again = cast.files.filter(() => random() < 0.2);
  const queue = shuffled([...cast.files, ...again], random);
  while (queue.length > 0) {
    // Opened anew each time, as the program is.
    collector = await openCollector(dir, cast.key);
    const batch = queue.splice(0, 1 + Math.floor(random() * 30));
    ({ collector } = await collectFiles(collector, batch, silent));
    collector = await decided(collector, () => random() < 0.5);
  }
  return openCollector(dir, (await decided(collector, () => true)).key);
}

/** A person does some of what can be done by now. */
async function decided(before: Collector, feelsLikeIt: () => boolean): Promise<Collector> {
  const { signers } = cast;
  let collector = before;
  for (const { anmalan: asked, words } of waitingDevices(collector)) {
    const name = Object.entries(signers).find(([, signer]) => signer === asked.device)?.[0];
    if (name !== undefined && feelsLikeIt())
      collector = await approveDevices(collector, (device) => device.words === words, name);
  }
  const isApproved = (name: string) => collector.roster.devices.some(({ label }) => label === name);
  if (isApproved("revoked") && feelsLikeIt()) {
    const device = deviceNamed(collector, "revoked");
    if (device.acceptUntilSeq === null) collector = withRevoked(collector, device, 2);
  }
  if (isApproved("cloned") && feelsLikeIt()) {
    const fork = forkOf(collector, deviceNamed(collector, "cloned"));
    // A person looks for the line of the tablet in use; 13 forms were in its first file alone.
    const kept = fork?.lines.find(({ parting }) => parting.forms === 13);
    if (fork !== undefined && kept !== undefined)
      collector = await withLineKept(collector, fork, { kept, io: silent });
  }
  await saveCollector(collector);
  return collector;
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** The same draws for the same seed. Source: mulberry32 by Tommy Ettinger (public domain). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
