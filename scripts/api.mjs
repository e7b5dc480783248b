import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./child.mjs";
import { fetchApart } from "./fetch.mjs";
import { published } from "./pack.mjs";
import { cache, cached, root } from "./paths.mjs";

// TypeDoc reads with the compiler it is given, and knows none as new as ours (7); both are fetched when they are asked
// for, since nobody else needs their 46 MB.
const FETCHED = ["typedoc@0.28.20", "typescript@5.9.3"];

/**
 * `npm run api`: the reference of the packages that others build upon, from their docstrings, as pages in `out/api`.
 *
 * A docstring that names what is not there fails it.
 */
export async function api() {
  const program = join(cache, "typedoc", "node_modules", "typedoc", "bin", "typedoc");
  if (!existsSync(program)) {
    const { ok, output } = await fetchApart("typedoc", FETCHED);
    if (!ok) {
      console.error(`TypeDoc kunde inte hämtas / TypeDoc could not be fetched\n${output}`);
      return 1;
    }
  }
  const options = cached("typedoc", "tsconfig.json");
  const include = published.map((name) => join(root, "packages", name, "src"));
  writeFileSync(options, JSON.stringify({ extends: join(root, "tsconfig.base.json"), include }));
  const entries = published.flatMap((name) => [
    "--entryPoints",
    join(root, "packages", name, "src", "index.ts"),
  ]);
  const out = join(root, "out", "api");
  const { code } = await run(process.execPath, [
    program,
    ...["--tsconfig", options, ...entries, "--out", out, "--name", "Vi frågar om våld", "--disableGit"],
    // Types are checked by `npm run check`, with the compiler that the code is written for.
    ...[
      "--sourceLinkTemplate",
      "{path}",
      "--skipErrorChecking",
      "--excludePrivate",
      "--treatWarningsAsErrors",
    ],
    ...["--readme", "none", "--basePath", root],
  ]);
  return code;
}
