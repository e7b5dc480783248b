import { writeFileSync } from "node:fs";
import type { Reporter, TestModule, TestModuleState } from "vitest/node";

/** How a run of tests went. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The line that readers of logs look for. Always the last one. */
export const lastLine = ({ passed, failed, skipped }: Counts): string =>
  `Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * Counts the tests and says so in one plain line.
 *
 * With VF_COUNTS_FILE set, the counts go to that file instead: `npm test` adds its own checks to them
 * and prints the line itself, after everything else.
 */
export default class LastLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = countsOf(modules);
    // A test file that does not load and an error outside of tests are failures that no test stands for.
    counts.failed += errors.length + modules.filter(brokeOutsideOfTests).length;
    const file = process.env.VF_COUNTS_FILE;
    if (file) writeFileSync(file, JSON.stringify(counts));
    else console.log(lastLine(counts));
  }
}

function countsOf(modules: readonly TestModule[]): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === "pending" ? "skipped" : state] += 1;
    }
  }
  return counts;
}

function brokeOutsideOfTests(module: TestModule): boolean {
  const failed: TestModuleState = "failed";
  return module.state() === failed && [...module.children.allTests("failed")].length === 0;
}
