/** The program ends at every single step of a write. What was confirmed is there, and at most one more. */
import { describe, expect, it } from "vitest";
import { openVault } from "./open-vault.ts";
import type { Place } from "./place.ts";
import { dump, loseDatabase, memoryDevice, restore } from "./testing.ts";
import type { Contribution } from "./vault.ts";

const place: Place = { use: "intake", prov: false };
const passphrase = "björk ansvar lykta segel grus";
const today = 20_514;
const key = {
  insats: "11".repeat(16),
  plan: "22".repeat(32),
  period: { year: 2026, kind: "half", index: 1 },
} as const;
const one: Contribution = { ...key, forms: 1, counts: [1] };

class Crash extends Error {}

/** A device that ends at a given step, counted from when it is armed. */
function fragileDevice() {
  let stepsLeft = Number.POSITIVE_INFINITY;
  let isDown = false;
  const device = memoryDevice({
    today,
    beforeStep: () => {
      if (isDown || stepsLeft === 0) {
        isDown = true;
        throw new Crash();
      }
      stepsLeft -= 1;
    },
  });
  return {
    device,
    crashAfter: (steps: number) => {
      stepsLeft = steps;
    },
    restart: () => {
      stepsLeft = Number.POSITIVE_INFINITY;
      isDown = false;
    },
  };
}

describe("counting", () => {
  // Two steps each: new secret, copy, and the old half after the database.
  it.each([0, 1, 2, 3, 4, 5, 6])(
    "keeps what was confirmed when the program ends after step %i",
    async (steps) => {
      const { device, crashAfter, restart } = fragileDevice();
      const vault = openVault({ place, surroundings: device.surroundings });
      await vault.create({ passphrase });
      await vault.contribute(one);
      let confirmed = 1;
      crashAfter(steps);
      await vault.contribute(one).then(
        () => {
          confirmed += 1;
        },
        () => undefined,
      );
      const copy = await dump(device, place);
      restart();
      await restore(device, place, copy);
      await vault.lock();

      const again = openVault({ place, surroundings: device.surroundings });
      const report = await again.unlock({ kind: "passphrase", passphrase });
      const [counted = 0] = await again.coverage({ ...key, cells: [0] });

      expect(report.damaged).toEqual([]);
      expect(counted).toBe(confirmed);
    },
  );

  it.each([0, 1, 2, 3, 4, 5, 6])(
    "keeps what was confirmed when the program ends after step %i and the database is gone then",
    async (steps) => {
      const { device, crashAfter, restart } = fragileDevice();
      const vault = openVault({ place, surroundings: device.surroundings });
      await vault.create({ passphrase });
      await vault.contribute(one);
      let confirmed = 1;
      crashAfter(steps);
      await vault.contribute(one).then(
        () => {
          confirmed += 1;
        },
        () => undefined,
      );
      restart();
      await vault.lock();
      await loseDatabase(device, place);

      const again = openVault({ place, surroundings: device.surroundings });
      const report = await again.unlock({ kind: "passphrase", passphrase });
      const [counted = 0] = await again.coverage({ ...key, cells: [0] });

      expect(report).toMatchObject({ secondCopy: "restored", damaged: [] });
      expect(counted - confirmed).toBeGreaterThanOrEqual(0);
      expect(counted - confirmed).toBeLessThanOrEqual(report.inDoubt ? 1 : 0);
    },
  );

  it("says that one is in doubt when the page never heard that it was counted", async () => {
    const { device } = fragileDevice();
    const vault = openVault({ place, surroundings: device.surroundings });
    await vault.create({ passphrase });
    await vault.contribute(one);
    const copy = await dump(device, place);
    // As it lies on the disk between the write and the page's thanks for it.
    const states = (copy.state ?? []).map((row) => {
      const state = row as { readonly gen: number };
      return { ...state, inDoubt: state.gen > 0 ? 1 : 0 };
    });
    await vault.lock();
    await restore(device, place, { ...copy, state: states });

    const again = openVault({ place, surroundings: device.surroundings });
    expect(await again.unlock({ kind: "passphrase", passphrase })).toMatchObject({ inDoubt: true });
    await again.lock();

    expect(await again.unlock({ kind: "passphrase", passphrase })).toMatchObject({ inDoubt: false });
  });
});

describe("folding a hand-over", () => {
  it.each(Array.from({ length: 18 }, (_, steps) => steps))(
    "counts once when the program ends after step %i",
    async (steps) => {
      const { device, crashAfter, restart } = fragileDevice();
      const vault = openVault({ place, surroundings: device.surroundings });
      await vault.create({ passphrase });
      const handOver = await vault.beginHandOver({ ...key, context: "" });
      await vault.sealHandOver(handOver, { kind: "contribution", forms: 1, counts: [1], note: "sent" });
      crashAfter(steps);
      await vault.unlock({ kind: "passphrase", passphrase }).catch(() => undefined);
      restart();
      await vault.lock();

      const again = openVault({ place, surroundings: device.surroundings });
      await again.unlock({ kind: "passphrase", passphrase });
      await again.lock();
      const report = await again.unlock({ kind: "passphrase", passphrase });

      expect(report.handOvers).toEqual([]);
      expect(await again.coverage({ ...key, cells: [0] })).toEqual([1]);
    },
  );
});

describe("folding a hand-over whose database is gone then", () => {
  it.each(Array.from({ length: 18 }, (_, steps) => steps))(
    "counts once when the program ends after step %i",
    async (steps) => {
      const { device, crashAfter, restart } = fragileDevice();
      const vault = openVault({ place, surroundings: device.surroundings });
      await vault.create({ passphrase });
      const handOver = await vault.beginHandOver({ ...key, context: "" });
      await vault.sealHandOver(handOver, { kind: "contribution", forms: 1, counts: [1], note: "sent" });
      crashAfter(steps);
      await vault.unlock({ kind: "passphrase", passphrase }).catch(() => undefined);
      restart();
      await vault.lock();
      await loseDatabase(device, place);

      const again = openVault({ place, surroundings: device.surroundings });
      await again.unlock({ kind: "passphrase", passphrase });

      expect(await again.coverage({ ...key, cells: [0] })).toEqual([1]);
    },
  );
});

describe("revoking", () => {
  it.each([0, 4, 8, 9, 10, 14, 18, 24, 40])(
    "loses nothing when the program ends after step %i",
    async (steps) => {
      const { device, crashAfter, restart } = fragileDevice();
      const vault = openVault({ place, surroundings: device.surroundings });
      await vault.create({ passphrase });
      await vault.contribute(one);
      await vault.putRecord("a", Uint8Array.of(1));
      crashAfter(steps);
      await vault.revoke({ current: { kind: "passphrase", passphrase } }).catch(() => undefined);
      restart();
      await vault.lock();

      const again = openVault({ place, surroundings: device.surroundings });
      const report = await again.unlock({ kind: "passphrase", passphrase });

      expect(report).toMatchObject({ readOnly: false, damaged: [] });
      expect(await again.coverage({ ...key, cells: [0] })).toEqual([1]);
      expect(await again.getRecord("a")).toEqual(Uint8Array.of(1));
    },
  );
});

describe("a full disk", () => {
  it("is told before a question is asked, and when a count does not fit nothing of it is counted", async () => {
    let isFull = false;
    const device = memoryDevice({ today, isFull: () => isFull });
    const vault = openVault({ place, surroundings: device.surroundings });
    await vault.create({ passphrase });
    await vault.contribute(one);
    isFull = true;

    await expect(vault.checkRoom()).rejects.toMatchObject({ code: "QUOTA" });
    await expect(vault.beginHandOver({ ...key, context: "" })).rejects.toMatchObject({ code: "QUOTA" });
    await expect(vault.contribute(one)).rejects.toMatchObject({ code: "QUOTA" });
    expect(await vault.coverage({ ...key, cells: [0] })).toEqual([1]);
    isFull = false;
    await vault.contribute(one);
    await vault.lock();
    await vault.unlock({ kind: "passphrase", passphrase });

    expect(await vault.coverage({ ...key, cells: [0] })).toEqual([2]);
  });
});

describe("a private window", () => {
  it("works, and says that erasing cannot be guaranteed", async () => {
    const device = memoryDevice({ today, hasPrivateFiles: false });
    const vault = openVault({ place, surroundings: device.surroundings });
    await vault.create({ passphrase });
    await vault.contribute(one);
    await vault.lock();
    expect(await vault.status()).toMatchObject({ kind: "locked", erasable: false });

    const report = await vault.unlock({ kind: "passphrase", passphrase });

    expect(report).toMatchObject({ erasable: false, damaged: [] });
    expect(await vault.coverage({ ...key, cells: [0] })).toEqual([1]);
  });
});

describe("retention", () => {
  const handInFinal = async (vault: ReturnType<typeof openVault>, day: number): Promise<void> => {
    const { makeIdentity } = await import("@vifragar/sealing");
    const { recipient } = await makeIdentity();
    const result = await vault.handIn({
      ...key,
      ...{
        k: 5,
        day,
        final: true,
        recipients: [recipient],
        coveragePlan: { hash: "33".repeat(32), cells: [] },
      },
    });
    expect(result.ok).toBe(true);
  };
  const opened = async (device: ReturnType<typeof memoryDevice>, day: number) => {
    device.setToday(day);
    const vault = openVault({ place, surroundings: device.surroundings });
    const report = await vault.unlock({ kind: "passphrase", passphrase });
    return { vault, report };
  };
  // 2026-06-30 is day 20 634.
  const end = 20_634;

  it("shreds what was handed in for good, ninety days after the period, when the clock can be believed", async () => {
    const device = memoryDevice({ today });
    const vault = openVault({ place, surroundings: device.surroundings });
    await vault.create({ passphrase });
    await vault.contribute(one);
    await handInFinal(vault, end + 1);
    await vault.lock();
    const jumped = await opened(device, end + 95);
    expect(await jumped.vault.pending(end + 95)).toHaveLength(1);
    await jumped.vault.lock();
    const later = await opened(device, end + 96);

    expect(await later.vault.pending(end + 96)).toEqual([]);
  });

  it("only warns about what was never handed in", async () => {
    const device = memoryDevice({ today });
    const vault = openVault({ place, surroundings: device.surroundings });
    await vault.create({ passphrase });
    await vault.contribute(one);
    await vault.lock();
    await (await opened(device, end + 95)).vault.lock();
    const { vault: later, report } = await opened(device, end + 96);

    expect(report.overdue).toEqual([key]);
    expect(await later.coverage({ ...key, cells: [0] })).toEqual([1]);
  });
});
