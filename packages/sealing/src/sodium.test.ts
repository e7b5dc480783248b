import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ready, SodiumError, startedWithin } from "./sodium.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("startedWithin", () => {
  it("fails with WASM_BLOCKED when the start never settles", async () => {
    const failed = expect(startedWithin(new Promise(() => undefined), 10_000)).rejects.toMatchObject({
      name: "SodiumError",
      code: "WASM_BLOCKED",
    });

    await vi.advanceTimersByTimeAsync(10_000);

    await failed;
  });

  it("waits as long as it was told to", async () => {
    const settled = vi.fn();
    startedWithin(new Promise(() => undefined), 10_000).catch(settled);

    await vi.advanceTimersByTimeAsync(9_999);

    expect(settled).not.toHaveBeenCalled();
  });

  it("fails with WASM_BLOCKED and the cause when the start fails", async () => {
    const cause = new Error("refused");

    const error: unknown = await startedWithin(Promise.reject(cause), 10_000).catch(
      (thrown: unknown) => thrown,
    );

    expect(error).toBeInstanceOf(SodiumError);
    expect(error).toMatchObject({ cause });
  });

  it("leaves no timer behind, whether the start succeeds or fails", async () => {
    await startedWithin(Promise.resolve(), 10_000);
    await startedWithin(Promise.reject(new Error("refused")), 10_000).catch(() => undefined);

    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("ready", () => {
  it("settles in Node", async () => {
    await expect(ready).resolves.toBeUndefined();
  });
});
