import { buildIfChanged, commandLine } from "./build.mjs";
import { run } from "./child.mjs";

/**
 * `npm run demo`: a whole year of one förbund, from its published numbers of participants to the reports.
 *
 * @param {readonly string[]} args Given on to `vifragar demo`.
 */
export async function demo(args) {
  if (!(await buildIfChanged(commandLine))) return 1;
  const { code } = await run(process.execPath, [`${commandLine}/dist/vifragar.mjs`, "demo", ...args]);
  return code;
}
