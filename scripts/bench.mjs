import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join, relative } from "node:path";
import { run, runTool } from "./child.mjs";
import { filesBelow } from "./fingerprint.mjs";
import { cached, root } from "./paths.mjs";

/**
 * @typedef {object} Row What one measurement gave. One of `ratio`, `ms` and `kb` is there.
 * @property {string} id Such as `core.tally`.
 * @property {number} [ratio] How many times as fast as what it is measured against.
 * @property {number} [ms] Milliseconds.
 * @property {number} [kb] Kilobytes, compressed.
 * @property {string} against What it is measured against: another way, or the limit it must keep.
 */

/**
 * `npm run bench [-- [--json FILE] [--markdown FILE] [WORD]]`: runs every `*.bench.ts` (whose path holds the word) and shows
 * one table.
 *
 * Each bench file exports `bench(): Promise<Row[]>`. It is built as the product is and run alone in its
 * own Node, so that it measures shipped code and nothing of its neighbours.
 *
 * @param {readonly string[]} args
 */
export async function bench(args) {
  const after = (/** @type {string} */ option) =>
    args.includes(option) ? args[args.indexOf(option) + 1] : undefined;
  const [json, markdown] = ["--json", "--markdown"].map(after);
  const word = args.find((arg) => !arg.startsWith("--") && arg !== json && arg !== markdown) ?? "";
  const files = ["packages", "apps"].flatMap(filesBelow).filter((file) => file.endsWith(".bench.ts"));

  /** @type {Row[]} */
  const rows = [];
  let failed = false;
  for (const file of files.map((file) => relative(root, file)).filter((file) => file.includes(word))) {
    const found = await rowsOf(file);
    if (found) rows.push(...found.map(rounded));
    else failed = true;
  }
  console.table(rows.map(({ id, against, ...value }) => ({ id, ...value, against })));
  if (json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);
  if (markdown) writeFileSync(markdown, documentOf(rows));
  return failed ? 1 : 0;
}

/**
 * No measurement here is good to more than three figures.
 *
 * @param {Row} row
 * @returns {Row}
 */
const rounded = (row) => ({
  ...row,
  ...Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      typeof value === "number" ? [[name, Number(value.toPrecision(3))]] : [],
    ),
  ),
});

/**
 * The table as a document that says on what it was measured.
 *
 * @param {readonly Row[]} rows
 */
function documentOf(rows) {
  const [processor] = cpus();
  const machine = `${cpus().length} processors (${processor?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}`;
  const lines = rows.map(({ id, ratio, ms, kb, against }) => {
    const value = ratio === undefined ? (ms === undefined ? `${kb} kB` : `${ms} ms`) : `${ratio} ×`;
    return `| \`${id}\` | ${value} | ${against} |\n`;
  });
  return `# Benchmarks

Written by \`npm run bench -- --markdown docs/benchmarks.md\`, with VF_FULL=1 for nations up to 75 förbund. Ratios are made within one run; only they can be
compared between machines. Nothing here is a promise.

Measured ${new Date().toISOString().slice(0, 10)} on ${machine}.

| what | measured | against |
|---|---|---|
${lines.join("")}`;
}

/**
 * @param {string} file
 * @returns {Promise<Row[] | undefined>}
 */
async function rowsOf(file) {
  const name = file.replaceAll(/[^\w]+/g, "-");
  const folder = join(root, "node_modules", ".cache", "vifragar", "bench", name);
  const config = join(root, "scripts", "vite-bench.config.ts");
  const env = { VF_BENCH_FILE: join(root, file) };
  const built = await runTool(
    "vite",
    ["build", "--config", config, "--outDir", folder, "--logLevel", "error"],
    {
      quiet: true,
      env,
    },
  );
  const out = cached("bench", `${name}.json`);
  const starter = join(root, "scripts", "bench-one.mjs");
  const ran =
    built.code === 0
      ? await run(process.execPath, ["--expose-gc", starter, join(folder, "bench.mjs"), out], { quiet: true })
      : built;
  console.log(`${ran.code === 0 ? "✓" : "✗"} ${file}`);
  if (ran.code === 0) return JSON.parse(readFileSync(out, "utf8"));
  console.error(ran.output);
  return undefined;
}
