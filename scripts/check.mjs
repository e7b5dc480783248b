import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { runTool } from "./child.mjs";
import { cached, root } from "./paths.mjs";

const COLORS = process.stdout.isTTY ? "--colors=force" : "--colors=off";

/**
 * Everything that can be said about the code without running it: format and lint, types, unused code.
 *
 * @returns {Promise<number>} 0 when nothing was found, else 1.
 */
export async function check() {
  const failed = (await runChecks()).filter((passed) => !passed).length;
  return failed === 0 ? 0 : 1;
}

/**
 * Runs each check and shows one line for it, and its findings when there are any.
 *
 * @returns {Promise<boolean[]>} Whether each check passed.
 */
export async function runChecks() {
  const checks = [
    {
      name: "format and lint",
      run: () =>
        runTool("biome", ["ci", COLORS, "--diagnostic-level=warn", "--error-on-warnings"], { quiet: true }),
    },
    { name: "types", run: checkTypes },
    { name: "unused code and dependencies", run: () => runTool("knip", ["--no-progress"], { quiet: true }) },
  ];
  // At the same time: together they take as long as the slowest, and each is single-threaded for the most.
  return Promise.all(
    checks.map(async ({ name, run }) => {
      const startedMs = performance.now();
      const { code, output } = await run();
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
      if (code !== 0) console.log(output);
      return code === 0;
    }),
  );
}

async function checkTypes() {
  const waiting = typeProjects();
  const findings = new Map(waiting.map((project) => [project, ""]));
  // One compiler a processor, in one thread each: there are more projects than processors, and each
  // compiler takes a quarter of a gigabyte.
  const compilers = Array.from({ length: availableParallelism() }, async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      const known = cached("types", `${project.replaceAll(/[^\w]+/g, "-")}.tsbuildinfo`);
      const args = ["-p", project, "--pretty", "false", "--singleThreaded"];
      // What was found last time: only what has changed since is looked at again.
      args.push("--incremental", "--tsBuildInfoFile", known);
      const { code, output } = await runTool("tsc", args, { quiet: true });
      if (code !== 0) findings.set(project, `${project}\n${output}`);
    }
  });
  await Promise.all(compilers);
  const output = [...findings.values()].join("");
  return { code: output === "" ? 0 : 1, output };
}

/**
 * Every tsconfig in the repository but the base: of each package the whole (tests and type tests
 * included), and of the shipped code alone, which may use less (see docs/testing.md).
 */
function typeProjects() {
  const members = ["packages", "apps"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name)),
  );
  return ["", "scripts", "e2e", ...members].flatMap((folder) =>
    ["tsconfig.json", "tsconfig.src.json"]
      .map((file) => join(folder, file))
      .filter((file) => existsSync(join(root, file))),
  );
}
