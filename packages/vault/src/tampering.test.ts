/** Someone else has had the disk: swapped, moved, cut, rolled back, kept copies. */
import { openSlot, openState, unwrapDek } from "@vifragar/sealing/device";
import { argon2id } from "@vifragar/sealing/passphrase";
import { describe, expect, it } from "vitest";
import type { DekRow, RecordRow, SlotRow, StateRow, VaultRow } from "./database.ts";
import { openVault } from "./open-vault.ts";
import type { Place } from "./place.ts";
import { type Dump, dump, type MemoryDevice, memoryDevice, restore } from "./testing.ts";
import type { Contribution, UnlockReport, Vault } from "./vault.ts";
import { VaultError } from "./vault-error.ts";

const place: Place = { use: "intake", prov: false };
const passphrase = "björk ansvar lykta segel grus";
const today = 20_514;
const key = {
  insats: "11".repeat(16),
  plan: "22".repeat(32),
  period: { year: 2026, kind: "half", index: 1 },
} as const;
const one: Contribution = { ...key, forms: 1, counts: [1, 0] };

async function deviceWith(...records: readonly string[]): Promise<{ device: MemoryDevice; vault: Vault }> {
  const device = memoryDevice({ today });
  const vault = openVault({ place, surroundings: device.surroundings });
  await vault.create({ passphrase });
  for (const name of records) await vault.putRecord(name, new TextEncoder().encode(name));
  return { device, vault };
}

async function reopened(device: MemoryDevice): Promise<{ vault: Vault; report: UnlockReport }> {
  const vault = openVault({ place, surroundings: device.surroundings });
  return { vault, report: await vault.unlock({ kind: "passphrase", passphrase }) };
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "none",
    (error: unknown) => (error instanceof VaultError ? error.code : String(error)),
  );

/** Changes rows of one table on the disk, and takes the second copy away, which would mend them (two-copies.test.ts). */
async function alter<Row>(
  device: MemoryDevice,
  table: string,
  change: (rows: readonly Row[]) => readonly Row[],
): Promise<void> {
  const copy = await dump(device, place);
  await restore(device, place, { ...copy, [table]: change((copy[table] ?? []) as readonly Row[]) });
  device.files.delete("a1");
  device.files.delete("a2");
}

const flipped = (bytes: Uint8Array, at = bytes.length - 1): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

describe("a record that someone else touched", () => {
  const apps = (rows: readonly RecordRow[]): readonly RecordRow[] => rows.filter(({ table }) => table === 1);

  it("is refused when two are swapped", async () => {
    const { device, vault } = await deviceWith("a", "b");
    await vault.lock();
    await alter<RecordRow>(device, "rec", (rows) => {
      const [first, second] = apps(rows);
      if (first === undefined || second === undefined) return rows;
      const swapped = [
        { ...first, bytes: second.bytes },
        { ...second, bytes: first.bytes },
      ];
      return [...rows.filter(({ table }) => table === 0), ...swapped];
    });

    const again = await reopened(device);

    expect(await codeOf(again.vault.getRecord("a"))).toBe("RECORD_TAMPERED");
    expect(await codeOf(again.vault.getRecord("b"))).toBe("RECORD_TAMPERED");
  });

  const changes: Readonly<Record<string, (row: RecordRow) => RecordRow | undefined>> = {
    altered: (row) => ({ ...row, bytes: flipped(row.bytes) }),
    truncated: (row) => ({ ...row, bytes: row.bytes.subarray(0, 20) }),
    relabelled: (row) => ({ ...row, rev: row.rev + 1 }),
    "given another table": (row) => ({ ...row, table: 0 }),
    "given another epoch": (row) => ({ ...row, epoch: 1 }),
    deleted: () => undefined,
  };

  it.each(Object.entries(changes))(
    "is refused when it is %s, and nothing else is lost",
    async (_, change) => {
      const { device, vault } = await deviceWith("a", "b");
      await vault.contribute(one);
      await vault.lock();
      let isDone = false;
      await alter<RecordRow>(device, "rec", (rows) =>
        rows.flatMap((row) => {
          if (row.table === 0 || isDone) return [row];
          isDone = true;
          return change(row) ?? [];
        }),
      );

      const again = await reopened(device);
      const codes = [await codeOf(again.vault.getRecord("a")), await codeOf(again.vault.getRecord("b"))];

      expect(codes.sort()).toEqual(["RECORD_TAMPERED", "none"]);
      expect(await again.vault.coverage({ ...key, cells: [0] })).toEqual([1]);
    },
  );

  it("is refused when an earlier revision is put back, also one from before it was deleted", async () => {
    const { device, vault } = await deviceWith("a");
    const before = await dump(device, place);
    await vault.deleteRecord("a");
    await vault.putRecord("a", Uint8Array.of(2));
    await vault.lock();
    await alter<RecordRow>(device, "rec", () => before.rec as readonly RecordRow[]);

    const again = await reopened(device);

    expect(await codeOf(again.vault.getRecord("a"))).toBe("RECORD_TAMPERED");
  });
});

describe("a slot that someone else touched", () => {
  it("does not open when any of its bytes is altered, and the other slots tell", async () => {
    const { device, vault } = await deviceWith();
    await vault.lock();
    const original = await dump(device, place);
    const passphraseSlot = (original.slot as readonly SlotRow[]).find(({ bytes }) => bytes[6] === 1);
    // Magic, version, kind, id, salt, work, wrapped key: one byte of each.
    for (const at of [0, 4, 6, 8, 24, 40, 44, 60, 119]) {
      await restore(device, place, original);
      await alter<SlotRow>(device, "slot", (rows) =>
        rows.map((row) => (row.id === passphraseSlot?.id ? { ...row, bytes: flipped(row.bytes, at) } : row)),
      );

      expect(await codeOf(reopened(device))).toMatch(/BAD_SECRET_OR_TAMPERED_SLOT|KDF_PARAMS|VERSION/);
    }
    await restore(device, place, original);
    expect((await reopened(device)).report).toMatchObject({ readOnly: false });
  });

  it("leaves hand-in alone possible when one was removed or put back", async () => {
    const { device, vault } = await deviceWith("a");
    await vault.contribute(one);
    const current = { kind: "passphrase", passphrase } as const;
    const before = await dump(device, place);
    await vault.addPassphrase({ current, passphrase: "kollegan", label: "Kim" });
    await vault.lock();
    // The colleague's slot is taken away behind the vault's back.
    await alter<SlotRow>(device, "slot", () => before.slot as readonly SlotRow[]);

    const again = await reopened(device);

    expect(again.report.readOnly).toBe(true);
    expect(await codeOf(again.vault.contribute(one))).toBe("MANIFEST_TAMPERED");
    expect(await codeOf(again.vault.putRecord("b", Uint8Array.of(1)))).toBe("MANIFEST_TAMPERED");
    expect(await again.vault.getRecord("a")).toEqual(new TextEncoder().encode("a"));
    const { makeIdentity, openSnapshot } = await import("@vifragar/sealing");
    const { identity, recipient } = await makeIdentity();
    const handedIn = await again.vault.handIn({
      ...key,
      ...{
        k: 1,
        day: today,
        final: false,
        recipients: [recipient],
        coveragePlan: { hash: "33".repeat(32), cells: [] },
      },
    });
    if (!handedIn.ok) throw new Error(handedIn.code);
    expect(await openSnapshot(handedIn.tally, identity)).toMatchObject({ cells: [1, 0] });
  });
});

describe("a manifest that someone else touched", () => {
  it("is told, and nothing is written any more", async () => {
    const { device, vault } = await deviceWith("a");
    await vault.lock();
    await alter<VaultRow>(device, "vault", (rows) =>
      rows.map((row) => ({ ...row, manifest: flipped(row.manifest) })),
    );

    const again = await reopened(device);

    expect(again.report.readOnly).toBe(true);
    expect(await codeOf(again.vault.putRecord("a", Uint8Array.of(1)))).toBe("MANIFEST_TAMPERED");
  });

  it("does not pass for one of another place", async () => {
    const { device, vault } = await deviceWith();
    await vault.lock();
    const copy = await dump(device, place);
    const prov: Place = { use: "intake", prov: true };
    await restore(device, prov, copy);
    device.files.set("ap", device.files.get("a") ?? new Uint8Array());
    const other = openVault({ place: prov, surroundings: device.surroundings });

    expect((await other.unlock({ kind: "passphrase", passphrase })).readOnly).toBe(true);
  });

  it("is refused when the vault was written by a newer version", async () => {
    const { device, vault } = await deviceWith();
    await vault.lock();
    await alter<VaultRow>(device, "vault", (rows) => rows.map((row) => ({ ...row, version: 2 })));

    expect(await codeOf(reopened(device))).toBe("VERSION");
  });
});

describe("a tally that someone else touched", () => {
  it("is reported, left as it is, and counting goes on in a new epoch", async () => {
    const { device, vault } = await deviceWith();
    await vault.contribute(one);
    await vault.lock();
    await alter<StateRow>(device, "state", (rows) =>
      rows.map((row) => ({ ...row, bytes: flipped(row.bytes) })),
    );

    const again = await reopened(device);
    expect(again.report.damaged).toContain("STATE_TAMPERED");
    await again.vault.contribute(one);
    await again.vault.lock();
    const third = await reopened(device);

    expect(await third.vault.coverage({ ...key, cells: [0] })).toEqual([1]);
  });

  it("is reported when an earlier version is put back", async () => {
    const { device, vault } = await deviceWith();
    await vault.contribute(one);
    const before = await dump(device, place);
    await vault.contribute(one);
    await vault.lock();
    await alter<StateRow>(device, "state", () => before.state as readonly StateRow[]);

    expect((await reopened(device)).report.damaged).toContain("STATE_TAMPERED");
  });
});

describe("someone with the passphrase and every copy of the database ever made", () => {
  /** All that the attacker needs to open a state: what the vault does, done by hand. */
  function opensState(device: MemoryDevice, copy: Dump, row: StateRow): boolean {
    const file = device.files.get("a") ?? new Uint8Array();
    const { vaultId } = (copy.vault as readonly VaultRow[])[0] ?? { vaultId: new Uint8Array() };
    const slot = (copy.slot as readonly SlotRow[]).find(({ bytes }) => bytes[6] === 1);
    if (slot === undefined) return false;
    const salt = slot.bytes.slice(24, 40);
    const root = argon2id(new TextEncoder().encode(passphrase), salt, { memoryKib: 19_456, passes: 2 });
    const vaultKey = openSlot(vaultId, slot.bytes, root);
    for (const dek of copy.dek as readonly DekRow[]) {
      for (const [eraseHalf, stateHalf] of [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ] as const) {
        const at = 16 + row.epoch * 128;
        const eraseSecret = file.slice(at + eraseHalf * 32, at + eraseHalf * 32 + 32);
        const stateSecret = file.slice(at + 64 + stateHalf * 32, at + 96 + stateHalf * 32);
        try {
          const opened = unwrapDek(vaultKey, dek.bytes, { vaultId, epoch: row.epoch, eraseSecret });
          openState(opened, row.bytes, { vaultId, epoch: row.epoch, gen: row.gen, stateSecret });
          return true;
        } catch {
          // The next combination.
        }
      }
    }
    return false;
  }

  it("opens the latest tally and none before it", async () => {
    const { device, vault } = await deviceWith();
    const copies: Dump[] = [];
    for (let forms = 0; forms < 4; forms += 1) {
      await vault.contribute(one);
      copies.push(await dump(device, place));
    }
    await vault.lock();
    const opened = copies.map((copy) =>
      (copy.state as readonly StateRow[]).filter((row) => row.gen > 0 && opensState(device, copy, row)),
    );

    // The last one shows that the attack itself works.
    expect(opened.map((rows) => rows.length)).toEqual([0, 0, 0, 1]);
  });

  it("opens nothing of a shredded epoch", async () => {
    const { device, vault } = await deviceWith();
    const { makeIdentity } = await import("@vifragar/sealing");
    const { recipient } = await makeIdentity();
    await vault.contribute(one);
    const day = today + 200;
    const handedIn = await vault.handIn({
      ...key,
      ...{
        k: 5,
        day,
        final: true,
        recipients: [recipient],
        coveragePlan: { hash: "33".repeat(32), cells: [] },
      },
    });
    if (!handedIn.ok) throw new Error(handedIn.code);
    const before = await dump(device, place);
    const [row] = (before.state as readonly StateRow[]).filter(({ gen }) => gen > 0);
    if (row === undefined) throw new Error("nothing was counted");
    expect(opensState(device, before, row)).toBe(true);
    await vault.noteReceipt({ seqs: [handedIn.seq], day });
    await vault.lock();

    expect(opensState(device, before, row)).toBe(false);
    expect(await (await reopened(device)).vault.pending(day)).toEqual([]);
  });

  it("opens nothing after the device was emptied", async () => {
    const { device, vault } = await deviceWith();
    await vault.contribute(one);
    const before = await dump(device, place);
    const rows = (before.state as readonly StateRow[]).filter(({ gen }) => gen > 0);
    expect(rows.filter((row) => opensState(device, before, row))).toHaveLength(1);
    await vault.wipe();

    expect(rows.filter((row) => opensState(device, before, row))).toEqual([]);
  });

  it("opens nothing that was saved before a revoke", async () => {
    const { device, vault } = await deviceWith();
    await vault.contribute(one);
    const before = await dump(device, place);
    const rows = (before.state as readonly StateRow[]).filter(({ gen }) => gen > 0);
    expect(rows.filter((row) => opensState(device, before, row))).toHaveLength(1);
    await vault.revoke({ current: { kind: "passphrase", passphrase } });
    await vault.lock();

    expect(rows.filter((row) => opensState(device, before, row))).toEqual([]);
  });
});

describe("what a crash left in the half of the erase table that is not in use", () => {
  it("is overwritten at the next unlock, before anything else is done", async () => {
    const { device, vault } = await deviceWith("a");
    await vault.contribute(one);
    await vault.lock();
    const left = device.files.get("a")?.slice() ?? new Uint8Array();

    const { vault: again } = await reopened(device);
    await again.coverage({ ...key, cells: [0] });

    const after = device.files.get("a") ?? new Uint8Array();
    const changed = left.filter((byte, at) => byte !== after[at]).length;
    // More than one secret of 32 bytes.
    expect(changed).toBeGreaterThan(32);
    expect(await again.coverage({ ...key, cells: [0] })).toEqual([1]);
  });
});
