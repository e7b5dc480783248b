import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { countOf, dayOf, type Oracle, parsePeriodKey, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { openCollector } from "./collector-folder.ts";
import { countPeriod } from "./count-period.ts";
import { readForbundKey } from "./forbund-key.ts";
import { closed } from "./protect-period.ts";
import { enrolled, terminal } from "./testing/terminal.ts";

const TIMEOUT_MS = 60_000;
const silent = { out: () => undefined, err: () => undefined, progress: undefined, today: dayOf(2026, 7, 2) };

async function countsIn(at: (...names: readonly string[]) => string) {
  const collector = await openCollector(at("dir"), await readForbundKey(at("key.json")));
  const period = parsePeriodKey("2026-H1");
  if (period === undefined) throw new RangeError("a test names no period");
  const { insatser } = await countPeriod(collector, closed(collector, period, silent, false), { io: silent });
  const [insats] = insatser;
  if (insats === undefined) return { forms: 0, counts: {} };
  const { plan } = collector;
  const counts = plan.cells.map(({ id }) => [id, countOf(insats.tally, plan, id)] as const);
  return { forms: insats.tally.forms, counts: Object.fromEntries(counts.filter(([, count]) => count > 0)) };
}

const collectArgs = (at: (...names: readonly string[]) => string) => [
  "collect",
  "--key",
  at("key.json"),
  "--dir",
  at("dir"),
];

describe("vifragar, from keys to reports", () => {
  it("counts what the oracle counts, whatever is imported twice", { timeout: TIMEOUT_MS }, async () => {
    const { vifragar, at } = terminal();
    await enrolled({ vifragar, at });

    const first = await vifragar(...collectArgs(at), "--approve-all", at("files"));
    const again = await vifragar(...collectArgs(at), at("files"), at("files"));

    const { forms, counts } = JSON.parse(readFileSync(at("oracle.json"), "utf8")) as Oracle;
    expect(first.code).toBe(0);
    expect(again.out).toContain("Klart. 0 inlästa");
    expect(await countsIn(at)).toEqual({ forms, counts });
    expect(forms).toBe(60);
  });

  it("releases once, audits clean, verifies and reports in four forms", { timeout: TIMEOUT_MS }, async () => {
    const { vifragar, at } = terminal();
    await enrolled({ vifragar, at });
    await vifragar(...collectArgs(at), "--approve-all", at("files"));
    const protect = ["protect", "--key", at("key.json"), "--dir", at("dir"), "--period", "2026-H1"];
    const release = at("dir", "slapp", "2026-H1.json");

    const released = await vifragar(...protect);
    const before = readFileSync(release);
    const again = await vifragar(...protect);
    const audited = await vifragar("audit", "--json", release);
    const verified = await vifragar("verify", "--json", release);
    const reported = await vifragar(
      "report",
      "--release",
      release,
      "--out",
      at("out"),
      "--key",
      at("key.json"),
      "--dir",
      at("dir"),
    );

    expect(released.code).toBe(0);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining("redan släppt") });
    expect(readFileSync(release)).toEqual(before);
    expect(JSON.parse(audited.out)).toMatchObject({ ok: true, findings: [] });
    expect(JSON.parse(verified.out)).toMatchObject([{ ok: true, kind: "släpp", facts: { Prov: "ja" } }]);
    expect(reported.code).toBe(0);
    expect(
      readdirSync(at("out"))
        .map((name) => name.split(".").at(-1))
        .toSorted(),
    ).toEqual(["csv", "html", "json", "xlsx"]);
    expect(readFileSync(at("out", "vi-fragar_forbundet_2026-H1.csv"), "utf8")).toContain("PROV");
    // How many answered is no part of a täckningsfil: it was frozen when the period was released.
    expect(readFileSync(at("out", "vi-fragar_forbundet_2026-H1.csv"), "utf8")).toMatch(
      /;process\/answered;Alla;60;visas;/,
    );
  });

  it("refuses to release a period that is not over", { timeout: TIMEOUT_MS }, async () => {
    const { vifragar, at } = terminal(dayOf(2026, 6, 30));
    await enrolled({ vifragar, at });
    await vifragar(...collectArgs(at), "--approve-all", at("files"));

    const { code, err } = await vifragar(
      "protect",
      "--key",
      at("key.json"),
      "--dir",
      at("dir"),
      "--period",
      "2026-H1",
    );

    expect(code).toBe(1);
    expect(err).toContain("är inte slut än");
    expect(existsSync(at("dir", "slapp"))).toBe(false);
  });
});

describe("vifragar collect", () => {
  it("keeps files of a device that nobody has approved, and counts none of them", async () => {
    const { vifragar, at } = terminal();
    await enrolled({ vifragar, at });

    const { out } = await vifragar(...collectArgs(at), at("files"));

    expect(out).toContain("Räknas inte (3 enheter): Insats A, 2026-H1: Väntar på att enheten godkänns");
    expect((await countsIn(at)).forms).toBe(0);
  });

  it("counts a device from the moment its six words have been compared", async () => {
    const { vifragar, at } = terminal();
    await enrolled({ vifragar, at });
    const { out } = await vifragar(...collectArgs(at), at("files"));
    const words = /Väntar på godkännande: (.+)/.exec(out)?.[1] ?? "";

    await vifragar(...collectArgs(at), "--approve", words);

    const { forms } = await countsIn(at);
    expect(forms).toBeGreaterThan(0);
    expect(forms).toBeLessThan(60);
  });

  it("lists a damaged and a foreign file with the reason, and takes in the others", async () => {
    const { vifragar, at } = terminal();
    const other = terminal();
    await enrolled({ vifragar, at });
    await enrolled(other);
    const [foreign = ""] = readdirSync(other.at("files")).filter((name) => name.startsWith("tal-"));
    const [damaged = ""] = readdirSync(at("files")).filter((name) => name.startsWith("tal-"));
    const bytes = readFileSync(at("files", damaged));
    writeFileSync(at("files", "a-skadad.age"), bytes.subarray(0, bytes.length - 100));
    writeFileSync(at("files", "b-brev.txt"), "Hej");

    const { code, out } = await vifragar(
      ...collectArgs(at),
      "--json",
      at("files"),
      other.at("files", foreign),
    );

    const { files } = JSON.parse(out) as {
      files: readonly { file: string; result: string; code?: string }[];
    };
    const refused = files.filter(({ result }) => result === "refused").map(({ code: reason }) => reason);
    expect(code).toBe(1);
    expect(refused).toEqual(["ENVELOPE", "MAGIC", "WRONG_COLLECTOR"]);
    expect(files.filter(({ result }) => result === "new").length).toBeGreaterThan(5);
  });

  it("changes nothing when the key is another förbund's", async () => {
    const { vifragar, at } = terminal();
    await enrolled({ vifragar, at });
    await vifragar(...collectArgs(at), at("files"));
    await vifragar("keygen", "--name", "Andra", "--prov", "--out", at("other.json"));
    const before = readFileSync(at("dir", "samling.age"));

    const { code, err } = await vifragar(
      "collect",
      "--key",
      at("other.json"),
      "--dir",
      at("dir"),
      at("files"),
    );

    expect(code).toBe(1);
    expect(err).toContain("nyckeln hör till ett annat förbund");
    expect(readFileSync(at("dir", "samling.age"))).toEqual(before);
  });
});

describe("vifragar simulate", () => {
  it("makes no answers for a real förbund", async () => {
    const { vifragar, at } = terminal();
    await enrolled({ vifragar, at }, false);

    const { code, err } = await vifragar(
      "simulate",
      "--startfil",
      at("a.startfil"),
      "--period",
      "2026-H1",
      "--out",
      at("files"),
    );

    expect(code).toBe(1);
    expect(err).toContain("bara för ett provförbund");
    expect(existsSync(at("files"))).toBe(false);
  });
});

describe("vifragar startfil", () => {
  it("refuses another instrument than the one its folder counts with", async () => {
    const { vifragar, at } = terminal();
    await enrolled({ vifragar, at });
    const other = { ...workingWording, id: "annan-2026" };
    writeFileSync(at("annan.json"), JSON.stringify(other));
    const insats = ["--key", at("key.json"), "--dir", at("dir"), "--insats", "B", "--out", at("b.startfil")];

    const { code, err } = await vifragar("startfil", ...insats, "--instrument", at("annan.json"));

    expect(code).toBe(1);
    expect(err).toContain("ett annat formulär");
    expect(existsSync(at("b.startfil"))).toBe(false);
  });
});

describe("vifragar keygen", () => {
  it("keeps the key from others' eyes and never writes over it", async () => {
    const { vifragar, at } = terminal();
    const args = ["keygen", "--name", "Förbundet", "--out", at("key.json")];

    await vifragar(...args);
    const before = readFileSync(at("key.json"));
    const { code } = await vifragar(...args);

    expect(statSync(at("key.json")).mode & 0o077).toBe(0);
    expect(code).toBe(1);
    expect(readFileSync(at("key.json"))).toEqual(before);
  });

  // The ordinary command, from the package age; without it there is nothing to compare with.
  const AGE = "age";
  const hasAge = spawnSync(AGE, ["--version"]).status === 0;

  it.runIf(hasAge)("gives an identity that opens snapshots with the ordinary age command", async () => {
    const { vifragar, at } = terminal();
    await enrolled({ vifragar, at });
    const { identity } = JSON.parse(readFileSync(at("key.json"), "utf8")) as { identity: string };
    writeFileSync(at("identity.txt"), `${identity}\n`);
    const [name = ""] = readdirSync(at("files")).filter((file) => file.startsWith("tal-"));

    const plain = execFileSync(AGE, ["--decrypt", "--identity", at("identity.txt"), at("files", name)]);

    expect(plain.subarray(0, 4).toString()).toBe("VFVT");
  });
});

describe("vifragar verify", () => {
  it("says that a startfil has been changed when one letter has", async () => {
    const { vifragar, at } = terminal();
    await enrolled({ vifragar, at });
    const text = readFileSync(at("a.startfil"), "utf8").replace("Insats A", "Insats B");
    writeFileSync(at("b.startfil"), text);

    const whole = await vifragar("verify", at("a.startfil"));
    const changed = await vifragar("verify", at("b.startfil"));

    expect(whole.code).toBe(0);
    expect(changed).toMatchObject({ code: 1, out: expect.stringContaining("underskrift stämmer inte") });
  });
});
