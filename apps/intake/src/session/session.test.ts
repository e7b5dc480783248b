import {
  type AnswerValues,
  countOf,
  dayOf,
  emptyAnswers,
  instrumentHashOf,
  inventedInstrument,
  LanguageTag,
  type OpenedStartfil,
  openStartfil,
  parseResponse,
  planOf,
  workingWording,
} from "@vifragar/core";
import { handInItems, insatserOf, loadEnrolments } from "@vifragar/enrolment";
import { handOverStore } from "@vifragar/form/encrypted-storage";
import { ready, verify } from "@vifragar/sealing";
import { beforeAll, describe, expect, it } from "vitest";
import type { MemoryVault } from "../testing/memory-vault.ts";
import { type TestPlatform, TODAY, testPlatform } from "../testing/platform.ts";
import { testStartfil } from "../testing/startfil.ts";
import { createSession, type Round, type Session } from "./session.ts";
import type { Unlocked } from "./state.ts";

const PASSPHRASE = "sju små ord på rad";
const plan = planOf(workingWording);
const sv = LanguageTag.parse("sv");

beforeAll(() => ready);

async function opened(change: Parameters<typeof testStartfil>[0] = {}): Promise<OpenedStartfil> {
  const { text } = await testStartfil(change);
  return openStartfil(text, verify, { today: TODAY, instruments: [workingWording] });
}

/** A device that has taken one startfil and stands unlocked. */
async function enrolled(change: Parameters<typeof testStartfil>[0] = {}) {
  const platform = testPlatform();
  const session = createSession(platform);
  await session.start();
  await session.takeStartfil(await opened(change));
  const vault = change.prov ? platform.prov : platform.real;
  await vault.create({ passphrase: PASSPHRASE });
  await session.created();
  session.dropStartfil();
  return { platform, session, vault };
}

/** The instrument that a startfil names lies beside it, and is not counted here. */
const startfilerIn = ({ records }: MemoryVault) =>
  [...records.keys()].filter((name) => name.startsWith("startfil/"));

function unlocked(session: Session): Unlocked {
  const state = session.state();
  if (state.kind !== "unlocked") throw new Error(`the app is ${state.kind}`);
  return state;
}

function roundOf(session: Session): Round {
  const [enrolment] = unlocked(session).enrolments;
  if (enrolment === undefined) throw new Error("no enrolment");
  return { enrolment, prior: "no", language: sv, mode: "hand-over", longPauses: false };
}

async function unlock(
  session: Session,
  vault: MemoryVault,
  secret: string,
  kind: "passphrase" | "hand-back-code" = "passphrase",
) {
  const report = await vault.unlock(
    kind === "passphrase" ? { kind, passphrase: secret } : { kind, code: secret },
  );
  await session.opened(report, kind);
}

/** What the participant's page does when somebody has answered. */
async function participantSends(platform: TestPlatform, session: Session, show: boolean) {
  const state = session.state();
  if (state.kind !== "handed-over") throw new Error("the tablet is not handed over");
  const vault = platform.vaultAt(state.place);
  const store = handOverStore({ vault, handOver: state.handOver, plan, coin: () => true });
  const answers: AnswerValues = { ...emptyAnswers(workingWording), psychological: ["now"], sex: "man" };
  const response = parseResponse(answers, workingWording);
  if (!response.ok) throw new Error("not answers");
  await store.submit(
    show
      ? { kind: "show", prior: "no", answers }
      : { kind: "count", occasion: { kind: "answered", prior: "no", response: response.value } },
  );
}

const formsIn = (vault: MemoryVault) =>
  [...vault.tallies.values()].reduce((sum, { forms }) => sum + forms, 0);

describe("start", () => {
  it("begins with a first start when there is no vault anywhere", async () => {
    const session = createSession(testPlatform());

    await session.start();

    expect(session.state()).toEqual({ kind: "first-start", startfil: undefined });
  });

  it("shows the real lock before that of a provförbund", async () => {
    const session = createSession(testPlatform({ real: { passphrase: "a" }, prov: { passphrase: "b" } }));

    await session.start();

    expect(session.state()).toMatchObject({
      kind: "locked",
      place: { prov: false },
      other: { prov: true },
    });
  });

  it("tells the code of what the vault says, and tries again", async () => {
    const platform = testPlatform();
    platform.real.failNext("status", "BUSY");
    const session = createSession(platform);

    await session.start();
    expect(session.state()).toEqual({ kind: "failed", code: "BUSY" });
    await session.start();

    expect(session.state().kind).toBe("first-start");
  });
});

describe("takeStartfil", () => {
  it("makes a vault in the place of its förbund, stores the startfil there and chooses the only insats", async () => {
    const { platform, session } = await enrolled({ prov: true });

    expect(unlocked(session)).toMatchObject({ place: { prov: true }, handBackCode: "none" });
    expect(unlocked(session).insats).toBe(unlocked(session).enrolments[0]?.startfil.insats.id);
    expect(startfilerIn(platform.real)).toHaveLength(0);
    expect(startfilerIn(platform.prov)).toHaveLength(1);
  });

  it("adds a second insats to an open vault without losing the first", async () => {
    const { session } = await enrolled({ insats: "Nästa steg" });

    await session.takeStartfil(await opened({ insats: "Bron" }));

    const names = unlocked(session).enrolments.map(({ startfil }) => startfil.insats.name);
    expect(names).toEqual(["Bron", "Nästa steg"]);
  });

  it("locks and goes to the other place when the startfil belongs there", async () => {
    const { session, vault } = await enrolled();

    await session.takeStartfil(await opened({ prov: true }));

    expect(session.state()).toMatchObject({ kind: "first-start", startfil: { startfil: { prov: true } } });
    expect((await vault.status()).kind).toBe("locked");
  });

  it("keeps a startfil for a locked vault until it is opened", async () => {
    const { session, vault } = await enrolled();
    await session.lock();

    await session.takeStartfil(await opened({ insats: "Bron" }));
    expect(startfilerIn(vault)).toHaveLength(1);
    await unlock(session, vault, PASSPHRASE);

    expect(startfilerIn(vault)).toHaveLength(2);
    expect(unlocked(session).startfil?.startfil.insats.name).toBe("Bron");
  });
});

describe("lock", () => {
  it("leaves nothing of the open app in the state", async () => {
    const { session } = await enrolled();

    await session.lock();

    expect(JSON.stringify(session.state())).not.toContain("Nästa steg");
  });

  it("follows a vault that locks itself", async () => {
    const { session, vault } = await enrolled();

    await vault.lock();

    await expect.poll(() => session.state().kind).toBe("locked");
  });

  it("asks for a hand-back code after an unlock with words, and not after one with the code", async () => {
    const { platform, session, vault } = await enrolled();
    await session.lock();
    await unlock(session, vault, PASSPHRASE);
    expect(unlocked(session).handBackCode).toBe("ask");

    await session.chooseHandBackCode("482913");
    await session.handOver(roundOf(session));
    await participantSends(platform, session, false);
    await session.handedBack({ ending: "sent", papersWanted: false });
    await unlock(session, vault, "482913", "hand-back-code");

    expect(unlocked(session).handBackCode).toBe("chosen");
  });
});

describe("a hand-over", () => {
  it("keeps only what the participant's form needs", async () => {
    const { session } = await enrolled();

    await session.handOver(roundOf(session));

    const { handOver, instrument, ...rest } = {
      handOver: undefined,
      instrument: undefined,
      ...session.state(),
    };
    expect(rest).toEqual({
      kind: "handed-over",
      place: { use: "intake", prov: false },
      language: "sv",
      contact: undefined,
      support: { national: [], local: [] },
      wipeMinutes: 10,
      prior: "no",
    });
    expect(JSON.stringify(handOver)).not.toContain("Nästa steg");
    expect(instrument).toBe(workingWording);
  });

  it("stays with the staff app when the device has no room", async () => {
    const { session, vault } = await enrolled();
    vault.failNext("beginHandOver", "QUOTA");

    await expect(session.handOver(roundOf(session))).rejects.toMatchObject({ code: "QUOTA" });

    expect(session.state().kind).toBe("unlocked");
  });

  it("counts what was sent at the unlock that follows, and says so in the same insats", async () => {
    const { platform, session, vault } = await enrolled();
    const { insats } = unlocked(session);
    await session.takeStartfil(await opened({ insats: "Bron" }));
    session.chooseInsats(insats);
    await session.handOver(roundOf(session));
    await participantSends(platform, session, false);
    await session.handedBack({ ending: "sent", papersWanted: true });
    expect(formsIn(vault)).toBe(0);

    await unlock(session, vault, PASSPHRASE);

    expect(formsIn(vault)).toBe(1);
    expect(unlocked(session)).toMatchObject({ insats, results: ["sent", "papers"], toShow: [] });
  });

  it("counts nothing after Dölj, and says why", async () => {
    const { session, vault } = await enrolled();
    await session.handOver(roundOf(session));
    await session.hidden();
    await session.handedBack({ ending: "hidden", papersWanted: false });

    await unlock(session, vault, PASSPHRASE);

    expect(vault.tallies.size).toBe(0);
    expect(unlocked(session).results).toEqual(["hidden"]);
  });

  it("shows the participant's form again after a reload, and asks again what only staff knew", async () => {
    const { platform, session, vault } = await enrolled();
    await session.handOver(roundOf(session));
    vault.close();

    const reloaded = createSession(platform);
    await reloaded.start();

    expect(reloaded.state()).toMatchObject({ kind: "handed-over", language: "sv", prior: undefined });
  });

  it("shows the lock after a reload when the screen was hidden", async () => {
    const { platform, session, vault } = await enrolled();
    await session.handOver(roundOf(session));
    await session.hidden();
    vault.close();

    const reloaded = createSession(platform);
    await reloaded.start();

    expect(reloaded.state().kind).toBe("locked");
  });

  it("waits with shown answers until they have been gone through", async () => {
    const { platform, session, vault } = await enrolled();
    await session.handOver(roundOf(session));
    await participantSends(platform, session, true);
    await session.handedBack({ ending: "shown", papersWanted: false });
    await unlock(session, vault, PASSPHRASE);
    const [shown] = unlocked(session).toShow;
    expect(shown?.answers).toMatchObject({ psychological: ["now"] });
    expect(formsIn(vault)).toBe(0);

    if (shown) await session.countShown(shown);

    expect(formsIn(vault)).toBe(1);
    expect(unlocked(session)).toMatchObject({ toShow: [], results: ["counted-late"] });
  });

  it("counts shown answers at the next unlock when the app ended before it was done", async () => {
    const { platform, session, vault } = await enrolled();
    await session.handOver(roundOf(session));
    await participantSends(platform, session, true);
    await session.handedBack({ ending: "shown", papersWanted: false });
    await unlock(session, vault, PASSPHRASE);
    await session.lock();

    await unlock(session, vault, PASSPHRASE);

    expect(formsIn(vault)).toBe(1);
    expect(unlocked(session)).toMatchObject({ toShow: [], results: ["counted-late"] });
  });
});

describe("shown answers of a period that was closed meanwhile", () => {
  it("do not keep staff out of the app", async () => {
    const { platform, session, vault } = await enrolled({ prov: true });
    const round = roundOf(session);
    await session.handOver(round);
    await participantSends(platform, session, true);
    await session.handedBack({ ending: "shown", papersWanted: false });
    await unlock(session, vault, PASSPHRASE);
    await session.lock();
    vault.failNext("contribute", "PERIOD_CLOSED");

    await unlock(session, vault, PASSPHRASE);

    expect(unlocked(session)).toMatchObject({ toShow: [], results: ["not-counted"] });
    expect(formsIn(vault)).toBe(0);
  });
});

describe("count", () => {
  it("counts what staff register under the insats and the period of today", async () => {
    const { session, vault } = await enrolled();
    const { enrolment } = roundOf(session);

    await session.count({ kind: "not-asked", reason: "no-time", sex: "man" }, enrolment);

    const [[name, { counts }] = ["", { counts: [] }]] = vault.tallies;
    expect(name).toContain("2026-H2");
    expect(countOf({ plan: plan.hash, forms: 0, counts }, plan, "process/man/not-asked-no-time")).toBe(1);
  });
});

describe("a new form", () => {
  const five = inventedInstrument(5);
  const begins = dayOf(2027, 1, 1);

  /** A startfil for the five questions, signed by the förbund that gave the first one. */
  async function nextForm(session: Session, vault: MemoryVault) {
    const [first] = unlocked(session).enrolments;
    if (first === undefined) throw new Error("no enrolment");
    const { text } = await testStartfil({ prov: first.startfil.prov });
    const known = openStartfil(text, verify, { today: TODAY, instruments: [workingWording] });
    const startfil = {
      ...known.startfil,
      insats: first.startfil.insats,
      instrument: five.id,
      instrumentHash: instrumentHashOf(five),
      plan: planOf(five).hash,
      from: begins,
    };
    await session.takeStartfil({ startfil, digest: known.digest, instrument: five });
    session.dropStartfil();
    return loadEnrolments(vault, [workingWording]);
  }

  it("waits beside the old one until its period begins, and is read from the vault", async () => {
    const { session, vault } = await enrolled();

    const { enrolments } = await nextForm(session, vault);

    expect(enrolments).toHaveLength(2);
    const namesOn = (day: number) => insatserOf(enrolments, day).map(({ instrument }) => instrument.id);
    expect(namesOn(begins - 1)).toEqual([workingWording.id]);
    expect(namesOn(begins)).toEqual([five.id]);
    expect(enrolments.find(({ startfil }) => startfil.from === begins)?.instrument).toEqual(five);
    expect(handInItems(enrolments, [], TODAY).map(({ plan: hash }) => hash)).toEqual([plan.hash]);
  });

  it("is shown again after a reload with the vault locked, though the app does not come with it", async () => {
    const { platform, session, vault } = await enrolled();
    const { enrolments } = await nextForm(session, vault);
    const [enrolment] = insatserOf(enrolments, begins);
    if (enrolment === undefined) throw new Error("no enrolment");
    await session.handOver({ enrolment, prior: "no", language: sv, mode: "hand-over", longPauses: false });

    const reloaded = createSession(platform);
    await reloaded.start();

    expect(reloaded.state()).toMatchObject({ kind: "handed-over", instrument: five });
  });
});
