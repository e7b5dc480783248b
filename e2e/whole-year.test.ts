/**
 * A year of a förbund in which everything goes wrong that goes wrong: 12 insatser, 30 devices with real vaults,
 * one that crashes, one that is cloned, one that is lost, a file that comes late, a clock that is a year
 * behind, an insats that ends, and new questions in the year after. What is released is held against a count of
 * the simulated answers that shares no code with the program.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../apps/cli/src/run.ts";
import demoYear from "../data/stockholm-2020.json" with { type: "json" };
import {
  contributionOf,
  dayOf,
  type Instrument,
  oracleOf,
  type ProtectedTable,
  parsePeriodKey,
  parseRelease,
  protectedTablesOf,
  type SimulatedOccasion,
  simulateForms,
  workingWording,
} from "../packages/core/src/index.ts";
import { occasionOf } from "../packages/core/src/simulation/simulated-occasion.ts";
import {
  type Enrolment,
  enrolmentOf,
  handInOptions,
  makeAnmalan,
  readStartfil,
  storeEnrolment,
  tallyKeyOf,
} from "../packages/enrolment/src/index.ts";
import { verify } from "../packages/sealing/src/index.ts";
import { openVault, type Vault } from "../packages/vault/src/index.ts";
import { dump, memoryDevice, restore } from "../packages/vault/src/testing.ts";

const folder = mkdtempSync(join(tmpdir(), "vifragar-year-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const passphrase = "björk ansvar lykta segel grus";
const place = { use: "intake", prov: false } as const;
const half = (text: string) => {
  const period = parsePeriodKey(text);
  if (period === undefined) throw new RangeError(`${text} is no period`);
  return period;
};
const [H1, H2, NEXT] = [half("2026-H1"), half("2026-H2"), half("2027-H1")];
const spring = dayOf(2026, 4, 15);
const autumn = dayOf(2026, 10, 15);
const H1End = dayOf(2026, 6, 30);
const H2End = dayOf(2026, 12, 31);

/** The questions of the year after: one fewer, under a new name. */
const newWording: Instrument = {
  ...workingWording,
  id: "arbetsformulering-2027-1" as Instrument["id"],
  questions: workingWording.questions.slice(0, 6),
};

/** The förbund's computer: the program without a browser, on a given day. */
async function vifragar(today: number, ...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    progress: undefined,
    today,
  };
  const code = await run([...args], io);
  return { code, out: out.join("\n"), err: err.join("\n") };
}

const at = (...names: readonly string[]) => join(folder, ...names);
const keysOf = (dir: string) => ["--key", at("key.json"), "--dir", at(dir)] as const;
const keys = keysOf("dir");
/** New questions are collected in a folder of their own: tallies of two forms never add up. */
const newKeys = keysOf("dir-2027");

interface Crash {
  /** The device ends at the next step that touches its disk. */
  armed: boolean;
}

/** A device with a real vault on a disk in memory. */
class Device {
  readonly crash: Crash = { armed: false };
  readonly insats: string;
  memory = memoryDevice({
    today: spring,
    beforeStep: () => {
      if (this.crash.armed) throw new Error("the battery is flat");
    },
  });
  vault: Vault = openVault({ place, surroundings: this.memory.surroundings });
  enrolment: Enrolment | undefined;

  constructor(insats: string) {
    this.insats = insats;
  }

  async enrol(startfil: string, instrument: Instrument, today: number): Promise<Uint8Array> {
    const file = new File([readFileSync(startfil)], "startfil");
    const read = await readStartfil(file, { today, instruments: [instrument] });
    if (!read.ok) throw new Error(read.message);
    this.enrolment = enrolmentOf(read.opened);
    await storeEnrolment(this.vault, this.enrolment);
    return (await makeAnmalan(this.vault, this.enrolment)).file.bytes;
  }

  /** Locked, put away, and opened again on another day. */
  async openOn(day: number): Promise<void> {
    await this.vault.lock();
    this.memory.setToday(day);
    this.vault = openVault({ place, surroundings: this.memory.surroundings });
    await this.vault.unlock({ kind: "passphrase", passphrase });
  }

  get active(): Enrolment {
    if (this.enrolment === undefined) throw new Error("a device without a startfil");
    return this.enrolment;
  }

  async ask(occasion: SimulatedOccasion, today: number): Promise<void> {
    const { plan, instrument } = this.active;
    const coin = () => "countedAs" in occasion && occasion.countedAs === "woman";
    const { forms, counts } = contributionOf(occasionOf(occasion, instrument), plan, coin);
    await this.vault.contribute({ ...tallyKeyOf(this.active, today), forms, counts });
  }

  /** Hands in to files whose names say nothing. */
  async handIn(
    to: string,
    { day, counting = day, final }: { day: number; counting?: number; final: boolean },
  ) {
    this.memory.setToday(day);
    const key = tallyKeyOf(this.active, counting);
    const item = { ...key, enrolment: this.active, hasNew: true, ended: final, final: false };
    const made = await this.vault.handIn(handInOptions(item, { final, day }));
    if (!made.ok) throw new Error(`refused: ${made.code}`);
    const name = crypto.randomUUID();
    writeFileSync(join(to, `tal-${name}.age`), made.tally);
    writeFileSync(join(to, `tackning-${name}.age`), made.coverage);
  }
}

const names = Array.from({ length: 12 }, (_, number) => `Insats ${String.fromCharCode(65 + number)}`);
const ended = "Insats L";
/** 30 devices: every other insats has three, the others two. */
const devicesIn = (insats: string) => (names.indexOf(insats) % 2 === 0 ? 3 : 2);

/** What each device of an insats meets in a period. The same for the same seed. */
const met = (insats: string, period: typeof H1, seed: number, instrument = workingWording) =>
  simulateForms({
    insats,
    devices: devicesIn(insats),
    forms: 18 + 4 * names.indexOf(insats),
    period,
    seed,
    assumptions: demoYear.assumptions as Parameters<typeof simulateForms>[0]["assumptions"],
    instrument,
  }).map(({ periods }) => periods.flatMap(({ occasions }) => occasions));

/** Counts by insats, made from the occasions alone. */
type Expected = ReadonlyMap<string, readonly SimulatedOccasion[]>;

const release = (name: string, dir = "dir") => {
  const parsed = parseRelease(readFileSync(at(dir, "slapp", `${name}.json`), "utf8"), verify);
  if (!parsed.ok) throw new Error(`${name}: ${parsed.issues[0]?.message}`);
  return protectedTablesOf(parsed.value);
};

/** Every shown number of a release beside the number by hand: those that differ, and how many there were. */
function heldAgainst({ forbund, insatser }: ReturnType<typeof release>, expected: Expected) {
  const byHand = (insatsNames: readonly string[], strata: readonly string[], key: string) => {
    const [group = "", ...rest] = key.split("/");
    const groups = group === "all" ? ["woman", "man"] : [group];
    const { counts } = oracleOf(insatsNames.flatMap((name) => expected.get(name) ?? []));
    return strata
      .flatMap((stratum) => groups.map((one) => counts[[stratum, one, ...rest].join("/")] ?? 0))
      .reduce((sum, count) => sum + count, 0);
  };
  const membersOf = ({ subject }: ProtectedTable) =>
    subject.members.length > 0 ? subject.members.map(({ name }) => name) : [subject.name];
  const lines = [
    { table: forbund, of: names, strata: ["first"] },
    ...insatser.map((table) => ({ table, of: membersOf(table), strata: ["first", "elsewhere"] })),
  ].flatMap(({ table, of, strata }) =>
    [...table.cells].flatMap(([key, cell]) =>
      cell.kind === "shown"
        ? [{ cell: `${table.subject.name}: ${key}`, shown: cell.count, byHand: byHand(of, strata, key) }]
        : [],
    ),
  );
  return { shown: lines.length, wrong: lines.filter(({ shown, byHand }) => shown !== byHand) };
}

const together = (...years: readonly Expected[]): Expected =>
  new Map(names.map((name) => [name, years.flatMap((year) => year.get(name) ?? [])]));

describe("a year in which everything goes wrong", () => {
  it("ends with exactly the right released tables", { timeout: 300_000 }, async () => {
    const inbox = (name: string) => {
      const path = at(name);
      mkdirSync(path, { recursive: true });
      return path;
    };
    const collect = (today: number, ...files: readonly string[]) =>
      vifragar(today, "collect", ...keys, "--approve-all", ...files);
    const collectNew = (today: number, ...files: readonly string[]) =>
      vifragar(today, "collect", ...newKeys, "--approve-all", ...files);

    // The förbund, its insatser and their devices.
    await vifragar(spring, "keygen", "--name", "Förbundet", "--out", at("key.json"));
    const enrolled = inbox("anmalningar");
    const devices = names.flatMap((name) => Array.from({ length: devicesIn(name) }, () => new Device(name)));
    expect(devices).toHaveLength(30);
    for (const name of names) {
      const participants = ["2026-H1", ...(name === ended ? [] : ["2026-H2"])].flatMap((period) => [
        "--participants",
        `${period}=60,60,2`,
      ]);
      await vifragar(
        spring,
        "startfil",
        ...keys,
        "--insats",
        name,
        "--out",
        at(`${name}.startfil`),
        ...participants,
      );
    }
    for (const [number, device] of devices.entries()) {
      await device.vault.create({ passphrase });
      const anmalan = await device.enrol(at(`${device.insats}.startfil`), workingWording, spring);
      writeFileSync(join(enrolled, `anmalan-${number}.age`), anmalan);
    }
    await collect(spring, enrolled);
    const of = (insats: string) => devices.filter((device) => device.insats === insats);
    const deviceOf = (insats: string, number: number) => {
      const device = of(insats)[number];
      if (device === undefined) throw new RangeError(`${insats} has no device ${number}`);
      return device;
    };

    // The first half-year: what is counted, insats by insats.
    const first = new Map<string, SimulatedOccasion[]>(names.map((name) => [name, []]));
    const lost = deviceOf("Insats A", 0);
    const crashing = deviceOf("Insats C", 0);
    const cloned = deviceOf("Insats E", 0);
    const late = deviceOf("Insats G", 1);
    const [spring1, spring2, lateFiles] = [inbox("varen"), inbox("klonen"), inbox("sent")];
    for (const [seed, name] of names.entries()) {
      for (const [number, occasions] of met(name, H1, seed + 1).entries()) {
        const device = deviceOf(name, number);
        const counts = (some: readonly SimulatedOccasion[]) => first.get(name)?.push(...some);
        if (device === lost) {
          // Handed in on the way, then never seen again: what came after is gone, and known to be.
          const handedIn = occasions.slice(0, -4);
          for (const occasion of handedIn) await device.ask(occasion, spring);
          await device.handIn(spring1, { day: spring + 10, final: false });
          for (const occasion of occasions.slice(-4)) await device.ask(occasion, spring);
          counts(handedIn);
          continue;
        }
        for (const [order, occasion] of occasions.entries()) {
          if (device === crashing && order === 3) await crashAndAskAgain(device, occasion);
          else await device.ask(occasion, spring);
        }
        if (device === late) continue;
        if (device === cloned) await cloneAndHandIn(device, spring2);
        await device.handIn(spring1, { day: H1End + 2, counting: spring, final: true });
        counts(occasions);
      }
    }
    await collect(H1End + 5, spring1);
    await collect(H1End + 5, spring2);

    await keepTheReal(await forkedDevice());
    const released = await vifragar(H1End + 14, "protect", ...keys, "--period", "2026-H1");
    expect(released, released.err).toMatchObject({ code: 0 });
    const firstTold = heldAgainst(release("2026-H1"), first);
    expect(firstTold.wrong).toEqual([]);
    expect(firstTold.shown).toBeGreaterThan(20);

    // The late file comes, and the release is corrected.
    await late.handIn(lateFiles, { day: H1End + 20, counting: spring, final: true });
    await collect(H1End + 21, lateFiles);
    const lateOccasions = met("Insats G", H1, names.indexOf("Insats G") + 1)[1] ?? [];
    first.get("Insats G")?.push(...lateOccasions);
    const corrected = await vifragar(
      H1End + 22,
      "protect",
      ...keys,
      "--period",
      "2026-H1",
      "--correct",
      "late",
    );
    expect(corrected, corrected.err).toMatchObject({ code: 0 });
    const correctedTold = heldAgainst(release("2026-H1_rattelse-1"), first);
    expect(correctedTold.wrong).toEqual([]);

    // The second half-year: an insats has ended, a device is lost, a clock is a year behind.
    const second = new Map<string, SimulatedOccasion[]>(names.map((name) => [name, []]));
    const wrongClock = deviceOf("Insats I", 2);
    const autumnFiles = inbox("hosten");
    for (const [seed, name] of names.entries()) {
      if (name === ended) continue;
      for (const [number, occasions] of met(name, H2, seed + 101).entries()) {
        const device = deviceOf(name, number);
        if (device === lost) continue;
        const day = device === wrongClock ? autumn - 365 : autumn;
        await device.openOn(day);
        for (const occasion of occasions) await device.ask(occasion, day);
        const handInDay = H2End + 2 - (device === wrongClock ? 365 : 0);
        await device.handIn(autumnFiles, { day: handInDay, counting: day, final: true });
        // What a clock has put in another year is in no table of this one.
        if (device !== wrongClock) second.get(name)?.push(...occasions);
      }
    }
    await collect(H2End + 5, autumnFiles, spring1);
    for (const period of ["2026-H2", "2026"]) {
      const told = await vifragar(H2End + 14, "protect", ...keys, "--period", period);
      expect(told, told.err).toMatchObject({ code: 0 });
    }
    const secondTold = heldAgainst(release("2026-H2"), second);
    const yearTold = heldAgainst(release("2026"), together(first, second));
    expect(secondTold.wrong).toEqual([]);
    expect(yearTold.wrong).toEqual([]);
    expect(yearTold.shown).toBeGreaterThan(firstTold.shown);

    // New questions in the year after, on two of the insatser.
    const next = new Map<string, SimulatedOccasion[]>();
    const [newForms, nextFiles] = [inbox("nya-anmalningar"), inbox("nasta-var")];
    writeFileSync(at("ny.json"), JSON.stringify(newWording));
    const newSpring = dayOf(2027, 3, 1);
    for (const name of ["Insats J", "Insats K"]) {
      const startfil = at(`${name}-2027.startfil`);
      const made = await vifragar(
        newSpring,
        "startfil",
        ...newKeys,
        "--insats",
        name,
        "--out",
        startfil,
        "--instrument",
        at("ny.json"),
        "--participants",
        "2027-H1=60,60,2",
      );
      expect(made, made.err).toMatchObject({ code: 0 });
      for (const [number, occasions] of met(name, NEXT, 900 + name.charCodeAt(7), newWording).entries()) {
        const device = deviceOf(name, number);
        await device.openOn(newSpring);
        writeFileSync(
          join(newForms, `${name}-${number}.age`),
          await device.enrol(startfil, newWording, newSpring),
        );
        for (const occasion of occasions) await device.ask(occasion, newSpring);
        await device.handIn(nextFiles, { day: dayOf(2027, 7, 3), counting: newSpring, final: true });
        next.set(name, [...(next.get(name) ?? []), ...occasions]);
      }
    }
    await collectNew(dayOf(2027, 7, 5), newForms);
    await collectNew(dayOf(2027, 7, 5), nextFiles);
    const after = await vifragar(dayOf(2027, 7, 15), "protect", ...newKeys, "--period", "2027-H1");
    expect(after, after.err).toMatchObject({ code: 0 });
    const nextTold = heldAgainst(release("2027-H1", "dir-2027"), next);
    expect(nextTold.wrong).toEqual([]);
    expect(nextTold.shown).toBeGreaterThan(5);

    // Everything that is public, together, in the hands of the independent auditor.
    const files = ["2026-H1", "2026-H1_rattelse-1", "2026-H2", "2026"].map((name) =>
      at("dir", "slapp", `${name}.json`),
    );
    const audited = await vifragar(dayOf(2027, 7, 15), "audit", "--json", ...files);
    expect(JSON.parse(audited.out)).toMatchObject({ ok: true, findings: [] });
  });
});

/** The battery dies while a form is counted. Staff look at what the device says, and ask again only what is not counted. */
async function crashAndAskAgain(device: Device, occasion: SimulatedOccasion): Promise<void> {
  const { plan } = device.active;
  const asked = plan.cells.flatMap(({ id }, at) =>
    /^process\/\w+\/(asked|not-asked-.+)$|^follow-up/.test(id) ? [at] : [],
  );
  const registered = async () =>
    (await device.vault.coverage({ ...tallyKeyOf(device.active, spring), cells: asked })).reduce(
      (a, b) => a + b,
      0,
    );
  const before = await registered();
  device.crash.armed = true;
  await expect(device.ask(occasion, spring)).rejects.toThrow();
  device.crash.armed = false;
  await device.openOn(spring);
  if ((await registered()) === before) await device.ask(occasion, spring);
}

/** A copy of the whole disk, as from a backup, counts one more person and hands in under the same number. */
async function cloneAndHandIn(device: Device, to: string): Promise<void> {
  const clone = new Device(device.insats);
  clone.enrolment = device.enrolment;
  const copy = await dump(device.memory, place);
  await clone.vault.status();
  await restore(clone.memory, place, copy);
  for (const [name, bytes] of device.memory.files) clone.memory.files.set(name, bytes.slice());
  await clone.vault.unlock({ kind: "passphrase", passphrase });
  await clone.ask({ kind: "declined", prior: "no" }, spring);
  await clone.handIn(to, { day: H1End + 1, counting: spring, final: true });
}

async function forkedDevice(): Promise<string> {
  const { out } = await vifragar(H1End + 6, "enheter", ...keys, "--period", "2026-H1");
  const label = /^ *(\S+ \d+) .*Två olika filer/m.exec(out)?.[1];
  if (label === undefined) throw new Error(`no fork is told:\n${out}`);
  return label;
}

/** A person has found out which of the two is in use: the one that handed in on the second of July. */
async function keepTheReal(label: string): Promise<void> {
  const { out } = await vifragar(H1End + 6, "enheter", "delning", label, ...keys, "--json");
  const { lines } = JSON.parse(out) as {
    readonly lines: readonly { readonly line: string; readonly day: string }[];
  };
  const real = lines.find(({ day }) => day === "2026-07-02")?.line ?? "";
  const kept = await vifragar(H1End + 6, "enheter", "delning", label, "--behall", real, ...keys);
  expect(kept, kept.err).toMatchObject({ code: 0 });
}
