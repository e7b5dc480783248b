/** What version 1 wrote must open for as long as there is a program of ours. */
import { fromHex } from "@vifragar/sealing";
import { describe, expect, it } from "vitest";
import { openVault } from "./open-vault.ts";
import example from "./testing/vault-v1.json" with { type: "json" };
import { type Dump, memoryDevice, restore } from "./testing.ts";

const place = { use: "intake", prov: false } as const;
const period = { year: 2026, kind: "half", index: 1 } as const;
const key = { insats: "11".repeat(16), plan: "22".repeat(32), period };

/** Bytes stand as `{ hex }` in the file. */
function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== "object" || value === null) return value;
  if ("hex" in value && typeof value.hex === "string") return fromHex(value.hex, value.hex.length / 2);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withBytes(member)]));
}

async function storedVault() {
  const device = memoryDevice({ today: 20_520 });
  device.files.set("a", withBytes(example.file) as Uint8Array);
  await restore(device, place, withBytes(example.tables) as Dump);
  return openVault({ place, surroundings: device.surroundings });
}

describe("a vault written by version 1", () => {
  it("opens with its passphrase, with its counts, its record and what was handed over", async () => {
    const vault = await storedVault();

    const report = await vault.unlock({ kind: "passphrase", passphrase: example.passphrase });

    expect(report).toMatchObject({ lastOpened: 20_514, readOnly: false, damaged: [] });
    expect(report.handOvers).toMatchObject([{ kind: "counted", note: "sent" }]);
    expect(await vault.coverage({ ...key, cells: [0, 1, 2] })).toEqual([2, 1, 2]);
    expect(new TextDecoder().decode(await vault.getRecord("settings/a"))).toBe("stored by version 1");
  });

  it("opens with its printed key", async () => {
    const vault = await storedVault();

    await vault.unlock({ kind: "recovery", key: example.recoveryKey });

    expect(await vault.device()).toMatchObject({ signer: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});
