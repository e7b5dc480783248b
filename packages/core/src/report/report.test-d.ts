import { expectTypeOf, test } from "vitest";
import type { ProtectedTable } from "../protection/protected-table.ts";
import type { Tally } from "../tally/tally.ts";
import type { ReportRequest } from "./report-of.ts";

test("a report cannot be made from a tally", () => {
  expectTypeOf<Tally>().not.toExtend<ReportRequest["table"]>();
  expectTypeOf<ReportRequest["table"]>().toEqualTypeOf<ProtectedTable>();
});
