import { makeIdentity, openSnapshot } from "@vifragar/sealing";
import { describe, expect, it } from "vitest";
import { openVault } from "./open-vault.ts";
import type { Place } from "./place.ts";
import { type MemoryDevice, memoryDevice } from "./testing.ts";
import type { CollectingVault, Contribution } from "./vault.ts";
import { VaultError, type VaultErrorCode } from "./vault-error.ts";

const place: Place = { use: "intake", prov: false };
const passphrase = "björk ansvar lykta segel grus";
// 2026-03-02, in the first half-year.
const today = 20_514;
const key = {
  insats: "11".repeat(16),
  plan: "22".repeat(32),
  period: { year: 2026, kind: "half", index: 1 },
} as const;
const one: Contribution = { ...key, forms: 1, counts: [1, 0, 1, 1] };
const cells = [0, 1, 2, 3];

const open = (device: MemoryDevice): CollectingVault =>
  openVault({ place, surroundings: device.surroundings });

async function unlockedVault(): Promise<{
  device: MemoryDevice;
  vault: CollectingVault;
  recoveryKey: string;
}> {
  const device = memoryDevice({ today });
  const vault = open(device);
  const { recoveryKey } = await vault.create({ passphrase });
  return { device, vault, recoveryKey };
}

async function restarted(device: MemoryDevice): Promise<CollectingVault> {
  const vault = open(device);
  await vault.unlock({ kind: "passphrase", passphrase });
  return vault;
}

const refusal = async (promise: Promise<unknown>): Promise<VaultErrorCode | "none"> =>
  promise.then(
    () => "none",
    (error: unknown) => (error instanceof VaultError ? error.code : Promise.reject(error)),
  );

describe("openVault", () => {
  it("says that there is none before one is made, and how it opens afterwards", async () => {
    const device = memoryDevice({ today });
    const vault = open(device);
    expect(await vault.status()).toEqual({ kind: "none" });

    await vault.create({ passphrase });
    expect(await vault.status()).toEqual({ kind: "unlocked", readOnly: false, erasable: true });
    await vault.lock();

    expect(await vault.status()).toMatchObject({
      kind: "locked",
      slots: expect.arrayContaining(["passphrase", "recovery"]),
    });
  });

  it("opens with the passphrase as a person types it, and with the printed key", async () => {
    const { device, vault, recoveryKey } = await unlockedVault();
    await vault.lock();

    const again = open(device);
    await again.unlock({ kind: "passphrase", passphrase: `  ${passphrase.replaceAll(" ", "  ")} ` });
    await again.lock();
    const report = await again.unlock({ kind: "recovery", key: recoveryKey.toLowerCase() });

    expect(report).toMatchObject({ lastOpened: today, readOnly: false, inDoubt: false, damaged: [] });
  });

  it("refuses another passphrase and clears nothing", async () => {
    const { device, vault } = await unlockedVault();
    await vault.contribute(one);
    await vault.lock();

    expect(await refusal(vault.unlock({ kind: "passphrase", passphrase: "fel ord" }))).toBe(
      "BAD_SECRET_OR_TAMPERED_SLOT",
    );
    const again = await restarted(device);

    expect(await again.coverage({ ...key, cells })).toEqual([1, 0, 1, 1]);
  });

  it("tells the second tab that the first one has the vault", async () => {
    const { device } = await unlockedVault();

    expect(await refusal(open(device).unlock({ kind: "passphrase", passphrase }))).toBe("BUSY");
  });
});

describe("counting", () => {
  it("adds up, and finds the sum again after a restart", async () => {
    const { device, vault } = await unlockedVault();
    await vault.contribute(one);
    await vault.contribute({ ...one, counts: [1, 1, 0, 0] });
    await vault.lock();

    const again = await restarted(device);

    expect(await again.coverage({ ...key, cells })).toEqual([2, 1, 1, 1]);
  });

  it("keeps insatser and periods of every calendar apart", async () => {
    const { vault } = await unlockedVault();
    const quarter = { year: 2026, kind: "quarter", index: 2 } as const;
    const year = { year: 2026, kind: "year", index: 1 } as const;
    await vault.contribute({ ...one, period: quarter });
    await vault.contribute({ ...one, period: year, counts: [0, 5, 0, 0] });

    expect(await vault.coverage({ ...key, cells })).toEqual([0, 0, 0, 0]);
    expect(await vault.coverage({ ...key, period: quarter, cells })).toEqual([1, 0, 1, 1]);
    expect(await vault.coverage({ ...key, period: year, cells: [1] })).toEqual([5]);
  });
});

describe("records", () => {
  it("gives back what was put, also after a restart, and forgets what was deleted", async () => {
    const { device, vault } = await unlockedVault();
    await vault.putRecord("settings/a", Uint8Array.of(1, 2, 3));
    await vault.changeRecords([
      { name: "settings/b", bytes: Uint8Array.of(4) },
      { name: "other", bytes: Uint8Array.of(5) },
    ]);
    await vault.deleteRecord("settings/a");
    await vault.lock();

    const again = await restarted(device);

    expect(await again.listRecords("settings/")).toEqual(["settings/b"]);
    expect(await again.getRecord("settings/b")).toEqual(Uint8Array.of(4));
    expect(await again.getRecord("settings/a")).toBeUndefined();
  });
});

describe("hand-over", () => {
  const context = JSON.stringify({ language: "sv" });

  it("counts what the participant sealed at the next unlock, once", async () => {
    const { device, vault } = await unlockedVault();
    const handOver = await vault.beginHandOver({ ...key, context });
    expect(await vault.status()).toMatchObject({ kind: "locked", handOver: "waiting" });
    await vault.sealHandOver(handOver, {
      kind: "contribution",
      forms: 1,
      counts: [1, 0, 0, 1],
      note: "sent",
    });
    expect(await vault.status()).toMatchObject({ kind: "locked", handOver: "sealed" });

    const report = await vault.unlock({ kind: "passphrase", passphrase });
    expect(report.handOvers).toEqual([{ kind: "counted", id: handOver.id, note: "sent" }]);
    await vault.lock();
    const again = open(device);
    const second = await again.unlock({ kind: "passphrase", passphrase });

    expect(second.handOvers).toEqual([]);
    expect(await again.coverage({ ...key, cells })).toEqual([1, 0, 0, 1]);
  });

  it("takes only one row for a hand-over", async () => {
    const { vault } = await unlockedVault();
    const handOver = await vault.beginHandOver({ ...key, context });
    const row = { kind: "contribution", forms: 1, counts: [1, 0, 0, 1], note: "sent" } as const;
    await vault.sealHandOver(handOver, row);

    expect(await refusal(vault.sealHandOver(handOver, row))).toBe("HAND_OVER_GONE");
  });

  it("says that nothing came when the screen was hidden, and counts nothing", async () => {
    const { vault } = await unlockedVault();
    const handOver = await vault.beginHandOver({ ...key, context });
    await vault.closeHandOver(handOver);

    const report = await vault.unlock({ kind: "passphrase", passphrase });

    expect(report.handOvers).toEqual([{ kind: "nothing", id: handOver.id }]);
    expect(await vault.coverage({ ...key, cells })).toEqual([0, 0, 0, 0]);
  });

  it("opens with the hand-back code in the same page, five times at most", async () => {
    const { device, vault } = await unlockedVault();
    await vault.chooseHandBackCode("123456");
    const handOver = await vault.beginHandOver({ ...key, context });
    await vault.sealHandOver(handOver, { kind: "contribution", forms: 1, counts: [1, 1, 1, 1], note: "" });
    expect(await refusal(vault.unlock({ kind: "hand-back-code", code: "654321" }))).toBe(
      "BAD_SECRET_OR_TAMPERED_SLOT",
    );
    expect(await refusal(open(device).unlock({ kind: "hand-back-code", code: "123456" }))).toBe("BUSY");

    const report = await vault.unlock({ kind: "hand-back-code", code: "123456" });
    expect(report.handOvers).toMatchObject([{ kind: "counted" }]);
    await vault.beginHandOver({ ...key, context });
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await refusal(vault.unlock({ kind: "hand-back-code", code: "000000" }))).toBe(
        "BAD_SECRET_OR_TAMPERED_SLOT",
      );
    }

    expect(await refusal(vault.unlock({ kind: "hand-back-code", code: "123456" }))).toBe("CODE_SPENT");
    expect(await vault.unlock({ kind: "passphrase", passphrase })).toMatchObject({
      handOvers: [{ kind: "nothing" }],
    });
  });

  it("shows a response, counts it when told to, and says if it was shown before", async () => {
    const { device, vault } = await unlockedVault();
    const handOver = await vault.beginHandOver({ ...key, context });
    await vault.sealHandOver(handOver, { kind: "response", bytes: Uint8Array.of(9, 9), note: "show" });
    const first = await vault.unlock({ kind: "passphrase", passphrase });
    expect(first.handOvers).toMatchObject([
      { kind: "response", bytes: Uint8Array.of(9, 9), shownBefore: false, context },
    ]);
    await vault.lock();

    const again = open(device);
    const second = await again.unlock({ kind: "passphrase", passphrase });
    expect(second.handOvers).toMatchObject([{ kind: "response", shownBefore: true }]);
    await again.contribute({ ...one, handOver: handOver.id });
    await again.contribute({ ...one, handOver: handOver.id });
    await again.lock();
    const third = await again.unlock({ kind: "passphrase", passphrase });

    expect(third.handOvers).toEqual([]);
    expect(await again.coverage({ ...key, cells })).toEqual([1, 0, 1, 1]);
  });

  it("keeps twenty keys ready for the embedded form", async () => {
    const { vault } = await unlockedVault();
    await vault.prepareHandOvers({ ...key, context, count: 20 });
    await vault.lock();
    const ready = await vault.openHandOvers();
    for (const handOver of ready.slice(0, 3)) {
      await vault.sealHandOver(handOver, { kind: "contribution", forms: 1, counts: [1, 0, 0, 0], note: "" });
    }
    const report = await vault.unlock({ kind: "passphrase", passphrase });

    expect(ready).toHaveLength(20);
    expect(report.handOvers).toHaveLength(3);
    expect(await vault.coverage({ ...key, cells: [0] })).toEqual([3]);
  });

  it("replaces the unused keys of the embedded form when they are wanted for something else", async () => {
    const { vault } = await unlockedVault();
    await vault.prepareHandOvers({ ...key, context, count: 20 });
    const [used] = await vault.openHandOvers();
    if (used === undefined) throw new Error("nothing lies ready");
    await vault.sealHandOver(used, { kind: "contribution", forms: 1, counts: [1, 0, 0, 0], note: "" });

    await vault.prepareHandOvers({ ...key, context: "another", count: 20 });

    const ready = await vault.openHandOvers();
    expect(ready.map((handOver) => handOver.context)).toEqual(Array(19).fill("another"));
    await vault.lock();
    await vault.unlock({ kind: "passphrase", passphrase });
    expect(await vault.coverage({ ...key, cells: [0] })).toEqual([1]);
  });
});

describe("handIn", () => {
  it("makes files that the collector opens, and refuses what tells too much", async () => {
    const { vault } = await unlockedVault();
    const { identity, recipient } = await makeIdentity();
    const options = {
      ...key,
      coveragePlan: { hash: "33".repeat(32), cells: [3] },
      k: 5,
      day: today,
      recipients: [recipient],
      final: false,
    };
    expect(await vault.handIn(options)).toEqual({ ok: false, code: "NOTHING_NEW" });
    for (let forms = 0; forms < 4; forms += 1) await vault.contribute(one);
    expect(await vault.handIn(options)).toEqual({ ok: false, code: "K_NOT_REACHED" });
    expect(await vault.handIn({ ...options, final: true })).toEqual({ ok: false, code: "PERIOD_OPEN" });
    await vault.contribute(one);

    const first = await vault.handIn(options);
    if (!first.ok) throw new Error(first.code);
    const snapshot = await openSnapshot(first.tally, identity);
    const covered = await openSnapshot(first.coverage, identity);
    expect(snapshot).toMatchObject({
      cells: [5, 0, 5, 5],
      header: { seq: 1, forms: 5, final: false, prov: false },
    });
    expect(covered).toMatchObject({ cells: [5], header: { kind: "coverage", seq: 1, forms: 0 } });
    expect(snapshot.header).toMatchObject(await vault.device());
    expect(await vault.lastHandIn(key)).toEqual(first);
    expect(await vault.handIn(options)).toEqual({ ok: false, code: "NOTHING_NEW" });

    const last = await vault.handIn({ ...options, final: true, day: today + 200 });
    if (!last.ok) throw new Error(last.code);
    const final = await openSnapshot(last.tally, identity);
    expect(final.header).toMatchObject({ seq: 2, previous: snapshot.digest, final: true });
    expect(await refusal(vault.contribute(one))).toBe("PERIOD_CLOSED");
    expect(await vault.pending(today + 200)).toEqual([{ ...key, hasNew: false, ended: true, final: true }]);
  });
});

describe("collecting key", () => {
  it("seals a sum of its own and the täckningsfil to it, each time with the next number", async () => {
    const { vault } = await unlockedVault();
    const { identity, recipient } = await makeIdentity();
    const sum = {
      ...key,
      forms: 3,
      counts: [3, 0, 2, 7],
      k: 5,
      day: today,
      recipients: [recipient],
      correction: false,
      coveragePlan: { hash: "33".repeat(32), cells: [3] },
    };

    const first = await vault.sealSum(sum);
    const second = await vault.sealSum({ ...sum, correction: true });

    const tally = await openSnapshot(first.tally, identity);
    const coverage = await openSnapshot(first.coverage, identity);
    const corrected = await openSnapshot(second.tally, identity);
    expect(tally).toMatchObject({ cells: [3, 0, 2, 7], header: { kind: "tally", final: true, seq: 1 } });
    expect(coverage).toMatchObject({ cells: [7], header: { kind: "coverage", forms: 0, seq: 1 } });
    expect(corrected.header).toMatchObject({ seq: 2, previous: tally.digest, correction: true });
  });

  it("opens what was sealed to it, and says why not", async () => {
    const { vault } = await unlockedVault();
    const made = await vault.createCollector();
    const { encryptTo } = await import("@vifragar/sealing");

    expect(await vault.collector()).toEqual({ recipient: made.recipient, signer: made.signer });
    expect(await vault.decrypt(await encryptTo([made.recipient], Uint8Array.of(7)))).toEqual({
      ok: true,
      value: Uint8Array.of(7),
    });
    expect(await vault.decrypt(await encryptTo([made.recoveryRecipient], Uint8Array.of(7)))).toEqual({
      ok: false,
      code: "WRONG_COLLECTOR",
    });
    expect(await refusal(vault.createCollector())).toBe("EXISTS");
  });
});

describe("a change of collecting keys", () => {
  const sealed = async (recipient: string) =>
    (await import("@vifragar/sealing")).encryptTo([recipient], Uint8Array.of(7));
  const opened = { ok: true, value: Uint8Array.of(7) };

  it("opens old files and new, signs with the new key alone, and survives a restart", async () => {
    const { device, vault } = await unlockedVault();
    const old = await vault.createCollector();
    await vault.putRecord("book", Uint8Array.of(1));
    const next = await vault.draftCollector();
    expect(await vault.collector()).toMatchObject({ signer: old.signer });
    expect(await vault.decrypt(await sealed(next.recipient))).toEqual({ ok: false, code: "WRONG_COLLECTOR" });

    await vault.adoptCollector({ signer: next.signer, changes: [{ name: "book", bytes: Uint8Array.of(2) }] });
    await vault.lock();
    const again = await restarted(device);

    expect(await again.collector()).toEqual({ recipient: next.recipient, signer: next.signer });
    expect(await again.getRecord("book")).toEqual(Uint8Array.of(2));
    for (const { recipient } of [old, next])
      expect(await again.decrypt(await sealed(recipient))).toEqual(opened);
    const { verify } = await import("@vifragar/sealing");
    const message = Uint8Array.of(1, 2, 3);
    const signature = await again.sign("VFV1 startfil\0", message);
    const claim = { domain: "VFV1 startfil\0", message, signature };
    expect([old, next].map(({ signer }) => verify({ ...claim, publicKey: signer }))).toEqual([false, true]);
  });

  it("adopts nothing that was not drafted, and forgets a draft when it locks", async () => {
    const { device, vault } = await unlockedVault();
    expect(await refusal(vault.draftCollector())).toBe("NO_COLLECTOR");
    const { signer } = await vault.createCollector();
    const drafted = await vault.draftCollector();

    expect(await refusal(vault.adoptCollector({ signer: "ee".repeat(32), changes: [] }))).toBe("CALL");
    await vault.lock();
    const again = await restarted(device);
    expect(await refusal(again.adoptCollector({ signer: drafted.signer, changes: [] }))).toBe("CALL");

    expect(await again.collector()).toMatchObject({ signer });
  });
});

describe("changing who opens", () => {
  it("changes a passphrase", async () => {
    const { device, vault } = await unlockedVault();
    await vault.contribute(one);
    expect(await refusal(vault.changePassphrase({ current: "fel", next: "ny" }))).toBe(
      "BAD_SECRET_OR_TAMPERED_SLOT",
    );
    await vault.changePassphrase({ current: passphrase, next: "nya ord här" });
    await vault.lock();

    const again = open(device);
    expect(await refusal(again.unlock({ kind: "passphrase", passphrase }))).toBe(
      "BAD_SECRET_OR_TAMPERED_SLOT",
    );
    expect(await again.unlock({ kind: "passphrase", passphrase: "nya ord här" })).toMatchObject({
      readOnly: false,
    });
    expect(await again.coverage({ ...key, cells })).toEqual([1, 0, 1, 1]);
  });

  it("lets a colleague in, and out again for good", async () => {
    const { device, vault, recoveryKey } = await unlockedVault();
    await vault.contribute(one);
    await vault.putRecord("a", Uint8Array.of(1));
    const current = { kind: "passphrase", passphrase } as const;
    await vault.addPassphrase({ current, passphrase: "kollegans ord", label: "Kim" });
    expect((await vault.slots()).map(({ label }) => label)).toContain("Kim");
    const colleague = { kind: "passphrase", passphrase: "kollegans ord" } as const;
    await vault.lock();
    await vault.unlock(colleague);
    await vault.lock();
    await vault.unlock(current);

    const { recoveryKey: newKey } = await vault.revoke({ current });
    await vault.contribute(one);
    await vault.lock();
    const again = open(device);
    expect(await refusal(again.unlock(colleague))).toBe("BAD_SECRET_OR_TAMPERED_SLOT");
    expect(await refusal(again.unlock({ kind: "recovery", key: recoveryKey }))).toBe(
      "BAD_SECRET_OR_TAMPERED_SLOT",
    );
    const report = await again.unlock({ kind: "recovery", key: newKey });

    expect(report).toMatchObject({ readOnly: false, damaged: [] });
    expect(await again.coverage({ ...key, cells })).toEqual([2, 0, 2, 2]);
    expect(await again.getRecord("a")).toEqual(Uint8Array.of(1));
  });
});

describe("wipe", () => {
  it("leaves nothing, without being unlocked", async () => {
    const { device, vault } = await unlockedVault();
    await vault.lock();
    await open(device).wipe();

    expect(await open(device).status()).toEqual({ kind: "none" });
    expect(device.files.size).toBe(0);
  });
});
