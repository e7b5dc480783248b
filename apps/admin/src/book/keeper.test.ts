import { Digest, Incarnation, InsatsId, SignerKey, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { addInsats, ended, insatsIn, plan, testForbund, today } from "../testing/forbund.ts";
import { BookError } from "./book-error.ts";
import { keeperOf } from "./keeper.ts";
import { readBook, type StoredSnapshot } from "./records.ts";

describe("keeperOf", () => {
  it("writes a change before anybody sees it", async () => {
    const { vault, keeper } = await testForbund();
    const seen: number[] = [];
    keeper.subscribe(() =>
      seen.push(keeper.current().insatser.length, vault.records.has("insatser") ? 1 : 0),
    );

    await addInsats({ vault, keeper }, "MIA Vidare");

    expect(seen.slice(0, 2)).toEqual([1, 1]);
  });

  it("leaves book and vault as they were when a write fails", async () => {
    const { vault, keeper } = await testForbund();
    const before = keeper.current();
    vault.failNextWrite(new Error("full"));

    const change = keeper.change((book) => ({ ...book, insatser: [] }));

    await expect(change).rejects.toThrow("full");
    expect(keeper.current()).toBe(before);
    expect(await readBook(vault)).toEqual(before);
  });

  it("goes on with the next change after one that failed", async () => {
    const { vault, keeper } = await testForbund();
    vault.failNextWrite(new Error("full"));
    const failing = keeper.change((book) => ({ ...book, insatser: [] }));

    await addInsats({ vault, keeper }, "MIA Vidare");

    await expect(failing).rejects.toThrow();
    expect(keeper.current().insatser.map(({ name }) => name)).toEqual(["MIA Vidare"]);
  });

  it("gives two changes that are asked for at once each other's results", async () => {
    const { vault, keeper } = await testForbund();

    await Promise.all([addInsats({ vault, keeper }, "A"), addInsats({ vault, keeper }, "B")]);

    expect(keeper.current().insatser).toHaveLength(2);
  });
});

const storedFrom = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at): [Digest, StoredSnapshot] => {
    const digest = Digest.parse((from + at).toString(16).padStart(64, "0"));
    const record = {
      kind: "tally",
      digest,
      signer: SignerKey.parse("ab".repeat(32)),
      incarnation: Incarnation.parse("cd".repeat(16)),
      insats: InsatsId.parse("ef".repeat(16)),
      plan: plan.hash,
      period: ended,
      seq: from + at + 1,
      previous: digest,
      final: false,
      correction: false,
      prov: false,
      day: today,
      k: 5,
      forms: 5,
    } as const;
    return [digest, { record, coverage: null, received: today }];
  });

describe("readBook", () => {
  it("reads back what the keeper has written", async () => {
    const { vault, keeper } = await testForbund();
    const { id } = await addInsats({ vault, keeper }, "MIA Vidare");

    const read = await readBook(vault);

    expect(read).toEqual(keeper.current());
    expect(read && insatsIn(read, id).name).toBe("MIA Vidare");
    expect(read?.forbund.instrument).toBe(workingWording.id);
  });

  it("reads back hundreds of snapshots in the order they came, and writes only the last sheet again", async () => {
    const { vault, keeper } = await testForbund();
    const add = (from: number, to: number) =>
      keeper.change((book) => ({
        ...book,
        snapshots: new Map([...book.snapshots, ...storedFrom(from, to)]),
      }));
    await add(0, 450);
    const before = new Map(vault.records);

    await add(450, 460);

    const read = await readBook(vault);
    expect([...(read?.snapshots.keys() ?? [])]).toEqual([...keeper.current().snapshots.keys()]);
    const written = [...vault.records.keys()].filter((name) => vault.records.get(name) !== before.get(name));
    expect(written).toEqual(["snapshots/2026-H1/00002"]);
  });

  it("finds no book in a vault that was never finished", async () => {
    const { vault } = await testForbund();
    await vault.wipe();

    expect(await readBook(vault)).toBeUndefined();
  });

  it.for(["insatser", "roster", "forbund"])("refuses the whole book when %s is damaged", async (name) => {
    const { vault, keeper } = await testForbund();
    await addInsats({ vault, keeper }, "MIA Vidare");
    vault.records.set(name, new TextEncoder().encode('{"half":'));

    await expect(readBook(vault)).rejects.toThrow(BookError);
  });

  it("refuses a book that has lost its roster", async () => {
    const { vault, keeper } = await testForbund();
    await addInsats({ vault, keeper }, "MIA Vidare");
    vault.records.delete("roster");

    await expect(readBook(vault)).rejects.toThrow(BookError);
    expect(keeperOf(vault, keeper.current()).current()).toBe(keeper.current());
  });
});
