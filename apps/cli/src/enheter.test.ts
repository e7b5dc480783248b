import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  dayOf,
  mayReplace,
  openKvitto,
  openStartfil,
  openTackningsrapport,
  receivedIn,
  SignerKey,
  type Startfil,
  snapshotsToAdd,
  workingWording,
} from "@vifragar/core";
import { ready, verify } from "@vifragar/sealing";
import { beforeAll, describe, expect, it } from "vitest";
import { openCollector } from "./collector-folder.ts";
import { readForbundKey } from "./forbund-key.ts";
import {
  anmalan,
  type Device,
  type HandIn,
  handIn,
  newDevice,
  plainTally,
  writeFiles,
} from "./testing/device.ts";
import { terminal } from "./testing/terminal.ts";

const spring = { year: 2026, kind: "half", index: 1 } as const;
const onTime = dayOf(2026, 7, 1);
const today = dayOf(2026, 9, 1);

beforeAll(() => ready);

/** A provförbund with one insats, its inbox, and shortcuts for a test. */
async function forbund() {
  const { vifragar, at } = terminal(today);
  await vifragar("keygen", "--prov", "--name", "Förbundet", "--out", at("key.json"));
  const keys = ["--key", at("key.json"), "--dir", at("dir")];
  const startfil = await newStartfil(keys, "a.startfil");
  mkdirSync(at("in"));
  const enheter = (...args: readonly string[]) => vifragar("enheter", ...args, ...keys);
  const collect = () => vifragar("collect", ...keys, at("in"));
  const collector = async () => openCollector(at("dir"), await readForbundKey(at("key.json")));
  const formsIn = async (kind: "tally" | "coverage" = "tally") => {
    const { collection, roster } = await collector();
    return snapshotsToAdd(collection, roster, { kind, period: spring }).map(({ forms }) => forms);
  };
  /** Enrols a device under a name. */
  const enrol = async (name: string, device: Device = newDevice()): Promise<Device> => {
    writeFileSync(at("in", `anmalan-${name}.age`), await anmalan(device, startfil));
    await collect();
    const words = /Väntar på godkännande, Källan: (.+)/.exec((await enheter()).out)?.[1] ?? "";
    await enheter("godkann", words, "--namn", name);
    return device;
  };
  /** Hands in and collects; gives the device as it is afterwards. */
  const send = async (device: Device, what: Partial<HandIn>): Promise<Device> => {
    const tally = plainTally(12);
    const made = await handIn(device, startfil, { tally, period: spring, day: onTime, ...what });
    writeFiles(at("in"), made.files);
    await collect();
    return made.device;
  };
  return { vifragar, at, keys, startfil, enheter, collect, collector, formsIn, enrol, send };

  async function newStartfil(to: readonly string[], name: string): Promise<Startfil> {
    await vifragar("startfil", ...to, "--insats", "Källan", "--out", at(name));
    return startfilIn(at(name));
  }
}

function startfilIn(path: string): Startfil {
  return openStartfil(readFileSync(path, "utf8"), verify, { today, instruments: [workingWording] }).startfil;
}

describe("vifragar enheter", () => {
  it("says who has handed in, who has not and who was late", async () => {
    const { enheter, enrol, send } = await forbund();
    await send(await enrol("Surfplatta 1"), {});
    await send(await enrol("Surfplatta 2"), { day: dayOf(2026, 7, 15) });
    await send(await enrol("Surfplatta 3"), { final: false, day: dayOf(2026, 5, 1) });
    await enrol("Surfplatta 4");

    const { code, out } = await enheter();
    const json = JSON.parse((await enheter("--json")).out) as {
      periods: { missing: number; late: number }[];
    };

    expect(code).toBe(0);
    expect(out).toContain("2 enheter har inte lämnat in våren 2026.");
    expect(out).toContain("1 enhet lämnade in sent.");
    expect(out).toMatch(/Surfplatta 1 {2}Godkänd {3}senast 2026-07-01 {2}I tid/);
    expect(out).toMatch(/Surfplatta 3 {2}Väntar {4}senast 2026-05-01/);
    expect(out).toMatch(/Surfplatta 4 {2}Väntar {4}senast aldrig/);
    expect(json.periods).toMatchObject([{ missing: 2, late: 1 }]);
  });

  it("shows each part of a year, and refuses a period shorter than the calendar's", async () => {
    const { enheter, enrol } = await forbund();
    await enrol("Surfplatta 1");

    const year = await enheter("--period", "2026");
    const quarter = await enheter("--period", "2026-K1");

    expect(year.out).toContain("våren 2026");
    expect(year.out).toContain("hösten 2026");
    expect(quarter).toMatchObject({ code: 1, err: expect.stringContaining("kortare än perioden") });
  });

  it.each([
    [["lista", "x"], '"x" hör inte till'],
    [["constructor"], "är inte godkann"],
    [["sparra"], "ange enhetens namn"],
    [["delning", "Ingen"], "ingen godkänd enhet heter Ingen"],
    [["godkann", "fel", "ord"], "Ingen enhet väntar"],
  ])("says in Swedish what is wrong with %j", async (args, message) => {
    const { enheter } = await forbund();

    const { code, err } = await enheter(...args);

    expect(code).toBeGreaterThan(0);
    expect(err).toContain(message);
  });
});

describe("vifragar enheter kvitto", () => {
  it("tells each device how far it has come, and says Mottagen from then on", async () => {
    const { vifragar, at, enheter, startfil, enrol, send } = await forbund();
    const device = await send(await enrol("Surfplatta 1"), {});

    const given = await enheter("kvitto", "--out", at("kvitto.json"));
    const text = readFileSync(at("kvitto.json"), "utf8");
    const { content } = openKvitto(text, verify);

    const asker = { startfil, device: SignerKey.parse(device.key.publicKey) };
    expect(given.out).toContain("för 1 enhet");
    expect(receivedIn(text, verify, { ...asker, incarnation: device.incarnation })).toEqual(
      content.received[0],
    );
    expect((await enheter()).out).toMatch(/Surfplatta 1 {2}Mottagen/);
    expect((await vifragar("verify", at("kvitto.json"))).out).toContain("kvitto, underskriften stämmer");
  });

  it("gives a device that nobody has approved none", async () => {
    const { at, enheter, send } = await forbund();
    await send(newDevice(), {});

    expect((await enheter("kvitto", "--out", at("kvitto.json"))).out).toContain("för 0 enheter");
  });
});

describe("vifragar enheter sparra", () => {
  it("counts what is here and nothing that comes after", async () => {
    const { enheter, enrol, send, formsIn } = await forbund();
    const device = await send(await enrol("Surfplatta 1"), { final: false });

    const { out } = await enheter("sparra", "Surfplatta 1");
    await send(device, { tally: plainTally(30) });

    expect(out).toContain("Filer till och med nummer 1 räknas");
    expect(await formsIn()).toEqual([12]);
    expect((await enheter()).out).toContain("Ingen enhet väntas lämna in våren 2026.");
  });

  it("counts nothing when the last number is 0", async () => {
    const { enheter, enrol, send, formsIn } = await forbund();
    await send(await enrol("Surfplatta 1"), {});

    await enheter("sparra", "Surfplatta 1", "--till", "0");

    expect(await formsIn()).toEqual([]);
  });
});

describe("vifragar enheter delning", () => {
  /** A tablet was cloned after its first hand-in; both have handed in since, the clone twice. */
  async function cloned() {
    const place = await forbund();
    const before = await place.send(await place.enrol("Surfplatta 1"), {
      tally: plainTally(5),
      final: false,
    });
    await place.send(before, { tally: plainTally(20, 6) });
    const clone = await place.send(before, { tally: plainTally(11), final: false, day: dayOf(2026, 5, 5) });
    await place.send(clone, { tally: plainTally(40), day: onTime + 1 });
    return { ...place, before };
  }

  it("counts neither line until a person has chosen", async () => {
    const { enheter, formsIn } = await cloned();

    const { out } = await enheter("delning", "Surfplatta 1");

    expect(await formsIn()).toEqual([]);
    expect(out).toContain("2 olika filer med nummer 2");
    expect(out).toContain("gjord 2026-07-01 (Källan, 2026-H1), inget efter den");
    expect(out).toContain("gjord 2026-05-05 (Källan, 2026-H1), 1 efter den, senast 2026-07-02");
    expect((await enheter()).out).toContain("Två olika filer med samma nummer");
  });

  it.each([
    ["2026-07-01", 20, 26],
    ["2026-05-05", 40, 40],
  ])("counts the line of %s alone once it is kept, its täckningsfiler too", async (day, forms, asked) => {
    const { vifragar, at, keys, enheter, formsIn } = await cloned();
    const { out } = await enheter("delning", "Surfplatta 1");
    const letter = new RegExp(`([AB]): gjord ${day}`).exec(out)?.[1] ?? "";

    const kept = await enheter("delning", "Surfplatta 1", "--behall", letter);

    expect(kept.out).toBe(`Surfplatta 1: rad ${letter} räknas. Det andra är undanlagt.`);
    expect(await formsIn()).toEqual([forms]);
    expect(await formsIn("coverage")).toHaveLength(1);
    const told = await vifragar("tackning", ...keys, "--period", "2026-H1", "--out", at("ut"), "--json");
    expect(JSON.parse(told.out)).toMatchObject({ made: [{ insats: "Källan", asked }] });
    expect((await enheter("delning", "Surfplatta 1")).err).toContain("inga filer med samma nummer");
  });

  it("sets aside a täckningsfil of the other line that comes afterwards", async () => {
    const { at, enheter, startfil, enrol, send, collect, formsIn } = await forbund();
    const before = await enrol("Surfplatta 1");
    await send(before, { tally: plainTally(20, 6) });
    const other = await handIn(before, startfil, {
      tally: plainTally(11),
      period: spring,
      day: dayOf(2026, 5, 5),
    });
    const [tally, coverage] = [...other.files];
    writeFiles(at("in"), new Map([tally ?? ["", new Uint8Array()]]));
    await collect();
    const letter = /([AB]): gjord 2026-07-01/.exec((await enheter("delning", "Surfplatta 1")).out)?.[1] ?? "";
    await enheter("delning", "Surfplatta 1", "--behall", letter);

    writeFiles(at("in"), new Map([coverage ?? ["", new Uint8Array()]]));
    await collect();

    expect(await formsIn()).toEqual([20]);
    expect(await formsIn("coverage")).toHaveLength(1);
  });
});

describe("a device that counts a year and its half", () => {
  it("is counted by neither until a length is chosen, and then by that alone", async () => {
    const { enheter, enrol, send, collector } = await forbund();
    const year = { year: 2026, kind: "year", index: 1 } as const;
    const half = await send(await enrol("Surfplatta 1"), { tally: plainTally(12) });
    await send(half, { tally: plainTally(30), period: year, final: false });
    const formsOfYear = async () => {
      const { collection, roster } = await collector();
      return snapshotsToAdd(collection, roster, { kind: "tally", period: year }).map(({ forms }) => forms);
    };
    expect(await formsOfYear()).toEqual([]);
    expect((await enheter()).out).toContain("Enheten räknar samma tid i perioder av olika längd.");

    const told = await enheter("perioder", "Surfplatta 1");
    const wrong = await enheter("perioder", "Surfplatta 1", "--behall", "quarter");
    const kept = await enheter("perioder", "Surfplatta 1", "--behall", "half");

    expect(told.out).toMatch(/half: 2026-H1, senast 2026-07-01\n {2}year: 2026, senast 2026-07-01/);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("välj half eller year") });
    expect(kept.out).toBe("Surfplatta 1: half räknas. De andra perioderna är undanlagda.");
    expect(await formsOfYear()).toEqual([12]);
    expect((await enheter("perioder", "Surfplatta 1")).err).toContain("inga perioder som överlappar");
  });
});

describe("vifragar tackning", () => {
  it("signs how many were asked for the lead, which can be verified and shown", async () => {
    const { vifragar, at, keys, enrol, send, startfil } = await forbund();
    await send(await enrol("Surfplatta 1"), { tally: plainTally(20, 6), final: false });
    const file = at("ut", `tackningsrapport_${startfil.insats.id}_2026-H1.json`);

    const { code } = await vifragar("tackning", ...keys, "--period", "2026-H1", "--out", at("ut"));
    const text = readFileSync(file, "utf8");
    const reported = await vifragar("report", "--tackning", file, "--out", at("rapport"), "--json");

    const { content } = openTackningsrapport(text, verify);
    const { files } = JSON.parse(reported.out) as { files: string[] };
    expect(code).toBe(0);
    expect(content).toMatchObject({
      insats: { name: "Källan" },
      day: today,
      coverage: { covered: 26, declined: 6 },
    });
    expect(text).not.toContain("answered");
    expect((await vifragar("verify", file)).out).toContain("täckningsrapport, underskriften stämmer");
    expect(files).toHaveLength(4);
    expect(readFileSync(files.find((name) => name.endsWith(".html")) ?? "", "utf8")).toContain(
      "26 deltagare fick frågorna",
    );
  });

  it("is refused after a change, by verify and report alike", async () => {
    const { vifragar, at, keys, enrol, send, startfil } = await forbund();
    await send(await enrol("Surfplatta 1"), {});
    await vifragar("tackning", ...keys, "--period", "2026-H1", "--out", at("ut"));
    const file = at("ut", `tackningsrapport_${startfil.insats.id}_2026-H1.json`);
    writeFileSync(file, readFileSync(file, "utf8").replace('"covered":12', '"covered":57'));

    const results = [
      await vifragar("verify", file),
      await vifragar("report", "--tackning", file, "--out", at("rapport")),
    ];

    for (const { code, out, err } of results) {
      expect(code).toBe(1);
      expect(out + err).toMatch(/underskrift stämmer inte/);
    }
  });
});

describe("a förbund that changes keys", () => {
  it("opens what was sealed to the old key and to the new one, and devices take the new startfil", async () => {
    const { vifragar, at, startfil, enrol, send, formsIn } = await forbund();
    const first = await send(await enrol("Surfplatta 1"), { tally: plainTally(12), final: false });
    const second = await enrol("Surfplatta 2");

    await vifragar("keygen", "--succeeds", at("key.json"), "--out", at("ny.json"));
    const keys = ["--key", at("ny.json"), "--dir", at("dir")];
    await vifragar("startfil", ...keys, "--insats", "Källan", "--out", at("ny.startfil"));
    const renewed = startfilIn(at("ny.startfil"));
    const old = await handIn(second, startfil, { tally: plainTally(7), period: spring, day: onTime });
    const made = await handIn(first, renewed, { tally: plainTally(30), period: spring, day: onTime });
    writeFiles(at("in"), old.files);
    writeFiles(at("in"), made.files);
    const { code, out } = await vifragar("collect", ...keys, at("in"));

    expect(mayReplace(startfil, renewed, verify)).toBe(true);
    expect(renewed.signer).not.toBe(startfil.signer);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("0 kunde inte läsas") });
    const collector = await openCollector(at("dir"), await readForbundKey(at("ny.json")));
    const counted = snapshotsToAdd(collector.collection, collector.roster, { kind: "tally", period: spring });
    expect(counted.map(({ forms }) => forms).toSorted()).toEqual([30, 7]);
    const before = [...old.files.keys()].map((name) => at("in", name));
    expect((await vifragar("verify", "--key", at("ny.json"), ...before)).code).toBe(0);
    // The folder is sealed to the new key now; the old one opens it no more.
    await expect(formsIn()).rejects.toThrow("annat förbund");
  });
});
