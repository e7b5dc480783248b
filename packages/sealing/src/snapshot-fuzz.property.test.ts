/** Mutated snapshots: each is refused with a code, nothing else escapes, and memory stays bounded. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { encryptTo, makeIdentity, openerOf } from "./envelope.ts";
import { openSnapshot } from "./snapshot.ts";
import { SnapshotError } from "./snapshot-error.ts";
import { decodeSnapshot, encodeSnapshot } from "./snapshot-layout.ts";
import { ready } from "./sodium.ts";
import { drawsFrom, mutate } from "./testing/mutations.ts";
import { draftOf, seed } from "./testing/snapshots.ts";

const IS_FULL = process.env.VF_FULL === "1";
const MUTATIONS = IS_FULL ? 100_000 : 2_000;
// Opening an envelope costs fifty times as much as reading what is inside.
const SEALED_MUTATIONS = IS_FULL ? 10_000 : 400;

const LAYOUT_CODES = ["SIZE", "MAGIC", "VERSION", "RESERVED", "LENGTH", "PADDING", "SIGNATURE"];

let plain: Uint8Array;

beforeAll(async () => {
  await ready;
  plain = encodeSnapshot({ header: draftOf(), cells: [5, 2, 3, 0, 1], seed });
});

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const codeOf = (error: unknown) =>
  error instanceof SnapshotError ? error.code : `escaped: ${String(error)}`;

describe("decodeSnapshot", () => {
  it(`refuses a mutated snapshot with a code, ${MUTATIONS} times`, () => {
    const unchanged = plain.slice();
    const draw = drawsFrom(1);
    const seen = new Set<string>();

    for (let round = 0; round < MUTATIONS; round += 1) {
      const mutated = mutate(plain, draw);
      try {
        decodeSnapshot(mutated);
        seen.add(`accepted in round ${round}`);
      } catch (error) {
        seen.add(codeOf(error));
      }
    }

    // Every check has refused something, or the mutations were too tame; and nothing but the checks did.
    expect([...seen].toSorted()).toEqual(LAYOUT_CODES.toSorted());
    expect(plain).toEqual(unchanged);
  });
});

describe("openSnapshot", () => {
  it(`refuses a mutated file, or a file with mutated content, with a code, ${SEALED_MUTATIONS} times`, async () => {
    const { identity, recipient } = await makeIdentity();
    const open = openerOf(identity);
    const sealed = await encryptTo([recipient], plain);
    const draw = drawsFrom(2);
    const seen = new Set<string>();

    for (let round = 0; round < SEALED_MUTATIONS; round += 1) {
      const hostile =
        draw(2) === 0 ? await encryptTo([recipient], mutate(plain, draw)) : mutatedFile(sealed, draw);
      const judged = await openSnapshot(hostile, open).then(() => `accepted in round ${round}`, codeOf);
      seen.add(judged);
    }

    // The keys are new each time, so which bytes of the envelope lead to which of its codes is not fixed.
    const known = [...LAYOUT_CODES, "ENVELOPE", "WRONG_COLLECTOR"];
    expect([...seen].filter((judged) => !known.includes(judged))).toEqual([]);
    expect([...seen]).toEqual(expect.arrayContaining([...LAYOUT_CODES, "ENVELOPE"]));
  });

  it("keeps no memory of what it refused", async () => {
    const { identity, recipient } = await makeIdentity();
    const open = openerOf(identity);
    const sealed = await encryptTo([recipient], plain);
    const draw = drawsFrom(3);
    const heldAfter = async (times: number) => {
      for (let round = 0; round < times; round += 1) {
        await openSnapshot(mutatedFile(sealed, draw), open).catch(() => undefined);
      }
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };

    const early = await heldAfter(SEALED_MUTATIONS / 4);
    const late = await heldAfter(SEALED_MUTATIONS);

    // Each opening uses a buffer of 64 KiB: kept ones would add up to 25 MiB and more.
    expect(late - early).toBeLessThan(8 * 2 ** 20);
  });
});

function mutatedFile(sealed: Uint8Array, draw: (limit: number) => number): Uint8Array {
  if (draw(3) === 0) return sealed.subarray(0, draw(sealed.length));
  const at = draw(sealed.length);
  return sealed.with(at, (sealed[at] ?? 0) ^ (1 + draw(255)));
}
