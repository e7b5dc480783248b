/** The road from two förbund to the nation: startfil, sum, import, words, national release. */
import {
  closePeriod,
  countOf,
  firstTimeOnly,
  mergeTallies,
  periodKey,
  type Tally,
  workingWording,
} from "@vifragar/core";
import { beforeAll, describe, expect, it } from "vitest";
import { withApproved } from "../devices/device-list.ts";
import { openStored } from "../release/open-stored.ts";
import { ended, fileOf, plan, type TestForbund, testForbund, today } from "../testing/forbund.ts";
import { protector, releasedForbund, take } from "../testing/released.ts";
import { handUp, invite } from "../testing/upwards.ts";
import { filesOfSum, readNnsStartfil } from "../upwards/hand-upwards.ts";
import { forbundRows } from "./forbund-at-nns.ts";
import { gatherNation, nationWorkOf } from "./gather-nation.ts";
import { filtered, nationTableOf } from "./nation-table.ts";

const by = { today, instruments: [workingWording] };

async function sumOf(place: TestForbund): Promise<Tally> {
  const digests = place.keeper.current().releases.get(periodKey(ended))?.snapshots ?? [];
  const opened = await Promise.all(
    digests.map((digest) => openStored(place.keeper.current(), digest, { vault: place.vault })),
  );
  return firstTimeOnly(opened.map(({ tally }) => tally).reduce(mergeTallies), plan);
}

describe("from förbund to the nation", () => {
  let nns: TestForbund;
  let north: TestForbund;
  let south: TestForbund;
  let startfil: string;
  let sent: Awaited<ReturnType<typeof handUp>>;

  beforeAll(async () => {
    nns = await testForbund({ level: "nation", name: "NNS" });
    [north, south] = await Promise.all([releasedForbund("Norr", [60, 35]), releasedForbund("Söder", [80])]);
    startfil = await invite(nns, north);
    sent = await handUp(north, startfil);
  }, 60_000);

  it("keeps a sum and release that nobody has vouched for, and counts neither", async () => {
    const lines = await take(nns, ...sent.files);

    expect(lines.map(({ status }) => status)).toEqual(["read", "read", "read", "read"]);
    expect(forbundRows(nns.keeper.current(), ended).map(({ state }) => state)).toEqual(["waiting"]);
    expect((await take(nns, ...sent.files)).map(({ status }) => status)).toEqual(
      Array.from({ length: 4 }, () => "known"),
    );
  });

  it("names the words that the förbund shows", () => {
    expect(nns.keeper.current().waiting.map(({ digest }) => digest)).toEqual([sent.sum.anmalan]);
  });

  it("gives out the very same files again", async () => {
    const again = await filesOfSum(sent.sum, north.vault);

    for (const [at, { name, bytes }] of again.entries()) {
      expect(name).toBe(sent.files[at]?.name);
      expect(new Uint8Array((await sent.files[at]?.arrayBuffer()) ?? [])).toEqual(bytes);
    }
  });

  it("adds up first-time answers alone, protects them with what each förbund has told, and shows them", {
    timeout: 60_000,
  }, async () => {
    const other = await handUp(south, await invite(nns, south));
    await take(nns, ...other.files);
    for (const waiting of nns.keeper.current().waiting)
      await nns.keeper.change((book) => withApproved(book, waiting, waiting.anmalan.insats));
    const period = closePeriod(ended, today);
    if (period === undefined) throw new RangeError("a test's period is not over");

    const opening = { vault: nns.vault, plan, onProgress: () => undefined };
    const gathered = await gatherNation(nns.keeper.current(), period, opening);
    const outcome = await protector.protect(
      nationWorkOf(nns.keeper.current(), gathered, {
        period,
        instrument: workingWording,
        today,
        byHand: false,
      }),
    );

    const own = mergeTallies(await sumOf(north), await sumOf(south));
    const total = gathered.insatser.map(({ tally }) => tally).reduce(mergeTallies);
    expect(total).toEqual(own);
    expect(countOf(total, plan, "elsewhere/woman/base")).toBe(0);
    expect(gathered.sources.map(({ releases }) => releases.length)).toEqual([1, 1]);
    expect(outcome.kind === "protected" && outcome.preview.shown).toBeGreaterThan(0);
  });

  it("tells by förbund and insats what they have released, and finds an insats by its name", () => {
    const table = nationTableOf(nns.keeper.current());

    expect(table.forbund.map(({ name, insatser }) => [name, insatser.length])).toEqual([
      ["Norr", 2],
      ["Söder", 1],
    ]);
    expect(filtered(table.forbund, "norr 2").map(({ insatser }) => insatser.map(({ name }) => name))).toEqual(
      [["Norr 2"]],
    );
  });

  it("refuses a startfil of another förbund, and one of another NNS than before", async () => {
    const stranger = await testForbund({ level: "nation", name: "NNS" });
    const theirs = await invite(stranger, north);

    expect(readNnsStartfil(south.keeper.current(), startfil, by)).toMatchObject({ ok: false });
    expect(readNnsStartfil(north.keeper.current(), theirs, by)).toEqual({
      ok: false,
      text: "Startfilen kommer inte från samma NNS som förut.",
    });
  });

  it("refuses a lead's part of a release, and a release of a förbund that is not registered", async () => {
    const [part] = Object.values(north.keeper.current().releases.get(periodKey(ended))?.insatsFiles ?? {});
    const elsewhere = await testForbund({ level: "nation", name: "NNS 2" });

    const [line] = await take(nns, fileOf("del.json", part ?? ""));
    const [foreign] = await take(elsewhere, sent.files[3] ?? fileOf("x", ""));

    expect(line?.text).toContain("Be förbundet om hela släppet");
    expect(foreign?.status).toBe("foreign");
  });
});
