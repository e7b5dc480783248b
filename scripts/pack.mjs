import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, runTool } from "./child.mjs";
import { filesBelow } from "./fingerprint.mjs";
import { root } from "./paths.mjs";

/** What others may build upon, each after what it depends on. */
export const published = ["core", "sealing", "vault", "form"];

/**
 * Makes the npm packages, compiled file by file: plain modules and their types, as they are laid out here.
 *
 * Not bundled, so that whoever builds with them sees our files in their stack traces and ships nothing twice.
 * The manifest that is published follows from the one that is used here, where `exports` names sources.
 *
 * @param {string} out Folder that gets one `.tgz` a package.
 * @returns {Promise<string[]>} The files.
 * @throws Error when a package does not compile or cannot be packed.
 */
export async function pack(out) {
  mkdirSync(out, { recursive: true });
  const files = await Promise.all(published.map((name) => packOne(name, out)));
  return files.sort();
}

/**
 * @param {string} name
 * @param {string} out
 */
async function packOne(name, out) {
  const folder = join("packages", name);
  const staged = join(out, `.${name}`);
  rmSync(staged, { recursive: true, force: true });
  const dist = join(staged, "dist");
  await compile(folder, dist);
  for (const file of filesBelow(join(folder, "src")).filter((path) => path.endsWith(".css")))
    cpSync(file, join(dist, file.slice(join(root, folder, "src").length)));
  const manifest = publishedManifest(JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")));
  writeFileSync(join(staged, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(join(root, "LICENSE"), join(staged, "LICENSE"));
  const readme = join(root, folder, "README.md");
  if (existsSync(readme)) cpSync(readme, join(staged, "README.md"));
  const packed = await run("npm", ["pack", "--pack-destination", out, "--ignore-scripts"], {
    quiet: true,
    cwd: staged,
  });
  rmSync(staged, { recursive: true, force: true });
  if (packed.code !== 0) throw new Error(`${name} could not be packed\n${packed.output}`);
  const archive = readdirSync(out).find((file) => file.startsWith(`vifragar-${name}-`));
  if (!archive) throw new Error(`npm packed nothing for ${name}`);
  return join(out, archive);
}

/**
 * @param {string} folder
 * @param {string} dist
 */
async function compile(folder, dist) {
  const emit = ["--noEmit", "false", "--declaration", "--rewriteRelativeImportExtensions"];
  const args = [
    "-p",
    join(folder, "tsconfig.src.json"),
    ...emit,
    "--outDir",
    dist,
    "--rootDir",
    join(folder, "src"),
  ];
  const { code, output } = await runTool("tsc", args, { quiet: true });
  if (code !== 0) throw new Error(`${folder} does not compile\n${output}`);
  for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".js")) continue;
    const path = join(dist, file);
    const code = readFileSync(path, "utf8");
    // The compiler rewrites endings of modules, and does not see those that vite makes addresses of.
    writeFileSync(path, code.replaceAll(".ts?worker&url", ".js?worker&url"));
  }
}

/**
 * @param {Record<string, any>} own
 * @returns {Record<string, unknown>}
 */
function publishedManifest({ devDependencies: _, ...own }) {
  const { version } = own;
  const built = (/** @type {string} */ path) => path.replace("./src/", "./dist/").replace(/\.tsx?$/, ".js");
  const all = /** @type {[string, string][]} */ (Object.entries(own.exports));
  const shipped = all.filter(([name]) => name !== "./testing");
  /** @param {[string, string]} entry */
  const exported = ([name, path]) => {
    const target = built(path);
    return [
      name,
      target.endsWith(".css") ? target : { types: target.replace(/js$/, "d.ts"), default: target },
    ];
  };
  const pinned = Object.entries(own.dependencies ?? {}).map(([name, range]) => [
    name,
    range === "workspace:*" ? version : range,
  ]);
  return {
    ...own,
    ...(Array.isArray(own.sideEffects) && { sideEffects: own.sideEffects.map(built) }),
    exports: Object.fromEntries(shipped.map(exported)),
    dependencies: Object.fromEntries(pinned),
    files: ["dist"],
  };
}
