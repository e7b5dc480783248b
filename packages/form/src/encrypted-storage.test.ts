import {
  emptyAnswers,
  emptyTally,
  mergeTallies,
  type Occasion,
  parseResponse,
  planOf,
  workingWording,
} from "@vifragar/core";
import type { Contribution, HandOver, HandOverRow } from "@vifragar/vault";
import { describe, expect, it } from "vitest";
import { handOverStore, shownAnswersOf, togetherStore } from "./encrypted-storage.ts";

const plan = planOf(workingWording);
const tally = {
  insats: "a".repeat(32),
  plan: plan.hash,
  period: { year: 2026, kind: "half", index: 2 },
} as const;
const handOver: HandOver = { ...tally, id: "b".repeat(32), publicKey: "c".repeat(64), context: "" };

const answers = { ...emptyAnswers(workingWording), psychological: ["now"], childhood: "yes", sex: "man" };

function responseOf(values: typeof answers) {
  const parsed = parseResponse(values, workingWording);
  if (!parsed.ok) throw new TypeError("the test's own answers are not valid");
  return parsed.value;
}
const answered = (): Extract<Occasion, { kind: "answered" }> => ({
  kind: "answered",
  prior: "no",
  response: responseOf(answers),
});

function sealing() {
  const rows: HandOverRow[] = [];
  const store = handOverStore({
    vault: { sealHandOver: async (_handOver, row) => void rows.push(row) },
    handOver,
    plan,
    coin: () => true,
  });
  return { rows, store };
}

describe("handOverStore", () => {
  it("seals one contribution that adds up with the device's tally", async () => {
    const { rows, store } = sealing();

    await store.submit({ kind: "count", occasion: answered() });

    const [row] = rows;
    if (row?.kind !== "contribution") throw new TypeError("no contribution was sealed");
    const merged = mergeTallies(emptyTally(plan), { plan: plan.hash, forms: row.forms, counts: row.counts });
    expect(rows).toHaveLength(1);
    expect(merged.counts[plan.indexById.get("first/man/psychological/now") ?? -1]).toBe(1);
    expect(row.note).toBe("sent");
  });

  it.each([
    ["declined", { kind: "declined", prior: "no" }],
    ["stopped", { kind: "stopped", prior: "no" }],
  ] as const)("says %s and holds no answers when the person %s", async (note, occasion) => {
    const { rows, store } = sealing();

    await store.submit({ kind: "count", occasion });

    expect(rows).toMatchObject([{ kind: "contribution", forms: 0, note }]);
  });

  it("seals the answers and no contribution when they are to be shown", async () => {
    const { rows, store } = sealing();

    await store.submit({ kind: "show", prior: "elsewhere", answers });

    const [row] = rows;
    if (row?.kind !== "response") throw new TypeError("no response was sealed");
    expect(shownAnswersOf(row.bytes, workingWording)).toEqual({ prior: "elsewhere", answers });
    expect(row.bytes.length).toBeLessThan(7_000);
  });

  it("rejects when nothing was sealed, so that the person is told", async () => {
    const store = handOverStore({
      vault: { sealHandOver: () => Promise.reject(new Error("quota")) },
      handOver,
      plan,
    });

    await expect(store.submit({ kind: "count", occasion: answered() })).rejects.toThrow("quota");
  });
});

describe("togetherStore", () => {
  it("counts at once, and ends the hand-over whose answers were shown", async () => {
    const counted: Contribution[] = [];
    const store = togetherStore({
      vault: { contribute: async (contribution) => void counted.push(contribution) },
      tally,
      plan,
      handOver: handOver.id,
    });

    await store.submit({ kind: "count", occasion: answered() });

    expect(counted).toMatchObject([{ ...tally, forms: 1, handOver: handOver.id }]);
  });
});

describe("shownAnswersOf", () => {
  const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

  it.each([
    ["a question is missing", { prior: "no", answers: { sex: "man" } }],
    ["an answer is not one of the options", { prior: "no", answers: { ...answers, fear: "child" } }],
    ["nobody said whether the person was asked before", { answers }],
    ["it is something else", ["no"]],
  ])("gives nothing when %s", (_reason, value) => {
    expect(shownAnswersOf(bytesOf(value), workingWording)).toBeUndefined();
  });
});
