/** HiGHS, loaded once for a test file. */
import loadHighs from "highs";
import { highsSolve } from "../highs-solve.ts";
import type { Solve } from "../solve.ts";

export const solve: Solve = highsSolve(await loadHighs());
