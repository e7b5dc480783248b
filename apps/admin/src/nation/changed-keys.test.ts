/** Keys are changed between a sum and its correction: at the förbund, at NNS. Nobody is counted twice. */
import {
  closePeriod,
  countOf,
  handInRowsOf,
  mayReplace,
  openStartfil,
  type RosterDevice,
  type Tally,
  termOn,
  workingWording,
} from "@vifragar/core";
import { verify } from "@vifragar/sealing";
import { beforeAll, describe, expect, it } from "vitest";
import { collectionOf } from "../book/book.ts";
import { keeperOf } from "../book/keeper.ts";
import { readBook } from "../book/records.ts";
import { withApproved, withRevoked } from "../devices/device-list.ts";
import { changeKeys, draftKeys, insatserToInvite } from "../forbund/change-keys.ts";
import type { ChosenFile } from "../imports/import-files.ts";
import { makeStartfil, withStartfil } from "../insatser/startfil.ts";
import {
  addInsats,
  ended,
  insatsIn,
  plan,
  type TestForbund,
  testForbund,
  today,
} from "../testing/forbund.ts";
import { answered, protector, releasedForbund, releasePeriod, take } from "../testing/released.ts";
import { handUp, invite } from "../testing/upwards.ts";
import { forbundRows, stateTextOf, trustedReleases } from "./forbund-at-nns.ts";
import { gatherNation, nationWorkOf } from "./gather-nation.ts";
import { nationTableOf } from "./nation-table.ts";

const TIMEOUT_MS = 60_000;

const changed = async (place: TestForbund) =>
  changeKeys(await draftKeys(place.vault, place.keeper.current().forbund), { ...place, today });

/** NNS approves what waits, in this order or the other. */
async function approveAll({ keeper }: TestForbund, { reversed = false } = {}): Promise<void> {
  const { waiting } = keeper.current();
  for (const [at, one] of (reversed ? waiting.toReversed() : waiting).entries())
    await keeper.change((book) => withApproved(book, one, `Nyckel ${at + 1}`));
}

/** The same NNS before anything came; what it takes in is written nowhere. */
function emptied({ keeper }: TestForbund): TestForbund["keeper"] {
  const book = keeper.current();
  const nothing = { snapshots: new Map(), received: new Map(), waiting: [] };
  const roster = { ...book.roster, devices: [] };
  return keeperOf({ changeRecords: async () => undefined }, { ...book, ...nothing, roster });
}

/** What NNS counts for the half-year. */
async function gathered({ vault, keeper }: TestForbund) {
  const period = closePeriod(ended, today);
  if (period === undefined) throw new RangeError("a test's period is not over");
  return gatherNation(keeper.current(), period, { vault, plan, onProgress: () => undefined });
}

const formsIn = async (nns: TestForbund): Promise<readonly number[]> =>
  (await gathered(nns)).insatser.map(({ tally }) => tally.forms);

const answersIn = (tally: Tally): number =>
  countOf(tally, plan, "first/woman/base") + countOf(tally, plan, "first/man/base");

describe("a correction that a förbund sends after it has changed keys", () => {
  let nns: TestForbund;
  let north: TestForbund;
  let startfil: string;
  let first: readonly ChosenFile[];
  let second: readonly ChosenFile[];
  let old: RosterDevice | undefined;

  beforeAll(async () => {
    nns = await testForbund({ level: "nation", name: "NNS" });
    north = await releasedForbund("Norr", [60, 35]);
    startfil = await invite(nns, north);
    ({ files: first } = await handUp(north, startfil));
    await take(nns, ...first);
    await approveAll(nns);
    [old] = nns.keeper.current().roster.devices;

    // A third insats was late. By then the förbund has other keys.
    await answered(north, await addInsats(north, "Norr 3"), { forms: 41, seed: 7, label: "Enhet 3" });
    await changed(north);
    await releasePeriod(north, ended, { correction: "late" });
    ({ files: second } = await handUp(north, startfil));
  }, TIMEOUT_MS);

  it("counts the sum before until somebody has compared the words of the new key", async () => {
    const [before] = await formsIn(nns);
    const lines = await take(nns, ...second);

    // The first release goes along once more, and is the very same.
    expect(lines.map(({ status }) => status)).toEqual(["read", "read", "read", "known", "read"]);
    expect(await formsIn(nns)).toEqual([before]);
    const [row] = forbundRows(nns.keeper.current(), ended);
    expect(row && stateTextOf(row)).toBe("Klart, men en ny nyckel väntar på att godkännas");
  });

  it("counts the correction alone from then on, with all that the förbund has told", async () => {
    const [before = 0] = await formsIn(nns);
    await approveAll(nns);

    const { insatser, sources } = await gathered(nns);
    const [own] = insatser;

    expect(insatser).toHaveLength(1);
    expect(own?.tally.forms).toBeGreaterThan(before + 30);
    expect(own && answersIn(own.tally)).toBe(own?.tally.forms);
    expect(own?.tally.forms).toBeLessThan(before + 42);
    expect(sources.map(({ releases }) => releases.length)).toEqual([2]);
  });

  it("protects the nation with both editions, whichever key has signed them", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const period = closePeriod(ended, today);
    if (period === undefined) throw new RangeError("a test's period is not over");
    const work = nationWorkOf(nns.keeper.current(), await gathered(nns), {
      period,
      instrument: workingWording,
      today,
      byHand: false,
    });

    expect((await protector.protect(work)).kind).toBe("protected");
  });

  it.each([
    ["in the order they were made", { files: () => [...first, ...second], reversed: false }],
    ["the later first", { files: () => [...second, ...first], reversed: false }],
    ["approved the other way round", { files: () => [...first, ...second], reversed: true }],
    ["twice", { files: () => [...second, ...first, ...first, ...second], reversed: true }],
  ])("gives the same sum when all files come at once, %s", async (_, { files, reversed }) => {
    const right = await formsIn(nns);
    const other = { vault: nns.vault, keeper: emptied(nns) };

    await take(other, ...files());
    await approveAll(other, { reversed });

    expect(await formsIn(other)).toEqual(right);
  });

  it("shows the correction, not what it corrects, also after the vault has been opened again", async () => {
    const table = nationTableOf(nns.keeper.current());
    const read = await readBook(nns.vault);

    expect(table.forbund.map(({ insatser }) => insatser.map(({ name }) => name))).toEqual([
      ["Norr 1", "Norr 2", "Norr 3"],
    ]);
    expect(read && nationTableOf(read)).toEqual(table);
    expect(read && trustedReleases(read).map(({ edition }) => edition)).toEqual([1, 2]);
  });

  it("waits for one sum of a förbund, whichever key it came with", () => {
    const { roster } = nns.keeper.current();
    const rows = handInRowsOf({
      collection: collectionOf(nns.keeper.current()),
      roster,
      period: ended,
      insatser: new Set(roster.devices.flatMap(({ insatser }) => insatser)),
      kvitton: [],
      today,
      graceDays: 14,
    });

    expect(roster.devices).toHaveLength(2);
    expect(rows).toMatchObject([{ state: "approved", standing: "counted" }]);
  });

  it("counts the sum before again when the new key turns out to be nobody's", async () => {
    const { keeper } = nns;
    const stranger = keeper.current().roster.devices.find(({ signer }) => signer !== old?.signer);
    const book = keeper.current();
    const without = {
      ...book,
      roster: withRevoked({ ...book, snapshots: new Map() }, stranger as RosterDevice).roster,
    };

    expect(forbundRows(without, ended).map(({ sum }) => sum?.signer)).toEqual([old?.signer]);
  });
});

describe("NNS changes its keys", () => {
  it("opens what was sealed before, is known by förbund without words, and asks for new startfiler", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const nns = await testForbund({ level: "nation", name: "NNS" });
    const north = await releasedForbund("Norr", [60]);
    const before = await invite(nns, north);
    const onItsWay = await handUp(north, before);

    await changed(nns);
    const lines = await take(nns, ...onItsWay.files);
    await approveAll(nns);
    const [right] = await formsIn(nns);
    const toInvite = insatserToInvite(nns.keeper.current());
    const book = nns.keeper.current();
    const [norr] = toInvite;
    const made = await makeStartfil(book, insatsIn(book, norr?.id ?? insatsMissing()), {
      term: termOn(book.forms, today),
      sign: (domain, message) => nns.vault.sign(domain, message),
      today,
    });
    await nns.keeper.change((all) => withStartfil(all, made.issued));
    const again = await handUp(north, made.text);
    const taken = await take(nns, ...again.files);

    expect(lines.map(({ status }) => status)).toEqual(["read", "read", "read", "read"]);
    expect(toInvite.map(({ name }) => name)).toEqual(["Norr"]);
    expect(mayReplace(startfilIn(before), startfilIn(made.text), verify)).toBe(true);
    // The same key of the förbund: nothing to approve, and the new sum stands where the old one did.
    expect(taken.map(({ status }) => status)).toEqual(["known", "read", "read", "known"]);
    expect(await formsIn(nns)).toEqual([right]);
    expect(insatserToInvite(nns.keeper.current())).toEqual([]);
  });
});

const startfilIn = (text: string) =>
  openStartfil(text, verify, { today, instruments: [workingWording] }).startfil;

function insatsMissing(): never {
  throw new Error("no förbund is to be invited");
}
