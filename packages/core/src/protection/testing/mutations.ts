/** What is taken away from the protection, one at a time, to see that a test misses it. */
export interface Mutation {
  readonly name: string;
  /** The end of the path of the file. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: "without-repair",
    file: "/protection/protect-problem.ts",
    from: "    let hasHidden = false;\n    for (const { target } of this.#audit.failures(targets)) {",
    to: "    let hasHidden = false;\n    for (const { target } of this.#audit.failures(targets).slice(0, 0)) {",
  },
  {
    name: "without-frozen-releases",
    file: "/protection/problem.ts",
    from: "          earlier: status,",
    to: "          earlier: undefined,",
  },
  {
    name: "few-only",
    file: "/protection/rule.ts",
    from: "const isNearlyAll = base !== undefined && base - value < rule.k;",
    to: "const isNearlyAll = base === undefined && value < 0;",
  },
  {
    name: "auditor-blind-to-a-margin",
    file: "/protection/attack-puzzle.ts",
    from: "const clues = files.relations.map(",
    to: "const clues = files.relations.slice(0, -1).map(",
  },
  {
    name: "without-closing",
    file: "/protection/closing.ts",
    from: 'if (rule.mode === "frequency") return false;',
    to: "if (rule.k !== undefined) return false;",
  },
  {
    name: "without-remainders",
    file: "/protection/pattern.ts",
    from: 'if (this.#rule.mode === "frequency") return',
    to: "if (computable.size >= 0) return",
  },
];
