import { snapshotsToAdd } from "@vifragar/core";
import { encryptTo, MOST_SEALED_BYTES, makeIdentity } from "@vifragar/sealing";
import { describe, expect, it } from "vitest";
import { collectionOf } from "../book/book.ts";
import { sealedName } from "../book/records.ts";
import { withApproved } from "../devices/device-list.ts";
import {
  addInsats,
  ended,
  fileOf,
  plans,
  type TestForbund,
  tallyOf,
  testDevice,
  testForbund,
  today,
} from "../testing/forbund.ts";
import { type ChosenFile, importFiles } from "./import-files.ts";

const take = ({ vault, keeper }: TestForbund, ...files: readonly ChosenFile[]) =>
  importFiles(files, { vault, keeper, plans, today, onProgress: () => undefined });

const counted = ({ keeper }: TestForbund) =>
  snapshotsToAdd(collectionOf(keeper.current()), keeper.current().roster, { kind: "tally", period: ended });

async function forbundWithDevice(name = "MIA Vidare", options = {}) {
  const place = await testForbund(options);
  const insats = await addInsats(place, name);
  const device = testDevice(insats.id, insats.startfil, place.keeper.current().forbund);
  return { ...place, insats, device };
}

async function bytesOf(file: ChosenFile): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

describe("importFiles", () => {
  it("counts a device's file once it has been approved, and not before", async () => {
    const place = await forbundWithDevice();
    const { tally } = await place.device.handIn({ tally: tallyOf(12), period: ended });
    const [first, second] = await take(place, tally, await place.device.anmalan());
    const waitingBefore = counted(place).length;

    const [waiting] = place.keeper.current().waiting;
    if (waiting !== undefined)
      await place.keeper.change((book) => withApproved(book, waiting, "Surfplatta 1"));

    expect(first).toMatchObject({ status: "read" });
    expect(first?.text).toContain("Enheten är inte godkänd");
    expect(second).toMatchObject({ status: "read" });
    expect(waitingBefore).toBe(0);
    expect(counted(place).map(({ forms }) => forms)).toEqual([12]);
    expect(place.keeper.current().waiting).toEqual([]);
  });

  it("changes nothing when a file is imported again, alone or twice in one choice", async () => {
    const place = await forbundWithDevice();
    const { tally, coverage } = await place.device.handIn({ tally: tallyOf(12), period: ended });
    await take(place, tally, coverage);
    const before = place.keeper.current();

    const lines = await take(place, tally, coverage, tally);

    expect(lines.map(({ status }) => status)).toEqual(["known", "known", "known"]);
    expect(place.keeper.current()).toBe(before);
  });

  it("keeps answers sealed and reads coverage", async () => {
    const place = await forbundWithDevice();
    const { tally, coverage } = await place.device.handIn({ tally: tallyOf(12), period: ended });

    await take(place, tally, coverage);

    const stored = [...place.keeper.current().snapshots.values()];
    const answers = stored.find(({ record }) => record.kind === "tally");
    expect(answers?.coverage).toBeNull();
    expect(answers && place.vault.records.get(sealedName(answers.record.digest))).toEqual(
      await bytesOf(tally),
    );
    expect(stored.find(({ record }) => record.kind === "coverage")?.coverage).toHaveLength(
      plans[1].cells.length,
    );
  });

  it("refuses a file that is sealed to another förbund", async () => {
    const place = await forbundWithDevice();
    const other = await forbundWithDevice();
    const { tally } = await other.device.handIn({ tally: tallyOf(12), period: ended });

    const lines = await take(place, tally);

    expect(lines).toEqual([
      { file: "tal-1.age", status: "foreign", text: "Filen hör till ett annat förbund." },
    ]);
    expect(place.keeper.current().snapshots.size).toBe(0);
  });

  it("refuses trial files in a real förbund, even sealed to its own key", async () => {
    const place = await forbundWithDevice();
    const { forbund } = place.keeper.current();
    const trial = testDevice(place.insats.id, place.insats.startfil, { ...forbund, prov: true });
    const { tally } = await trial.handIn({ tally: tallyOf(12), period: ended });

    const lines = await take(place, tally, await trial.anmalan());

    expect(lines.map(({ status }) => status)).toEqual(["foreign", "foreign"]);
    expect(place.keeper.current().waiting).toEqual([]);
  });

  it("refuses an anmälan that answers no startfil of this förbund", async () => {
    const place = await forbundWithDevice();
    const other = await addInsats(await testForbund(), "MIA Vidare");
    const stranger = testDevice(place.insats.id, other.startfil, place.keeper.current().forbund);

    const [line] = await take(place, await stranger.anmalan());

    expect(line).toMatchObject({ status: "foreign" });
  });

  it("refuses damage anywhere in a file, and takes in the whole ones beside it", async () => {
    const place = await forbundWithDevice();
    const { tally, coverage } = await place.device.handIn({ tally: tallyOf(12), period: ended });
    const whole = await bytesOf(tally);
    const damaged = [30, 200, whole.length - 20].map((at) => {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return fileOf(`skadad-${at}.age`, bytes);
    });

    const lines = await take(place, ...damaged, fileOf("kort.age", whole.subarray(0, 300)), coverage);

    expect(lines.slice(0, 4).every(({ status }) => status === "refused" || status === "foreign")).toBe(true);
    expect(lines[4]?.status).toBe("read");
    expect(place.keeper.current().snapshots.size).toBe(1);
  });

  it("knows by their content the files that belong elsewhere", async () => {
    const place = await forbundWithDevice();

    const lines = await take(
      place,
      fileOf("a", place.insats.startfilText),
      fileOf("b.csv", "\uFEFFInsats;Grupp;Antal\r\n"),
      fileOf("c.age", "hej"),
      fileOf("d", ""),
    );

    expect(lines.map(({ text }) => text)).toEqual([
      "Det här är en startfil. Den läses in på enheten, inte här.",
      "Det här är en tabell. Läs in deltagarantal under Insatser.",
      "Filen är inte en svarsfil.",
      "Filen är inte en svarsfil.",
    ]);
  });

  it("refuses a file that is too large without reading it", async () => {
    const place = await forbundWithDevice();
    const huge = {
      name: "stor.age",
      size: MOST_SEALED_BYTES + 1,
      arrayBuffer: () => Promise.reject(new Error("it was read")),
    };

    const [line] = await take(place, huge);

    expect(line).toMatchObject({ status: "refused" });
  });

  it("refuses what is sealed to the förbund and is no file of ours", async () => {
    const place = await forbundWithDevice();
    const { recipient } = place.keeper.current().forbund;
    const sealed = async (text: string) =>
      fileOf("x.age", await encryptTo([recipient], new TextEncoder().encode(text)));

    const lines = await take(place, await sealed("hej"), await sealed('{"content":{},"signature":"00"}'));

    expect(lines.map(({ status }) => status)).toEqual(["refused", "refused"]);
  });

  it("tells how far it has come after every file", async () => {
    const place = await forbundWithDevice();
    const { recipient } = await makeIdentity();
    const files = await Promise.all(
      Array.from({ length: 30 }, async () => fileOf("x.age", await encryptTo([recipient], Uint8Array.of(1)))),
    );
    const progress: number[] = [];

    await importFiles(files, { ...place, plans, today, onProgress: (done) => progress.push(done) });

    expect(progress).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  });
});
