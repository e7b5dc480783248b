/**
 * HiGHS as the engine's solver.
 *
 * Loading it is asynchronous and the caller's: `highsSolve(await loadHighs())` from the package `highs`, in a
 * worker in a browser and directly in Node. Nothing here imports it, so core stays pure.
 */
import type { LinearProblem, LinearSolution, LinearSystem, Solve } from "./solve.ts";

/** As much of a loaded `highs` module as is used here. */
export interface HighsModule {
  readonly infinity: number;
  readonly constants: {
    readonly objectiveSense: { readonly minimize: unknown; readonly maximize: unknown };
    readonly modelStatus: Readonly<
      Record<"optimal" | "infeasible" | "unbounded" | "unboundedOrInfeasible", number>
    >;
  };
  // Method syntax: the module's own parameter types are narrower than what is needed to describe our calls.
  createModel(source: HighsModelData): HighsModel;
}

interface HighsModelData {
  readonly numCols: number;
  readonly numRows: number;
  readonly colCost: Float64Array;
  readonly colLower: Float64Array;
  readonly colUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly matrix: {
    readonly format: "csr";
    readonly numRows: number;
    readonly numCols: number;
    readonly starts: Int32Array;
    readonly indices: Int32Array;
    readonly values: Float64Array;
  };
  readonly integrality?: Int32Array;
}

interface HighsModel {
  readonly options: { set(values: Readonly<Record<string, boolean | number | string>>): unknown };
  changeObjectiveSense(sense: never): unknown;
  changeColCost(column: number, cost: number): unknown;
  changeColBounds(column: number, lower: number, upper: number): unknown;
  run(): unknown;
  getModelStatus(): number;
  getObjectiveValue(): number;
  getSolution(): { readonly colValue: ArrayLike<number> };
  clearSolver(): unknown;
  dispose(): void;
}

interface Kept {
  readonly system: LinearSystem;
  readonly integer: boolean;
  readonly model: HighsModel;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  costed: readonly number[];
}

/** Models live in the solver's own memory until they are disposed of, so only a few are kept. */
const KEPT_MODELS = 4;

/** A solver that starts from where it ended when the same system comes again. */
export function highsSolve(highs: HighsModule): Solve {
  const kept: Kept[] = [];
  const keep = (problem: LinearProblem): Kept => {
    const integer = problem.integer === true;
    const at = kept.findIndex((one) => one.system === problem.system && one.integer === integer);
    const [found] = at < 0 ? [] : kept.splice(at, 1);
    const entry = found ?? open(problem, highs);
    kept.push(entry);
    if (kept.length > KEPT_MODELS) kept.shift()?.model.dispose();
    return entry;
  };
  return (problem) => {
    const entry = keep(problem);
    pose(problem, entry, highs);
    entry.model.run();
    const solution = solutionIn(entry.model, highs);
    return solution.status === "optimal" || entry.integer ? solution : afresh(entry.model, highs);
  };
}

/** Goes on from the last corner: five times as fast when only the objective changes. */
const FROM_LAST_CORNER = { presolve: "off", simplex_strategy: 4 };
const FROM_NOTHING = { presolve: "on", simplex_strategy: 1 };

/** Nothing is believed to be impossible for having been tried from an unlucky corner alone. */
function afresh(model: HighsModel, highs: HighsModule): LinearSolution {
  model.clearSolver();
  model.options.set(FROM_NOTHING);
  model.run();
  const solution = solutionIn(model, highs);
  model.options.set(FROM_LAST_CORNER);
  return solution;
}

function open({ system, lower, upper, integer }: LinearProblem, highs: HighsModule): Kept {
  const finite = (value: number) => Math.max(-highs.infinity, Math.min(highs.infinity, value));
  const lengths = system.rows.map(({ columns }) => columns.length);
  const starts = Int32Array.from([0, ...lengths]);
  for (let row = 1; row < starts.length; row += 1) starts[row] = (starts[row] ?? 0) + (starts[row - 1] ?? 0);
  const bounds = { colLower: Float64Array.from(lower, finite), colUpper: Float64Array.from(upper, finite) };
  const model = highs.createModel({
    numCols: system.columns,
    numRows: system.rows.length,
    colCost: new Float64Array(system.columns),
    ...bounds,
    rowLower: Float64Array.from(system.rows, (row) => finite(row.lower)),
    rowUpper: Float64Array.from(system.rows, (row) => finite(row.upper)),
    matrix: {
      format: "csr",
      numRows: system.rows.length,
      numCols: system.columns,
      starts,
      indices: Int32Array.from(system.rows.flatMap(({ columns }) => columns)),
      values: Float64Array.from(system.rows.flatMap(({ coefficients }) => coefficients)),
    },
    ...(integer === true && { integrality: new Int32Array(system.columns).fill(1) }),
  });
  model.options.set({ output_flag: false, random_seed: 1, ...(integer === true ? {} : FROM_LAST_CORNER) });
  return {
    system,
    integer: integer === true,
    model,
    lower: bounds.colLower,
    upper: bounds.colUpper,
    costed: [],
  };
}

function pose({ lower, upper, objective, sense }: LinearProblem, kept: Kept, highs: HighsModule): void {
  const { model } = kept;
  for (let column = 0; column < kept.lower.length; column += 1) {
    const low = Math.max(-highs.infinity, lower[column] ?? 0);
    const high = Math.min(highs.infinity, upper[column] ?? highs.infinity);
    if (low === kept.lower[column] && high === kept.upper[column]) continue;
    model.changeColBounds(column, low, high);
    kept.lower[column] = low;
    kept.upper[column] = high;
  }
  for (const column of kept.costed) model.changeColCost(column, 0);
  for (const [column, coefficient] of objective) model.changeColCost(column, coefficient);
  kept.costed = objective.map(([column]) => column);
  const { minimize, maximize } = highs.constants.objectiveSense;
  model.changeObjectiveSense((sense === "min" ? minimize : maximize) as never);
}

function solutionIn(model: HighsModel, { constants: { modelStatus } }: HighsModule): LinearSolution {
  switch (model.getModelStatus()) {
    case modelStatus.optimal:
      return { status: "optimal", value: model.getObjectiveValue(), columns: model.getSolution().colValue };
    case modelStatus.infeasible:
      return { status: "infeasible" };
    case modelStatus.unbounded:
      return { status: "unbounded" };
    default:
      return { status: "failed" };
  }
}
