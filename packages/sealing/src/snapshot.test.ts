import { beforeAll, describe, expect, it } from "vitest";
import { concat } from "./bytes.ts";
import { encryptTo, makeIdentity, openerOf } from "./envelope.ts";
import { signingKeyOf } from "./sign.ts";
import { openSnapshot, sealSnapshot, snapshotFileName } from "./snapshot.ts";
import { snapshotDigest } from "./snapshot-layout.ts";
import { draftOf, seed } from "./testing/snapshots.ts";

const code = (expected: string) => expect.objectContaining({ name: "SnapshotError", code: expected });
const cells = [12, 7, 0, 4];

let collector: Awaited<ReturnType<typeof makeIdentity>>;
let recovery: Awaited<ReturnType<typeof makeIdentity>>;
let recipients: readonly string[];
let sealed: Uint8Array;

beforeAll(async () => {
  [collector, recovery] = await Promise.all([makeIdentity(), makeIdentity()]);
  recipients = [collector.recipient, recovery.recipient];
  sealed = await sealSnapshot({ header: draftOf(), cells, seed, recipients });
});

describe("sealSnapshot", () => {
  it("gives the same length for all counts of a plan", async () => {
    const none = await sealSnapshot({ header: draftOf({ forms: 0 }), cells: [0, 0, 0, 0], seed, recipients });
    const many = await sealSnapshot({
      header: draftOf({ forms: 9_999, final: true }),
      cells: [9_999, 5_000, 1, 2],
      seed,
      recipients,
    });

    expect([none.length, many.length]).toEqual([1_322, 1_322]);
  });

  it("gives other bytes each time, so that two hand-ins cannot be compared", async () => {
    const again = await sealSnapshot({ header: draftOf(), cells, seed, recipients });

    expect(again).not.toEqual(sealed);
  });

  it("refuses what cannot be written, before anything is sealed", async () => {
    await expect(sealSnapshot({ header: draftOf(), cells: [-1], seed, recipients })).rejects.toThrow(
      code("DRAFT"),
    );
    await expect(sealSnapshot({ header: draftOf(), cells, seed, recipients: [] })).rejects.toThrow(
      expect.objectContaining({ name: "EnvelopeError", code: "RECIPIENT" }),
    );
  });
});

describe("openSnapshot", () => {
  it("gives header, cells and digest to the collector and to its recovery key", async () => {
    const signer = signingKeyOf(seed).publicKey;
    const header = { ...draftOf(), signer };

    for (const { identity } of [collector, recovery]) {
      expect(await openSnapshot(sealed, identity)).toEqual({
        header,
        cells,
        digest: snapshotDigest(header, cells),
      });
    }
  });

  it("says WRONG_COLLECTOR to everybody else", async () => {
    const stranger = await makeIdentity();

    await expect(openSnapshot(sealed, stranger.identity)).rejects.toThrow(code("WRONG_COLLECTOR"));
  });

  it("says ENVELOPE for a damaged file and for one that is no age file", async () => {
    const last = sealed.length - 1;
    const damaged = sealed.with(last, (sealed[last] ?? 0) ^ 1);

    for (const bytes of [damaged, sealed.subarray(0, last), concat(sealed, sealed), new Uint8Array()]) {
      await expect(openSnapshot(bytes, collector.identity)).rejects.toThrow(code("ENVELOPE"));
    }
  });

  it("says SIZE for content of a wrong length, and for a file too long to look at", async () => {
    const short = await encryptTo(recipients, new Uint8Array(1_023));
    const long = await encryptTo(recipients, new Uint8Array(20_000));

    for (const bytes of [short, long]) {
      await expect(openSnapshot(bytes, collector.identity)).rejects.toThrow(code("SIZE"));
    }
  });

  it("does not open a file that is longer than any snapshot", async () => {
    let opened = false;
    const open = () => {
      opened = true;
      return Promise.resolve(new Uint8Array());
    };

    await expect(openSnapshot(new Uint8Array(100_000), open)).rejects.toThrow(code("SIZE"));
    expect(opened).toBe(false);
  });

  it("says IDENTITY, which is no fault of the file, when the identity is none", async () => {
    await expect(openSnapshot(sealed, "AGE-SECRET-KEY-1")).rejects.toThrow(
      expect.objectContaining({ name: "EnvelopeError", code: "IDENTITY" }),
    );
  });

  it("refuses every byte of the sealed file altered once", async () => {
    const open = openerOf(collector.identity);
    for (const [at, byte] of sealed.entries()) {
      await expect(openSnapshot(sealed.with(at, byte ^ 1), open)).rejects.toThrow(
        expect.objectContaining({ name: "SnapshotError" }),
      );
    }
  });
});

describe("snapshotFileName", () => {
  it("tells the kind and nothing else", () => {
    expect(snapshotFileName("tally")).toMatch(/^tal-[0-9a-f]{16}\.age$/);
    expect(snapshotFileName("coverage")).toMatch(/^tackning-[0-9a-f]{16}\.age$/);
    expect(snapshotFileName("tally")).not.toBe(snapshotFileName("tally"));
  });
});
