import { act, renderHook } from "@testing-library/react";
import { emptyAnswers, workingWording } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { rememberingStore } from "./testing/show-form.tsx";
import { useOmgang } from "./use-omgang.ts";

const answered = () => {
  const store = rememberingStore();
  const { result } = renderHook(() =>
    useOmgang({ instrument: workingWording, store, prior: "no", shown: undefined }),
  );
  act(() => {
    result.current.form.setValue("psychological", ["now"]);
    result.current.form.setValue("sex", "man");
  });
  return { result, store };
};

describe("useOmgang", () => {
  it.each(["hide", "time-out"] as const)("has no answers in memory after %s, before it returns", (how) => {
    const { result } = answered();

    act(() => {
      result.current.wipe(how);
      expect(result.current.form.getValues()).toEqual(emptyAnswers(workingWording));
    });
  });

  it("has no answers in memory once they are sent", async () => {
    const { result, store } = answered();

    await act(() => result.current.send(false));

    expect(store.given).toHaveLength(1);
    expect(result.current.form.getValues()).toEqual(emptyAnswers(workingWording));
  });

  it("keeps the answers while sending has failed, and gives nothing more after it has not", async () => {
    const { result, store } = answered();
    store.fails = true;

    await act(() => result.current.send(false));
    expect(result.current.form.getValues("sex")).toBe("man");
    store.fails = false;
    await act(() => result.current.retry());
    await act(() => result.current.retry());

    expect(store.given).toHaveLength(1);
  });

  it("sends nothing after it was hidden, even if somebody tries", async () => {
    const { result, store } = answered();
    act(() => result.current.wipe("hide"));

    await act(() => result.current.retry());
    await act(() => result.current.send(false));

    expect(store.given).toEqual([]);
  });
});
