/** The same contract where it counts: real workers, IndexedDB, private files, locks. */
import { Dexie } from "dexie";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { browserSurroundings } from "./browser-surroundings.ts";
import { openVault } from "./open-vault.ts";
import { type Place, placeName } from "./place.ts";
import type { Contribution, Vault } from "./vault.ts";
import { VaultError } from "./vault-error.ts";

const place: Place = { use: "practice", prov: true };
const passphrase = "björk ansvar lykta segel grus";
const key = {
  insats: "11".repeat(16),
  plan: "22".repeat(32),
  period: { year: new Date().getFullYear(), kind: "year", index: 1 },
} as const;
const one: Contribution = { ...key, forms: 1, counts: [1, 0, 1, 1] };
const cells = [0, 1, 2, 3];

let vault: Vault;

beforeEach(() => {
  vault = openVault({ place });
});

afterEach(() => vault.wipe());

describe("openVault in a browser", () => {
  it("counts, locks, and finds the counts again with the passphrase", async () => {
    await vault.create({ passphrase });
    await vault.contribute(one);
    await vault.contribute(one);
    await vault.lock();
    expect(await vault.status()).toMatchObject({ kind: "locked", erasable: true });

    const report = await vault.unlock({ kind: "passphrase", passphrase });

    expect(report).toMatchObject({ inDoubt: false, damaged: [], readOnly: false, erasable: true });
    expect(await vault.coverage({ ...key, cells })).toEqual([2, 0, 2, 2]);
  });

  it("hands over and takes back", async () => {
    await vault.create({ passphrase });
    await vault.chooseHandBackCode("123456");
    const handOver = await vault.beginHandOver({ ...key, context: "sv" });
    // What a reload of the page would find.
    const [found] = await openVault({ place }).openHandOvers();
    expect(found).toEqual(handOver);
    await vault.sealHandOver(handOver, {
      kind: "contribution",
      forms: 1,
      counts: [1, 1, 1, 1],
      note: "sent",
    });

    const report = await vault.unlock({ kind: "hand-back-code", code: "123456" });

    expect(report.handOvers).toEqual([{ kind: "counted", id: handOver.id, note: "sent" }]);
    expect(await vault.coverage({ ...key, cells })).toEqual([1, 1, 1, 1]);
  });

  it("takes at least a second to refuse a wrong passphrase", async () => {
    await vault.create({ passphrase });
    await vault.lock();
    const start = performance.now();

    await expect(vault.unlock({ kind: "passphrase", passphrase: "fel" })).rejects.toThrow(VaultError);

    expect(performance.now() - start).toBeGreaterThan(990);
  });

  it("tells the second tab, which cannot write", async () => {
    await vault.create({ passphrase });
    const second = openVault({ place });

    await expect(second.unlock({ kind: "passphrase", passphrase })).rejects.toMatchObject({ code: "BUSY" });
    await expect(second.contribute(one)).rejects.toMatchObject({ code: "LOCKED" });
  });

  it("is emptied from another tab while it is open", async () => {
    await vault.create({ passphrase });

    await openVault({ place }).wipe();

    expect(await openVault({ place }).status()).toEqual({ kind: "none" });
    await expect(vault.contribute(one)).rejects.toMatchObject({ code: "LOCKED" });
  });

  it("says so when the browser has taken the erase table away", async () => {
    await vault.create({ passphrase });
    await vault.lock();
    await (await navigator.storage.getDirectory()).removeEntry("ep.bin");

    expect(await vault.status()).toEqual({ kind: "evicted" });
    await expect(vault.unlock({ kind: "passphrase", passphrase })).rejects.toMatchObject({ code: "EVICTED" });
    // And again: the first try keeps no file open.
    await expect(vault.unlock({ kind: "passphrase", passphrase })).rejects.toMatchObject({ code: "EVICTED" });
    expect(await vault.status()).toEqual({ kind: "evicted" });
  });

  it("comes back from its copy when the browser has taken the database away", async () => {
    await vault.create({ passphrase });
    await vault.contribute(one);
    const handOver = await vault.beginHandOver({ ...key, context: "sv" });
    await vault.sealHandOver(handOver, { kind: "contribution", forms: 1, counts: one.counts, note: "sent" });
    await vault.lock();
    await Dexie.delete(placeName(place));

    vault = openVault({ place });
    expect(await vault.status()).toMatchObject({
      kind: "locked",
      slots: expect.arrayContaining(["recovery"]),
    });
    const report = await vault.unlock({ kind: "passphrase", passphrase });

    expect(report).toMatchObject({ secondCopy: "restored", handOvers: [{ kind: "counted" }], damaged: [] });
    expect(await vault.coverage({ ...key, cells })).toEqual([2, 0, 2, 2]);
  });

  it("says so when the copy is gone as well, and can be made anew after emptying", async () => {
    await vault.create({ passphrase });
    await vault.lock();
    await Dexie.delete(placeName(place));
    const files = await navigator.storage.getDirectory();
    for (const name of ["ep1.bin", "ep2.bin"]) await files.removeEntry(name);

    vault = openVault({ place });
    expect(await vault.status()).toEqual({ kind: "evicted" });
    await expect(vault.unlock({ kind: "passphrase", passphrase })).rejects.toMatchObject({ code: "EVICTED" });
    expect(await vault.status()).toEqual({ kind: "evicted" });
    await vault.wipe();

    expect(await vault.status()).toEqual({ kind: "none" });
    await vault.create({ passphrase });
  });

  it("refuses a round when there is no room", async () => {
    const full = openVault({
      place,
      surroundings: { ...browserSurroundings, hasRoom: () => Promise.resolve(false) },
    });

    await expect(full.checkRoom()).rejects.toMatchObject({ code: "QUOTA" });
    await expect(openVault({ place }).checkRoom()).resolves.toBeUndefined();
  });
});
