import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { makeIdentity, openerOf } from "./envelope.ts";
import { signingKeyOf } from "./sign.ts";
import { openSnapshot, sealSnapshot } from "./snapshot.ts";
import { decodeSnapshot, encodeSnapshot, SNAPSHOT_BUCKETS } from "./snapshot-layout.ts";
import { ready } from "./sodium.ts";
import { cellRows, drafts } from "./testing/arbitraries.ts";
import { seed } from "./testing/snapshots.ts";

beforeAll(() => ready);

describe("decodeSnapshot", () => {
  it("gives back whatever can be written", () => {
    fc.assert(
      fc.property(drafts, cellRows, (header, cells) => {
        const plain = encodeSnapshot({ header, cells, seed });

        expect(SNAPSHOT_BUCKETS).toContain(plain.length);
        const snapshot = decodeSnapshot(plain);
        expect(snapshot.header).toEqual({ ...header, signer: signingKeyOf(seed).publicKey });
        expect(snapshot.cells).toEqual(cells);
      }),
    );
  });

  it("names two snapshots alike only when they say the same", () => {
    fc.assert(
      fc.property(drafts, cellRows, drafts, (header, cells, other) => {
        const digestOf = (draft: typeof header) =>
          decodeSnapshot(encodeSnapshot({ header: draft, cells, seed })).digest;

        expect(digestOf(header)).toBe(digestOf(structuredClone(header)));
        expect(digestOf(header) === digestOf(other)).toBe(JSON.stringify(header) === JSON.stringify(other));
      }),
    );
  });
});

describe("openSnapshot", () => {
  it("gives back whatever was sealed", async () => {
    const { identity, recipient } = await makeIdentity();
    const open = openerOf(identity);
    await fc.assert(
      fc.asyncProperty(drafts, cellRows, async (header, cells) => {
        const sealed = await sealSnapshot({ header, cells, seed, recipients: [recipient] });

        expect((await openSnapshot(sealed, open)).cells).toEqual(cells);
      }),
    );
  });
});
