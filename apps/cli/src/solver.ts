/** HiGHS, loaded when it is first needed. Its WebAssembly lies beside the built program. */
import { highsSolve, type Solve } from "@vifragar/core";

let loaded: Promise<Solve> | undefined;

/** The solver that protection and audit calculate with. */
export function solver(): Promise<Solve> {
  loaded ??= import("highs").then(async ({ default: loadHighs }) => highsSolve(await loadHighs()));
  return loaded;
}
