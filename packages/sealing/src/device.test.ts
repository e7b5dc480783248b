/** Every format of the device: opens where it was sealed, and nowhere and nohow else. */
import { beforeAll, describe, expect, it } from "vitest";
import { makeDek, unwrapDek, wrapDek } from "./dek.ts";
import { checkEraseTable, ERASE_TABLE_BYTES, eraseOffset, makeEraseTable } from "./erase-table.ts";
import { openHandBack, sealHandBack } from "./hand-back.ts";
import {
  makeHandOverKeys,
  openHandOverKey,
  openHandOverRow,
  sealHandOverKey,
  sealHandOverRow,
} from "./hand-over.ts";
import { openRecord, recordId, sealRecord } from "./record.ts";
import { SealError } from "./seal-error.ts";
import { openSlot, readSlot, type SlotHeader, sealSlot, slotDigest } from "./slot.ts";
import { ready } from "./sodium.ts";
import { EMPTY_STATE, type EpochState, openState, sealState } from "./state.ts";
import { WORK_FLOOR } from "./work.ts";

beforeAll(() => ready);

const bytes = (fill: number, length = 32): Uint8Array => new Uint8Array(length).fill(fill);
const vaultId = bytes(1, 16);

/** The code of what was thrown, or "opened". */
function outcome(open: () => unknown): string {
  try {
    open();
    return "opened";
  } catch (error) {
    return error instanceof SealError ? error.code : `${error}`;
  }
}

/** Opens with each byte altered, and with the last byte missing: none may open. */
function outcomesWhenAltered(
  sealed: Uint8Array,
  open: (altered: Uint8Array) => unknown,
): ReadonlySet<string> {
  const outcomes = new Set<string>();
  for (const [at] of sealed.entries()) {
    const altered = sealed.slice();
    altered[at] = (altered[at] ?? 0) ^ 0x01;
    outcomes.add(outcome(() => open(altered)));
  }
  outcomes.add(outcome(() => open(sealed.subarray(0, -1))));
  return outcomes;
}

describe("slot", () => {
  const header: SlotHeader = {
    kind: "passphrase",
    slotId: bytes(2, 16),
    salt: bytes(3, 16),
    work: WORK_FLOOR,
    credentialId: new Uint8Array(),
  };
  const keys = { root: bytes(4), vaultKey: bytes(5) };

  it("gives the vault key back to its root alone", () => {
    const slot = sealSlot(vaultId, header, keys);

    expect(openSlot(vaultId, slot, keys.root)).toEqual(keys.vaultKey);
    expect(outcome(() => openSlot(vaultId, slot, bytes(6)))).toBe("CANNOT_OPEN");
    expect(outcome(() => openSlot(bytes(9, 16), slot, keys.root))).toBe("CANNOT_OPEN");
  });

  it("does not open when any byte is altered", () => {
    const slot = sealSlot(vaultId, header, keys);

    expect(outcomesWhenAltered(slot, (altered) => openSlot(vaultId, altered, keys.root))).not.toContain(
      "opened",
    );
  });

  it("binds a passkey to its credential", () => {
    const passkey = { ...header, kind: "passkey", work: null, credentialId: bytes(7, 20) } as const;
    const slot = sealSlot(vaultId, passkey, keys);

    expect(readSlot(slot)).toMatchObject({ kind: "passkey", work: null, credentialId: bytes(7, 20) });
    expect(outcomesWhenAltered(slot, (altered) => openSlot(vaultId, altered, keys.root))).not.toContain(
      "opened",
    );
  });

  it("has one digest whatever the order, and another when one is missing", () => {
    const slots = [2, 3, 4].map((id) => sealSlot(vaultId, { ...header, slotId: bytes(id, 16) }, keys));

    expect(slotDigest([...slots].reverse())).toEqual(slotDigest(slots));
    expect(slotDigest(slots.slice(1))).not.toEqual(slotDigest(slots));
  });
});

describe("epoch key", () => {
  it("opens with its erase secret alone", () => {
    const place = { vaultId, epoch: 3, eraseSecret: bytes(8) };
    const dek = makeDek();
    const wrapped = wrapDek(bytes(5), dek, place);

    expect(wrapped).toHaveLength(72);
    expect(unwrapDek(bytes(5), wrapped, place)).toEqual(dek);
    expect(outcome(() => unwrapDek(bytes(5), wrapped, { ...place, eraseSecret: bytes(9) }))).toBe(
      "CANNOT_OPEN",
    );
    expect(outcome(() => unwrapDek(bytes(5), wrapped, { ...place, epoch: 4 }))).toBe("CANNOT_OPEN");
    expect(outcome(() => unwrapDek(bytes(6), wrapped, place))).toBe("CANNOT_OPEN");
  });
});

describe("state", () => {
  const place = { vaultId, epoch: 3, gen: 7, stateSecret: bytes(8) };
  const state: EpochState = {
    lastSeq: 2 ** 40,
    lastDigest: "ab".repeat(32),
    lastHandOver: "cd".repeat(16),
    tallies: [
      {
        ...{
          insats: "11".repeat(16),
          plan: "22".repeat(32),
          period: { year: 2026, kind: "tertial", index: 3 },
        },
        ...{ forms: 9, formsHandedIn: 5, changed: true, final: false, seq: 4, counts: [0, 9, 2 ** 32 - 1] },
      },
    ],
  };

  it("gives back what was sealed, in whole blocks", () => {
    const sealed = sealState(bytes(5), state, place);

    expect(sealed).toHaveLength(4096 + 40);
    expect(sealState(bytes(5), EMPTY_STATE, place)).toHaveLength(4096 + 40);
    expect(openState(bytes(5), sealed, place)).toEqual(state);
  });

  it("opens with its own secret, epoch and generation alone", () => {
    const sealed = sealState(bytes(5), state, place);

    for (const other of [{ stateSecret: bytes(9) }, { epoch: 4 }, { gen: 8 }, { vaultId: bytes(2, 16) }]) {
      expect(outcome(() => openState(bytes(5), sealed, { ...place, ...other }))).toBe("CANNOT_OPEN");
    }
  });
});

describe("record", () => {
  const nameKey = bytes(6);
  const place = { vaultId, table: 1, recordId: recordId(nameKey, 1, "a"), epoch: 0, rev: 2 } as const;

  it("hides name and length", () => {
    const short = sealRecord(bytes(5), { name: "a", bytes: bytes(1, 3) }, place);
    const long = sealRecord(bytes(5), { name: "a", bytes: bytes(1, 200) }, place);

    expect(short).toHaveLength(long.length);
    expect(openRecord(bytes(5), short, place)).toEqual({ name: "a", bytes: bytes(1, 3) });
  });

  it("gives back every length, after longer and shorter ones, and names of more than one byte a letter", () => {
    // Beyond some 4 000 bytes a record is laid out elsewhere; what was there before must not show through.
    for (const length of [5_000, 3, 3_820, 3_821, 3_900, 4_096, 0, 254]) {
      for (const name of ["a", "enhet/Åsa på Öster", "🌲"]) {
        const record = { name, bytes: bytes(length % 251, length) };
        expect(openRecord(bytes(5), sealRecord(bytes(5), record, place), place)).toEqual(record);
      }
    }
  });

  it("does not open under another table, id, epoch or revision, or altered", () => {
    const sealed = sealRecord(bytes(5), { name: "a", bytes: bytes(1, 3) }, place);
    const others = [{ table: 0 }, { recordId: recordId(nameKey, 1, "b") }, { epoch: 1 }, { rev: 1 }] as const;

    for (const other of others) {
      expect(outcome(() => openRecord(bytes(5), sealed, { ...place, ...other }))).toBe("CANNOT_OPEN");
    }
    expect(outcomesWhenAltered(sealed, (altered) => openRecord(bytes(5), altered, place))).not.toContain(
      "opened",
    );
  });
});

describe("hand-over", () => {
  const common = {
    ...{ id: "ab".repeat(16), insats: "11".repeat(16), plan: "22".repeat(32), note: "sent" },
    period: { year: 2026, kind: "half", index: 2 },
  } as const;
  const contribution = { ...common, content: { kind: "contribution", forms: 1, counts: [1, 0, 1] } } as const;
  const response = { ...common, content: { kind: "response", bytes: bytes(9, 500) } } as const;

  it("has one size, whatever is in it", () => {
    const keys = makeHandOverKeys();
    const sealed = [contribution, response].map((row) => sealHandOverRow(keys.publicKey, row));

    expect(sealed.map((row) => row.length)).toEqual([8240, 8240]);
    expect(sealed.map((row) => openHandOverRow(keys, row))).toEqual([contribution, response]);
  });

  it("refuses what does not fit, and a note that could hide something", () => {
    const { publicKey } = makeHandOverKeys();
    const large = { ...common, content: { kind: "response", bytes: bytes(9, 8100) } } as const;

    expect(outcome(() => sealHandOverRow(publicKey, large))).toBe("TOO_LARGE");
    expect(outcome(() => sealHandOverRow(publicKey, { ...contribution, note: "å" }))).toBe("MALFORMED");
  });

  it("opens for its own key alone", () => {
    const keys = makeHandOverKeys();
    const sealed = sealHandOverRow(keys.publicKey, contribution);

    expect(outcome(() => openHandOverRow(makeHandOverKeys(), sealed))).toBe("CANNOT_OPEN");
  });

  it("keeps the private half closed once its secret is overwritten", () => {
    const { privateKey } = makeHandOverKeys();
    const place = { vaultId, epoch: 1, handOverId: bytes(3, 16), handSecret: bytes(4) };
    const sealed = sealHandOverKey(bytes(5), privateKey, place);

    expect(openHandOverKey(bytes(5), sealed, place)).toEqual(privateKey);
    expect(outcome(() => openHandOverKey(bytes(5), sealed, { ...place, handSecret: bytes(6) }))).toBe(
      "CANNOT_OPEN",
    );
  });
});

describe("hand-back", () => {
  it("gives the session's keys to the right digits and the page's own secret", () => {
    const keys = {
      meta: bytes(1),
      deks: [
        { epoch: 5, dek: bytes(2) },
        { epoch: 63, dek: bytes(3) },
      ],
    };
    const back = sealHandBack(bytes(7), bytes(8), keys);

    expect(openHandBack(bytes(7), bytes(8), back)).toEqual(keys);
    expect(outcome(() => openHandBack(bytes(6), bytes(8), back))).toBe("CANNOT_OPEN");
    expect(outcome(() => openHandBack(bytes(7), bytes(9), back))).toBe("CANNOT_OPEN");
  });
});

describe("erase table", () => {
  it("has a place of its own for every half of every pair", () => {
    const offsets = new Set<number>();
    for (const half of [0, 1] as const) {
      for (let epoch = 0; epoch < 64; epoch += 1) {
        offsets.add(eraseOffset({ kind: "epoch", epoch }, half));
        offsets.add(eraseOffset({ kind: "state", epoch }, half));
      }
      for (let pair = 0; pair < 21; pair += 1) offsets.add(eraseOffset({ kind: "hand-over", pair }, half));
    }

    expect(offsets.size).toBe(2 * 149);
    expect(Math.min(...offsets)).toBe(16);
    expect(Math.max(...offsets)).toBe(ERASE_TABLE_BYTES - 32);
    expect(outcome(() => eraseOffset({ kind: "epoch", epoch: 64 }, 0))).toBe("MALFORMED");
  });

  it("is refused when it is cut, not ours, or newer", () => {
    const table = makeEraseTable();
    const newer = table.slice();
    newer[4] = 2;

    expect(outcome(() => checkEraseTable(table))).toBe("opened");
    expect(outcome(() => checkEraseTable(table.subarray(1)))).toBe("MALFORMED");
    expect(outcome(() => checkEraseTable(table.subarray(0, -1)))).toBe("MALFORMED");
    expect(outcome(() => checkEraseTable(newer))).toBe("VERSION");
  });
});
