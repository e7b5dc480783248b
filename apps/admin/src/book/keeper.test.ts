import { workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { addInsats, insatsIn, testForbund } from "../testing/forbund.ts";
import { BookError } from "./book-error.ts";
import { keeperOf } from "./keeper.ts";
import { readBook } from "./records.ts";

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

describe("readBook", () => {
  it("reads back what the keeper has written", async () => {
    const { vault, keeper } = await testForbund();
    const { id } = await addInsats({ vault, keeper }, "MIA Vidare");

    const read = await readBook(vault);

    expect(read).toEqual(keeper.current());
    expect(read && insatsIn(read, id).name).toBe("MIA Vidare");
    expect(read?.forbund.instrument).toBe(workingWording.id);
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
