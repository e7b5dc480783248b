import { expectTypeOf, test } from "vitest";
import type { Tally } from "../tally/tally.ts";
import type { ProtectedTable, ReleaseDraft } from "./protected-table.ts";
import type { releaseOf } from "./release.ts";

test("a tally is not a protected table", () => {
  expectTypeOf<Tally>().not.toExtend<ProtectedTable>();
});

test("a protected table cannot be put together by hand", () => {
  expectTypeOf<Omit<ProtectedTable, keyof ProtectedTable & symbol>>().not.toExtend<ProtectedTable>();
});

test("a release cannot be signed for anything but what protect gave", () => {
  expectTypeOf<Omit<ReleaseDraft, keyof ReleaseDraft & symbol>>().not.toExtend<
    Parameters<typeof releaseOf>[0]["draft"]
  >();
});
