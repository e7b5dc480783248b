import { beforeAll, describe, expect, it } from "vitest";
import { concat, utf8 } from "./bytes.ts";
import { COPY_HEADER_BYTES, type CopyEntry, copyHeader, copyStep, readCopy } from "./copy.ts";
import { SEALED_ROW_BYTES } from "./hand-over.ts";
import { hash } from "./hash.ts";
import { ROW_SLOT_BYTES, readRowSlots, rowSlot } from "./row-slot.ts";
import { ready } from "./sodium.ts";

const put = (text: string): CopyEntry => ({ kind: "put", table: 3, clear: `"${text}"`, bytes: utf8(text) });

/** A file of round 7 with a step for each text. */
function fileOf(...texts: readonly string[]): Uint8Array<ArrayBuffer> {
  return texts.reduce(
    (file, text) => concat(file, copyStep({ round: 7, offset: file.length }, [put(text)])),
    copyHeader(7),
  );
}

/** The texts of the steps that are whole; undefined for no copy. */
const textsIn = (file: Uint8Array): readonly string[] | undefined =>
  readCopy(file)?.steps.map(({ entries }) => new TextDecoder().decode(entries[0]?.bytes));

beforeAll(() => ready);

describe("readCopy", () => {
  it("gives back what was written, step by step", () => {
    const entries: readonly CopyEntry[] = [
      put("a"),
      { kind: "change", table: 5, clear: '["b",{"open":0}]', bytes: new Uint8Array() },
      { kind: "delete", table: 4, clear: '["c"]', bytes: new Uint8Array() },
    ];
    const file = concat(copyHeader(7), copyStep({ round: 7, offset: COPY_HEADER_BYTES }, entries));

    expect(readCopy(file)).toEqual({
      round: 7,
      steps: [{ entries, start: COPY_HEADER_BYTES, end: file.length }],
    });
  });

  it("ends before a step that was cut, wherever it was cut", () => {
    const first = fileOf("one").length;
    const file = fileOf("one", "two");

    for (let length = 0; length < file.length; length += 1) {
      const whole = length < COPY_HEADER_BYTES ? undefined : length < first ? [] : ["one"];
      expect(textsIn(file.subarray(0, length))).toEqual(whole);
    }
  });

  it("believes no byte that was altered, nor what lies after it", () => {
    const first = fileOf("one").length;
    const file = fileOf("one", "two", "three");

    for (const [at, byte] of file.entries()) {
      const altered = file.slice();
      altered[at] = byte ^ 1;
      const texts = textsIn(altered) ?? [];
      expect(["one", "two", "three"].slice(0, texts.length)).toEqual(texts);
      expect(texts.length).toBeLessThanOrEqual(at < first ? 0 : 2);
    }
  });

  it("takes no step that an earlier use of the file has left, or that was moved", () => {
    const step = copyStep({ round: 6, offset: COPY_HEADER_BYTES }, [put("old")]);
    const moved = copyStep({ round: 7, offset: 99 }, [put("moved")]);

    expect(textsIn(concat(copyHeader(7), step))).toEqual([]);
    expect(textsIn(concat(copyHeader(7), moved))).toEqual([]);
  });

  it("refuses a newer version, and a stranger's bytes are no copy", () => {
    const head = copyHeader(7).slice(0, 16);
    head[4] = 2;
    const newer = concat(head, hash(utf8("VFV1copy"), head).subarray(0, 16));

    expect(() => readCopy(newer)).toThrow(expect.objectContaining({ code: "VERSION" }));
    expect(readCopy(utf8("a".repeat(100)))).toBeUndefined();
  });
});

describe("readRowSlots", () => {
  const id = new Uint8Array(16).fill(0xab);
  const row = new Uint8Array(SEALED_ROW_BYTES).fill(3);

  it("finds the rows that are whole, wherever their slot lies", () => {
    const file = concat(new Uint8Array(2 * ROW_SLOT_BYTES), rowSlot(id, row), new Uint8Array(10));

    expect(readRowSlots(file)).toEqual(new Map([["ab".repeat(16), row]]));
  });

  it("takes none that was altered or cut", () => {
    for (const at of [0, 8, 30, 60, ROW_SLOT_BYTES - 1]) {
      const slot = rowSlot(id, row);
      slot[at] = (slot[at] ?? 0) ^ 1;
      expect(readRowSlots(slot).size).toBe(0);
    }
    expect(readRowSlots(rowSlot(id, row).subarray(0, ROW_SLOT_BYTES - 1)).size).toBe(0);
  });
});
