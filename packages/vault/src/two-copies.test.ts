/** The database and its second copy: one of them gone, cut, altered or put back. */
import { openState } from "@vifragar/sealing/device";
import { describe, expect, it } from "vitest";
import { replay, rowsOf } from "./copy/change.ts";
import { newestSteps } from "./copy/vault-copy.ts";
import type { RecordRow, SlotRow, StateRow, VaultRow } from "./database.ts";
import { openVault } from "./open-vault.ts";
import type { Place } from "./place.ts";
import { dump, loseDatabase, type MemoryDevice, memoryDevice, restore } from "./testing.ts";
import type { Contribution, UnlockReport, Vault } from "./vault.ts";

const place: Place = { use: "intake", prov: false };
const passphrase = "björk ansvar lykta segel grus";
const current = { kind: "passphrase", passphrase } as const;
const today = 20_514;
const key = {
  insats: "11".repeat(16),
  plan: "22".repeat(32),
  period: { year: 2026, kind: "half", index: 1 },
} as const;
const one: Contribution = { ...key, forms: 1, counts: [1, 0] };

async function made(): Promise<{ device: MemoryDevice; vault: Vault }> {
  const device = memoryDevice({ today });
  const vault = openVault({ place, surroundings: device.surroundings });
  await vault.create({ passphrase });
  await vault.putRecord("a", Uint8Array.of(1));
  await vault.contribute(one);
  return { device, vault };
}

async function reopened(device: MemoryDevice): Promise<{ vault: Vault; report: UnlockReport }> {
  const vault = openVault({ place, surroundings: device.surroundings });
  return { vault, report: await vault.unlock(current) };
}

const counted = async (vault: Vault): Promise<number> =>
  (await vault.coverage({ ...key, cells: [0] }))[0] ?? 0;

/** The file of the copy that is in force. */
function copyOf(device: MemoryDevice): { readonly name: string; readonly bytes: Uint8Array } {
  const names = ["a1", "a2"] as const;
  const { which } = newestSteps(names.map((name) => device.files.get(name)));
  const name = names[which];
  return { name, bytes: device.files.get(name) ?? new Uint8Array() };
}

const isIn = (device: MemoryDevice, needle: Uint8Array): boolean =>
  [...device.files.values()].some((bytes) => Buffer.from(bytes).includes(Buffer.from(needle)));

describe("a database that the browser has thrown away", () => {
  it("comes back at the unlock, with counts, records, device and keys, and says so once", async () => {
    const { device, vault } = await made();
    await vault.addPassphrase({ current, passphrase: "kollegan", label: "Kim" });
    await vault.contribute(one);
    const identity = await vault.device();
    await vault.lock();
    await loseDatabase(device, place);

    const locked = openVault({ place, surroundings: device.surroundings });
    expect(await locked.status()).toMatchObject({
      ...{ kind: "locked", handOver: "none", erasable: true },
      slots: expect.arrayContaining(["passphrase", "recovery"]),
    });
    const { vault: again, report } = await reopened(device);

    expect(report).toMatchObject({ secondCopy: "restored", readOnly: false, damaged: [], inDoubt: false });
    expect(await counted(again)).toBe(2);
    expect(await again.getRecord("a")).toEqual(Uint8Array.of(1));
    expect(await again.device()).toEqual(identity);
    expect((await again.slots()).map(({ label }) => label)).toContain("Kim");
    await again.contribute(one);
    await again.lock();
    expect((await reopened(device)).report).toMatchObject({ secondCopy: "same", lastOpened: today });
  });

  it("comes back with what a participant had sealed", async () => {
    const { device, vault } = await made();
    const handOver = await vault.beginHandOver({ ...key, context: "sv" });
    await vault.sealHandOver(handOver, { kind: "contribution", forms: 1, counts: [1, 1], note: "sent" });
    await loseDatabase(device, place);

    const locked = openVault({ place, surroundings: device.surroundings });
    expect(await locked.status()).toMatchObject({ kind: "locked", handOver: "sealed" });
    await vault.lock();
    const { vault: again, report } = await reopened(device);

    expect(report).toMatchObject({ secondCopy: "restored", handOvers: [{ kind: "counted", note: "sent" }] });
    expect(await counted(again)).toBe(2);
    await again.lock();
    expect((await reopened(device)).report.handOvers).toEqual([]);
  });

  it("is gone for good when the copy is gone too, or cut in its first step", async () => {
    const { device, vault } = await made();
    await vault.lock();
    await loseDatabase(device, place);
    const { name, bytes } = copyOf(device);
    for (const left of [undefined, new Uint8Array(), bytes.subarray(0, 20), bytes.subarray(0, 400)]) {
      if (left === undefined) device.files.delete(name);
      else device.files.set(name, left);
      const locked = openVault({ place, surroundings: device.surroundings });

      expect(await locked.status()).toEqual({ kind: "evicted" });
      await expect(locked.unlock(current)).rejects.toMatchObject({ code: "EVICTED" });
    }
    device.files.set(name, bytes);

    expect((await reopened(device)).report).toMatchObject({ secondCopy: "restored" });
  });

  it("does not bring back a vault that was emptied, and leaves no file", async () => {
    const { device, vault } = await made();
    await vault.wipe();

    expect([...device.files.keys()]).toEqual([]);
    expect(await openVault({ place, surroundings: device.surroundings }).status()).toEqual({ kind: "none" });
  });

  it("refuses a copy that a newer version wrote", async () => {
    const { device, vault } = await made();
    await vault.lock();
    await loseDatabase(device, place);
    const newer = await newerHeader();
    const { name, bytes } = copyOf(device);
    device.files.set(name, Uint8Array.from([...newer, ...bytes.subarray(newer.length)]));

    await expect(reopened(device)).rejects.toMatchObject({ code: "VERSION" });
  });
});

/** A header of version 2, as whole as ours. */
async function newerHeader(): Promise<Uint8Array> {
  const { concat, hash, ready, utf8 } = await import("@vifragar/sealing");
  const { copyHeader } = await import("@vifragar/sealing/device");
  await ready;
  const head = copyHeader(1).slice(0, 16);
  head[4] = 2;
  return concat(head, hash(utf8("VFV1copy"), head).subarray(0, 16));
}

describe("a database that someone altered or put back, beside a whole copy", () => {
  const flipped = (bytes: Uint8Array): Uint8Array =>
    bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte));
  const alterations: Readonly<Record<string, (row: never) => object>> = {
    rec: (row: RecordRow) => ({ ...row, bytes: flipped(row.bytes) }),
    state: (row: StateRow) => ({ ...row, bytes: flipped(row.bytes) }),
    vault: (row: VaultRow) => ({ ...row, manifest: flipped(row.manifest) }),
  };

  it.each(Object.entries(alterations))("is mended from the copy when %s is altered", async (table, alter) => {
    const { device, vault } = await made();
    await vault.lock();
    const copy = await dump(device, place);
    await restore(device, place, { ...copy, [table]: (copy[table] ?? []).map((row) => alter(row as never)) });

    const { vault: again, report } = await reopened(device);

    expect(report).toMatchObject({ secondCopy: "replaced", readOnly: false, damaged: [] });
    expect(await counted(again)).toBe(1);
    expect(await again.getRecord("a")).toEqual(Uint8Array.of(1));
    await again.lock();
    expect((await reopened(device)).report.secondCopy).toBe("same");
  });

  it("is told and does not win when it is put back whole", async () => {
    const { device, vault } = await made();
    const before = await dump(device, place);
    await vault.contribute(one);
    await vault.putRecord("a", Uint8Array.of(2));
    await vault.lock();
    await restore(device, place, before);

    const { vault: again, report } = await reopened(device);

    expect(report).toMatchObject({ secondCopy: "replaced", damaged: [] });
    expect(await counted(again)).toBe(2);
    expect(await again.getRecord("a")).toEqual(Uint8Array.of(2));
  });
});

describe("a copy that someone altered or put back, beside a whole database", () => {
  it.each(["put back", "cut", "altered", "wiped"])("is told and made anew when it is %s", async (what) => {
    const { device, vault } = await made();
    const before = copyOf(device);
    await vault.contribute(one);
    await vault.contribute(one);
    await vault.lock();
    const { name, bytes } = copyOf(device);
    const altered = bytes.map((byte, at) => (at === before.bytes.length + 50 ? byte ^ 1 : byte));
    const cut = bytes.subarray(0, before.bytes.length - 5);
    const wiped = new Uint8Array(40);
    device.files.set(name, { "put back": before.bytes, cut, altered, wiped }[what] ?? cut);

    const { vault: again, report } = await reopened(device);

    expect(report).toMatchObject({ secondCopy: "differed", damaged: [] });
    expect(await counted(again)).toBe(3);
    await again.lock();
    await loseDatabase(device, place);
    const { vault: third, report: last } = await reopened(device);
    expect(last.secondCopy).toBe("restored");
    expect(await counted(third)).toBe(3);
  });

  it("is made without a word for a vault from before there were copies", async () => {
    const { device, vault } = await made();
    await vault.lock();
    for (const name of ["a1", "a2", "a3"]) device.files.delete(name);

    expect((await reopened(device)).report.secondCopy).toBe("same");
    await loseDatabase(device, place);
    const { vault: again } = await reopened(memoryOf(device));

    expect(await counted(again)).toBe(1);
  });
});

/** The same disk after a restart: locks of ended programs are gone. */
function memoryOf(device: MemoryDevice): MemoryDevice {
  const surroundings = { ...device.surroundings, hold: () => Promise.resolve(() => Promise.resolve()) };
  return { ...device, surroundings };
}

describe("what lies in the copy", () => {
  it("opens no earlier tally, with any key that the vault has", async () => {
    const { device, vault } = await made();
    const files: Uint8Array[] = [];
    for (let forms = 0; forms < 3; forms += 1) {
      await vault.contribute(one);
      files.push(copyOf(device).bytes.slice());
    }
    const deks = await deksOf(device);
    await vault.lock();
    const table = device.files.get("a") ?? new Uint8Array();
    const opening = files.map((bytes) => {
      const rows = replay(newestSteps([bytes]).steps);
      const { vaultId } = rowsOf(rows, "vault")[0] ?? { vaultId: new Uint8Array() };
      return rowsOf(rows, "state").filter(({ epoch, gen, bytes: sealed }) => {
        if (gen === 0) return false;
        return [0, 1].some((half) => {
          const at = 16 + epoch * 128 + 64 + half * 32;
          const place = { vaultId, epoch, gen, stateSecret: table.slice(at, at + 32) };
          try {
            openState(deks.get(epoch) ?? new Uint8Array(32), sealed, place);
            return true;
          } catch {
            return false;
          }
        });
      }).length;
    });

    // The last one shows that the attack itself works.
    expect(opening).toEqual([0, 0, 1]);
  });

  it("holds no key that old words open, once they were changed", async () => {
    const { device, vault } = await made();
    const slots = (await dump(device, place)).slot as readonly SlotRow[];
    const old = slots.find(({ bytes }) => bytes[6] === 1)?.bytes ?? new Uint8Array(1);
    expect(isIn(device, old)).toBe(true);

    await vault.changePassphrase({ current: passphrase, next: "nya ord" });

    expect(isIn(device, old)).toBe(false);
  });

  it("does not grow without end", async () => {
    const { device, vault } = await made();
    const big = new Uint8Array(200_000);
    for (let round = 0; round < 20; round += 1) await vault.putRecord("a", big);

    const sizes = [...device.files.values()].map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThan(2_500_000);
    await vault.lock();
    await loseDatabase(device, place);

    expect(await (await reopened(device)).vault.getRecord("a")).toEqual(big);
  });
});

/** The data keys of an unlocked vault's epochs, unwrapped by hand. */
async function deksOf(device: MemoryDevice): Promise<ReadonlyMap<number, Uint8Array>> {
  const { openSlot, unwrapDek } = await import("@vifragar/sealing/device");
  const { argon2id } = await import("@vifragar/sealing/passphrase");
  const copy = await dump(device, place);
  const { vaultId } = (copy.vault as readonly VaultRow[])[0] ?? { vaultId: new Uint8Array() };
  const slot =
    (copy.slot as readonly SlotRow[]).find(({ bytes }) => bytes[6] === 1)?.bytes ?? new Uint8Array();
  const work = { memoryKib: 19_456, passes: 2 };
  const vaultKey = openSlot(
    vaultId,
    slot,
    argon2id(new TextEncoder().encode(passphrase), slot.slice(24, 40), work),
  );
  const table = device.files.get("a") ?? new Uint8Array();
  const deks = copy.dek as readonly { epoch: number; half: 0 | 1; bytes: Uint8Array }[];
  return new Map(
    deks.map(({ epoch, half, bytes }) => {
      const eraseSecret = table.slice(16 + epoch * 128 + half * 32, 16 + epoch * 128 + half * 32 + 32);
      return [epoch, unwrapDek(vaultKey, bytes, { vaultId, epoch, eraseSecret })];
    }),
  );
}
