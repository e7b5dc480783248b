import {
  type CorrectionReason,
  closePeriod,
  countOf,
  csvOf,
  highsSolve,
  mergeTallies,
  type Period,
  partOf,
  periodKey,
  periodsOf,
  type Tally,
  workingWording,
} from "@vifragar/core";
import loadHighs from "highs";
import { describe, expect, it } from "vitest";
import { readBook } from "../book/records.ts";
import { withApproved, withRevoked } from "../devices/device-list.ts";
import { type ChosenFile, importFiles } from "../imports/import-files.ts";
import { releasedReport, releasedTables } from "../report/released-report.ts";
import {
  addInsats,
  coveragePlan,
  ended,
  plan,
  plans,
  running,
  type TestDevice,
  type TestForbund,
  tallyOf,
  testDevice,
  testForbund,
  today,
} from "../testing/forbund.ts";
import { randomHex } from "../ui/random-hex.ts";
import { checksOf } from "./checks.ts";
import { directProtector } from "./direct-protector.ts";
import { changedFiles, withMerged } from "./editions.ts";
import { inputsOfRelease, storedRelease, withRelease, workOf } from "./freeze.ts";
import { gather } from "./gather.ts";

const protector = directProtector(async () => highsSolve(await loadHighs()));

const take = ({ vault, keeper }: TestForbund, ...files: readonly ChosenFile[]) =>
  importFiles(files, { vault, keeper, plans, today, onProgress: () => undefined });

async function approvedDevice(place: TestForbund, name: string): Promise<TestDevice> {
  const insats = await addInsats(place, name);
  const device = testDevice(insats.id, insats.startfil, place.keeper.current().forbund);
  await take(place, await device.anmalan());
  const [waiting] = place.keeper.current().waiting;
  if (waiting !== undefined)
    await place.keeper.change((book) => withApproved(book, waiting, `Enhet ${name}`));
  return device;
}

async function handIn(place: TestForbund, device: TestDevice, tally: Tally, period: Period = ended) {
  const files = await device.handIn({ tally, period });
  await take(place, files.tally, files.coverage);
}

/** Releases a period as the screen does. */
async function release(
  { vault, keeper }: TestForbund,
  period: Period,
  { byHand = false, correction }: { readonly byHand?: boolean; readonly correction?: CorrectionReason } = {},
) {
  const checks = checksOf(keeper.current(), period, { today, byHand });
  const isStopped = checks.stop !== undefined && correction === undefined;
  if (isStopped || checks.closed === undefined) return checks.stop;
  const gathered = await gather(keeper.current(), checks.closed, {
    vault,
    plan,
    isCorrection: correction !== undefined,
    onProgress: () => undefined,
  });
  const work = workOf(keeper.current(), gathered, {
    period,
    instrument: workingWording,
    today,
    byHand,
    correction,
  });
  const outcome = await protector.protect(work);
  if (outcome.kind === "refused") return outcome.reason;
  const salt = randomHex(32);
  const signed = await outcome.release({
    inputs: inputsOfRelease(gathered, salt),
    signer: keeper.current().forbund.signer,
    sign: (domain, message) => vault.sign(domain, message),
    day: today,
  });
  const before = keeper.current().releases.get(periodKey(period));
  const frozen = storedRelease(signed, gathered, {
    period,
    released: today,
    byHand,
    salt,
    plan,
    coveragePlan,
    corrects: correction !== undefined && before !== undefined ? { reason: correction, before } : undefined,
  });
  await keeper.change((book) => withRelease(book, frozen));
  return undefined;
}

const reportIn = ({ keeper }: TestForbund, period: Period) => {
  const found = keeper.current().releases.get(periodKey(period));
  return found && releasedReport(keeper.current(), found, { instrument: workingWording, coveragePlan });
};

const baseIn = ({ keeper }: TestForbund, period: Period) => {
  const found = keeper.current().releases.get(periodKey(period));
  return found && releasedTables(keeper.current(), found).forbund.cells.get("all/base");
};

const first = (tally: Tally) =>
  countOf(tally, plan, "first/woman/base") + countOf(tally, plan, "first/man/base");

describe("a release", () => {
  it("counts every approved device once, from its latest file", { timeout: 60_000 }, async () => {
    const place = await testForbund();
    const [a, b] = [await approvedDevice(place, "A"), await approvedDevice(place, "B")];
    const [tallyA, tallyB] = [tallyOf(40, 1), tallyOf(35, 2)];
    await handIn(place, a, tallyOf(20, 1));
    await handIn(place, a, tallyA);
    await handIn(place, b, tallyB);

    expect(await release(place, ended)).toBeUndefined();

    expect(baseIn(place, ended)).toEqual({ kind: "shown", count: first(tallyA) + first(tallyB) });
    const report = reportIn(place, ended);
    expect(report?.sections[0]?.id).toBe("tillfragade");
    expect(report && csvOf(report)).toContain("process/covered");
  });

  it("is refused while the period runs", async () => {
    const place = await testForbund();
    await handIn(place, await approvedDevice(place, "A"), tallyOf(40, 1, running), running);

    expect(await release(place, running)).toBe("not-over");
    expect(await release(place, running, { byHand: true })).toBe("not-over");
  });

  it("may be made of a running period in a provförbund, by hand", { timeout: 60_000 }, async () => {
    const place = await testForbund({ prov: true });
    await handIn(place, await approvedDevice(place, "A"), tallyOf(40, 1, running), running);

    expect(await release(place, running)).toBe("not-over");
    expect(await release(place, running, { byHand: true })).toBeUndefined();

    const report = reportIn(place, running);
    expect(report?.notices).toContain("PROV: siffrorna är på låtsas");
    expect(place.keeper.current().releases.get("2026-H2")?.byHand).toBe(true);
  });

  it("is refused when nothing has come in, and when fewer than ten have answered", async () => {
    const place = await testForbund();
    const device = await approvedDevice(place, "A");
    const before = await release(place, ended);
    await handIn(place, device, tallyOf(9));

    expect(before).toBe("nothing");
    expect(await release(place, ended)).toBe("too-few");
  });

  it("happens once, and what comes later changes nothing in it", { timeout: 60_000 }, async () => {
    const place = await testForbund();
    const device = await approvedDevice(place, "A");
    await handIn(place, device, tallyOf(40));
    await release(place, ended);
    const before = place.keeper.current().releases.get("2026-H1");

    const files = await device.handIn({ tally: tallyOf(60), period: ended });
    const [line] = await take(place, files.tally);

    expect(line?.text).toContain("Perioden är redan släppt");
    expect(await release(place, ended)).toBe("released");
    expect(place.keeper.current().releases.get("2026-H1")).toBe(before);
    expect(baseIn(place, ended)).toEqual({ kind: "shown", count: first(tallyOf(40)) });
  });

  it("of a year takes the released part as it was, and adds the rest", { timeout: 90_000 }, async () => {
    const place = await testForbund({ prov: true });
    const device = await approvedDevice(place, "A");
    const [spring, autumn] = [tallyOf(60, 1), tallyOf(50, 2, running)];
    await handIn(place, device, spring);
    await release(place, ended);
    await handIn(place, device, tallyOf(70, 1));
    await handIn(place, device, autumn, running);

    const year: Period = { year: 2026, kind: "year", index: 1 };
    expect(await release(place, year, { byHand: true })).toBeUndefined();

    expect(baseIn(place, year)).toEqual({ kind: "shown", count: first(spring) + first(autumn) });
    expect(await release(place, running, { byHand: true })).toBe("in-released-year");
  });

  it("is corrected by a release of its own, and the one before it stays", { timeout: 60_000 }, async () => {
    const place = await testForbund();
    const device = await approvedDevice(place, "A");
    const late = mergeTallies(tallyOf(40), tallyOf(30, 5));
    await handIn(place, device, tallyOf(40));
    await release(place, ended);
    const original = place.keeper.current().releases.get("2026-H1");
    const unchanged = await release(place, ended, { correction: "late" });
    await handIn(place, device, late);

    expect(changedFiles(place.keeper.current(), ended)).toBe(2);
    expect(await release(place, ended, { correction: "late" })).toBeUndefined();

    expect(unchanged).toBe("unchanged");
    const second = place.keeper.current().releases.get("2026-H1");
    expect(second?.correction).toMatchObject({
      edition: 2,
      reason: "late",
      replaced: [{ edition: 1, digest: original?.digest, file: original?.file }],
    });
    expect(baseIn(place, ended)).toEqual({ kind: "shown", count: first(late) });
    expect(reportIn(place, ended)?.notices[0]).toContain("RÄTTAD");
    expect(changedFiles(place.keeper.current(), ended)).toBe(0);
    const read = await readBook(place.vault);
    expect(read?.releases.get("2026-H1")).toEqual(second);
  });

  it("counts a period that was too small, once somebody has decided so", { timeout: 60_000 }, async () => {
    const place = await testForbund({ calendar: "quarter" });
    const device = await approvedDevice(place, "A");
    const [one, two] = periodsOf(2026, "quarter");
    if (one === undefined || two === undefined) throw new Error("a year has quarters");
    const [few, more] = [tallyOf(6, 1, one), tallyOf(40, 2, two)];
    await handIn(place, device, few, one);
    await handIn(place, device, more, two);

    const small = await release(place, one);
    await place.keeper.change((book) => withMerged(book, one, true));

    expect(small).toBe("too-few");
    expect(await release(place, one)).toBe("merged");
    expect(await release(place, two)).toBeUndefined();
    expect(await release(place, one)).toBe("released-with-next");
    expect(baseIn(place, two)).toEqual({ kind: "shown", count: first(few) + first(more) });
    expect(reportIn(place, two)?.period).toBe("januari–juni 2026");
  });

  it("leaves out devices that are not approved, and files after a revocation", {
    timeout: 60_000,
  }, async () => {
    const place = await testForbund();
    const known = await approvedDevice(place, "A");
    const insats = await addInsats(place, "B");
    const stranger = testDevice(insats.id, insats.startfil, place.keeper.current().forbund);
    await handIn(place, known, tallyOf(40));
    await handIn(place, stranger, tallyOf(30, 2));
    const [device] = place.keeper.current().roster.devices;
    if (device !== undefined) await place.keeper.change((book) => withRevoked(book, device));
    await handIn(place, known, tallyOf(90));

    await release(place, ended);

    expect(baseIn(place, ended)).toEqual({ kind: "shown", count: first(tallyOf(40)) });
  });

  it("is not made when a sealed file has been lost or altered", async () => {
    const place = await testForbund();
    await handIn(place, await approvedDevice(place, "A"), tallyOf(40));
    const [name] = await place.vault.listRecords("sealed/");
    const bytes = place.vault.records.get(name ?? "");
    const closed = closePeriod(ended, today);
    if (closed === undefined || bytes === undefined || name === undefined)
      throw new Error("nothing to release");
    const open = () =>
      gather(place.keeper.current(), closed, { ...place, plan, onProgress: () => undefined });

    place.vault.records.delete(name);
    await expect(open()).rejects.toMatchObject({ code: "file-missing" });
    place.vault.records.set(
      name,
      bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte)),
    );
    await expect(open()).rejects.toMatchObject({ code: "file-altered" });
  });

  it("freezes the coverage with the answers", { timeout: 60_000 }, async () => {
    const place = await testForbund();
    await handIn(place, await approvedDevice(place, "A"), tallyOf(40));
    await release(place, ended);

    const [frozen] = place.keeper.current().releases.get("2026-H1")?.coverage ?? [];

    expect(frozen?.counts).toEqual(partOf(tallyOf(40), plan, coveragePlan).counts);
    expect(frozen?.forms).toBe(40);
  });

  it("is not read when somebody else has signed it", { timeout: 60_000 }, async () => {
    const [ours, theirs] = [await testForbund(), await testForbund()];
    await handIn(theirs, await approvedDevice(theirs, "A"), tallyOf(40));
    await release(theirs, ended);
    const foreign = theirs.keeper.current().releases.get("2026-H1");

    expect(() => foreign && releasedTables(ours.keeper.current(), foreign)).toThrow("cannot be read");
  });
});
