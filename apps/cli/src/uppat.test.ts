import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type BlockInsats,
  checkSums,
  closePeriod,
  countOf,
  dayOf,
  emptyTally,
  mergeTallies,
  openStartfil,
  type Startfil,
  workingWording,
} from "@vifragar/core";
import { decryptWith, ready, verify } from "@vifragar/sealing";
import { beforeAll, describe, expect, it } from "vitest";
import { openCollector } from "./collector-folder.ts";
import { countPeriod } from "./count-period.ts";
import { readForbundKey } from "./forbund-key.ts";
import { anmalan, handIn, newDevice, plainTally, plan, writeFiles } from "./testing/device.ts";
import { terminal } from "./testing/terminal.ts";

const TIMEOUT_MS = 60_000;
const today = dayOf(2027, 1, 10);
const year = { year: 2026, kind: "year", index: 1 } as const;
const silent = { out: () => undefined, err: () => undefined, progress: undefined, today };

beforeAll(() => ready);

type Place = Awaited<ReturnType<typeof nns>>;

/** NNS, and a folder with a startfil for each förbund that a test registers. */
async function nns() {
  const { vifragar, at } = terminal(today);
  await vifragar("keygen", "--prov", "--name", "NNS", "--out", at("nns.json"));
  const keys = ["--key", at("nns.json"), "--dir", at("nns")];
  const collected = async () => openCollector(at("nns"), await readForbundKey(at("nns.json")));
  const sum = () => sumIn(at("nns"), at("nns.json"));
  return { vifragar, at, keys, collected, sum };
}

/** What a collector counts for the year. */
async function sumIn(folder: string, key: string) {
  const collector = await openCollector(folder, await readForbundKey(key));
  const period = closePeriod(year, today);
  if (period === undefined) throw new RangeError("a test's year is not over");
  const { insatser } = await countPeriod(collector, period, { io: silent });
  return insatser.map(({ tally }) => tally).reduce(mergeTallies, emptyTally(plan));
}

/** A förbund with a released year, registered at NNS. */
async function forbund({ vifragar, at, keys }: Place, name: string, forms: string) {
  const own = ["--key", at(`${name}.json`), "--dir", at(name)];
  await vifragar("keygen", "--prov", "--name", name, "--out", at(`${name}.json`));
  const begun = [...own, "--insats", "Källan", "--out", at(`${name}.startfil`), "--calendar", "year"];
  await vifragar("startfil", ...begun);
  const simulated = ["--startfil", at(`${name}.startfil`), "--period", "2026", "--out", at(`${name}-in`)];
  await vifragar("simulate", ...simulated, "--forms", forms, "--devices", "2", "--seed", forms);
  await vifragar("collect", ...own, "--approve-all", at(`${name}-in`));
  await vifragar("protect", ...own, "--period", "2026");
  const { out: id } = await vifragar("uppat", "--key", at(`${name}.json`), "--id");
  const registered = [...keys, "--forbund", id, "--insats", name, "--out", at(`${name}.nns`)];
  await vifragar("startfil", ...registered, "--calendar", "year");
  const upwards = (...args: readonly string[]) =>
    vifragar("uppat", ...own, "--period", "2026", "--startfil", at(`${name}.nns`), ...args);
  return { own, id, upwards };
}

const contentsOf = (folder: string) =>
  readdirSync(folder)
    .toSorted()
    .map((name) => [name, readFileSync(join(folder, name)).toString("base64")]);

describe("vifragar uppat", () => {
  it("brings the sums of two förbund to NNS, first-time answers alone, with their releases beside", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const place = await nns();
    const { vifragar, at, keys, collected, sum } = place;
    const [north, south] = [await forbund(place, "Norr", "70"), await forbund(place, "Soder", "90")];
    await north.upwards("--out", at("post"));
    await south.upwards("--out", at("post"));

    const first = await vifragar("collect", ...keys, at("post"));
    const before = await sum();
    await vifragar("collect", ...keys, "--approve-all", at("post"), at("post"));

    const total = await sum();
    const own: BlockInsats[] = [];
    for (const name of ["Norr", "Soder"]) {
      const collector = await openCollector(at(name), await readForbundKey(at(`${name}.json`)));
      const period = closePeriod(year, today);
      if (period !== undefined) own.push(...(await countPeriod(collector, period, { io: silent })).insatser);
    }
    const count = (id: string) => own.reduce((all, { tally }) => all + countOf(tally, plan, id), 0);
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining("2 släpp, 0 kunde inte läsas") });
    expect(before.forms).toBe(0);
    expect(count("elsewhere/woman/base") + count("elsewhere/man/base")).toBeGreaterThan(0);
    expect(total.forms).toBe(count("first/woman/base") + count("first/man/base"));
    for (const { id, kind, ...cell } of plan.cells) {
      const isLeftOut = kind === "answer" && "stratum" in cell && cell.stratum === "elsewhere";
      expect(countOf(total, plan, id), id).toBe(isLeftOut ? 0 : count(id));
    }
    expect(() => checkSums(total, plan)).not.toThrow();
    expect(readdirSync(at("nns", "slapp-fran"))).toHaveLength(2);
    expect((await collected()).roster.devices.map(({ label }) => label).toSorted()).toEqual([
      "Norr",
      "Soder",
    ]);
    expect((await vifragar("enheter", ...keys, "--period", "2026")).out).toContain(
      "Alla förbund har lämnat in för 2026.",
    );
  });

  it("counts a correction once that was signed with a new key, whichever file NNS reads first", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const place = await nns();
    const { vifragar, at, keys, sum } = place;
    const { upwards, id } = await forbund(place, "Norr", "70");
    await upwards("--out", at("forst"));
    await vifragar("collect", ...keys, "--approve-all", at("forst"));
    const before = await sum();
    await vifragar("keygen", "--succeeds", at("Norr.json"), "--out", at("ny.json"));
    const own = ["--key", at("ny.json"), "--dir", at("Norr")];
    const late = ["--startfil", at("Norr.startfil"), "--period", "2026", "--out", at("sena")];
    await vifragar("simulate", ...late, "--forms", "30", "--devices", "1", "--seed", "9");
    await vifragar("collect", ...own, "--approve-all", at("sena"));
    await vifragar("protect", ...own, "--period", "2026", "--correct", "late");
    const sent = await vifragar("uppat", ...own, "--period", "2026", "--out", at("sedan"));

    await vifragar("collect", ...keys, at("sedan"));
    const unapproved = await sum();
    await vifragar("collect", ...keys, "--approve-all", at("sedan"), at("forst"));
    const after = await sum();
    const listed = await vifragar("enheter", ...keys, "--period", "2026");
    // Another NNS folder, into which everything comes at once and in the other order.
    const again = ["--key", at("nns.json"), "--dir", at("nns-igen")];
    const same = ["--forbund", id, "--insats", "Norr", "--calendar", "year", "--out", at("samma.nns")];
    await vifragar("startfil", ...again, ...same);
    await vifragar("collect", ...again, "--approve-all", at("sedan"), at("forst"));
    const together = await sumIn(at("nns-igen"), at("nns.json"));

    expect(sent.code).toBe(0);
    expect(unapproved).toEqual(before);
    expect(after.forms).toBeGreaterThan(before.forms + 15);
    expect(after.forms).toBeLessThanOrEqual(before.forms + 30);
    expect(together).toEqual(after);
    expect(listed.out).toContain("Alla förbund har lämnat in för 2026.");
    expect(readdirSync(at("nns", "slapp-fran"))).toHaveLength(2);
  });

  it("gives the very same files when it is run again", { timeout: TIMEOUT_MS }, async () => {
    const place = await nns();
    const { at } = place;
    const { upwards } = await forbund(place, "Norr", "40");

    const first = await upwards("--out", at("post"));
    const again = await upwards("--out", at("post-igen"));

    expect(first.code).toBe(0);
    expect(again.out).toContain("Samma filer som förut");
    expect(contentsOf(at("post-igen"))).toEqual(contentsOf(at("post")));
  });

  it("sends only what has been released, for a period of the kind that NNS asks for, to the NNS it knows", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const place = await nns();
    const { vifragar, at } = place;
    const { own } = await forbund(place, "Norr", "40");
    const other = await nns();
    const { out: id } = await vifragar("uppat", "--key", at("Norr.json"), "--id");
    const stranger = ["--forbund", id, "--insats", "Norr", "--calendar", "year", "--out", at("annan.nns")];
    await other.vifragar("startfil", ...other.keys, ...stranger);
    const post = ["--out", at("post")];

    const none = await vifragar("uppat", ...own, "--period", "2026", ...post);
    await vifragar("uppat", ...own, "--period", "2026", ...post, "--startfil", at("Norr.nns"));
    const unreleased = await vifragar("uppat", ...own, "--period", "2025", ...post);
    const half = await vifragar("uppat", ...own, "--period", "2026-H1", ...post);
    const changed = await vifragar(
      "uppat",
      ...own,
      "--period",
      "2026",
      ...post,
      "--startfil",
      at("annan.nns"),
    );
    const insats = await vifragar(
      "uppat",
      ...own,
      "--period",
      "2026",
      ...post,
      "--startfil",
      at("Norr.startfil"),
    );

    expect(none).toMatchObject({ code: 1, err: expect.stringContaining("ange NNS startfil") });
    expect(unreleased).toMatchObject({ code: 1, err: expect.stringContaining("inte släppt") });
    expect(half).toMatchObject({ code: 1, err: expect.stringContaining("en annan sorts period") });
    expect(changed).toMatchObject({ code: 1, err: expect.stringContaining("inte från samma NNS") });
    expect(insats).toMatchObject({ code: 1, err: expect.stringContaining("ett annat förbund") });
  });
});

describe("vifragar collect, at NNS", () => {
  it("refuses answers of people who were asked elsewhere before, a lead's part of a release and a changed one", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const place = await nns();
    const { vifragar, at, keys } = place;
    const { upwards } = await forbund(place, "Norr", "40");
    await upwards("--out", at("post"));
    mkdirSync(at("fel"));
    const startfil = startfilIn(at("Norr.nns"));
    const device = newDevice();
    const { counts, ...tally } = plainTally(12);
    const moved = plan.cells.map(({ id }) => {
      const first = plan.indexById.get(id.replace(/^elsewhere/, "first"));
      return id.startsWith("first/") ? 0 : (counts[first ?? -1] ?? 0);
    });
    const made = await handIn(device, startfil, {
      tally: { ...tally, counts: moved },
      period: year,
      day: today,
    });
    writeFiles(at("fel"), new Map([...made.files].filter(([name]) => name.startsWith("tal-"))));
    writeFileSync(at("fel", "a.age"), await anmalan(device, startfil));
    const released = readFileSync(at("Norr", "slapp", "2026.json"), "utf8");
    const part = readdirSync(at("Norr", "slapp")).find((name) => name.startsWith("insats-")) ?? "";
    writeFileSync(at("fel", "del.json"), readFileSync(at("Norr", "slapp", part)));
    writeFileSync(at("fel", "andrat.json"), released.replace('"name":"Norr"', '"name":"Nord"'));

    const { out } = await vifragar("collect", ...keys, "--json", at("fel"));
    const protectedThere = await vifragar("protect", ...keys, "--period", "2026");

    const { files } = JSON.parse(out) as { files: { file: string; result: string; code?: string }[] };
    expect(files.map(({ result, code }) => code ?? result).toSorted()).toEqual(
      ["EXTRACT", "SUMS", "bad-signature", "device"].toSorted(),
    );
    expect(protectedThere).toMatchObject({ code: 1, err: expect.stringContaining("nationella tabeller") });
  });

  it("finds out a sum whose rows do not add up, whoever has signed it", { timeout: TIMEOUT_MS }, async () => {
    const place = await nns();
    const { vifragar, at, keys } = place;
    await forbund(place, "Norr", "40");
    mkdirSync(at("fel"));
    const startfil = startfilIn(at("Norr.nns"));
    const tally = plainTally(12);
    const lie = { ...tally, counts: tally.counts.map((count, cell) => (cell === 1 ? count + 1 : count)) };
    const made = await handIn(newDevice(), startfil, { tally: lie, period: year, day: today });
    writeFiles(at("fel"), made.files);

    const { out } = await vifragar("collect", ...keys, at("fel"));

    expect(out).toContain("SUMS: Siffrorna i filen går inte ihop");
  });
});

describe("a sum on its way", () => {
  it("opens for NNS and not for the förbund that made it", { timeout: TIMEOUT_MS }, async () => {
    const place = await nns();
    const { at } = place;
    const { upwards } = await forbund(place, "Norr", "40");
    await upwards("--out", at("post"));
    const name = readdirSync(at("post")).find((file) => file.startsWith("tal-")) ?? "";
    const bytes = readFileSync(at("post", name));
    const [nnsKey, own] = [await readForbundKey(at("nns.json")), await readForbundKey(at("Norr.json"))];

    const plain = await decryptWith(nnsKey.identity, bytes);

    expect(new TextDecoder().decode(plain.subarray(0, 4))).toBe("VFVT");
    await expect(decryptWith(own.identity, bytes)).rejects.toThrow();
  });
});

function startfilIn(path: string): Startfil {
  const known = { today, instruments: [workingWording] };
  return openStartfil(readFileSync(path, "utf8"), verify, known).startfil;
}
