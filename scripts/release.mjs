import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { billOfMaterials } from "./bill-of-materials.mjs";
import { build, commandLine } from "./build.mjs";
import { caddyfile, nginxConf } from "./hosting.mjs";
import { pack } from "./pack.mjs";
import { root } from "./paths.mjs";
import { servedFiles } from "./serve.mjs";
import { SUMS_FILE } from "./sums.mjs";

const USAGE = "usage: npm run release -- [--name HOST] [--framed-by ORIGIN,…] [--out FOLDER]";

/**
 * `npm run release`: everything that an IT department puts on a server, in one folder.
 *
 * `www/` (the sites and the list of their hashes), `cli/` (`vifragar`), `npm/` (the packages), settings for
 * nginx and Caddy, and the bill of materials. The same sources give the same bytes, whoever builds them and wherever.
 *
 * @param {readonly string[]} args
 */
export async function release(args) {
  const options = optionsOf(args);
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  if (!(await build())) return 1;
  const { name, framedBy, out } = options;
  rmSync(out, { recursive: true, force: true });
  const files = servedFiles();
  for (const [address, content] of files) write(join(out, "www", address), content);
  cpSync(join(root, commandLine, "dist"), join(out, "cli"), { recursive: true });
  const place = { name, folder: "/srv/vifragar/www", framedBy };
  write(join(out, "nginx.conf"), nginxConf(place));
  write(join(out, "Caddyfile"), caddyfile(place));
  write(join(out, "sbom.cdx.json"), await billOfMaterials());
  await pack(join(out, "npm"));
  for (const file of ["LICENSE", "CHANGELOG.md"]) write(join(out, file), readFileSync(join(root, file)));
  const sums = files.get(`/${SUMS_FILE}`) ?? "";
  console.log(
    `${files.size} filer i ${out}\nKontrollsumma ${createHash("sha256").update(sums).digest("hex")}`,
  );
  return 0;
}

/** @param {readonly string[]} args */
function optionsOf(args) {
  const given = new Map();
  for (let at = 0; at < args.length; at += 2) {
    const value = args[at + 1];
    if (!["--name", "--framed-by", "--out"].includes(args[at] ?? "") || value === undefined) return undefined;
    given.set(args[at], value);
  }
  return {
    name: given.get("--name") ?? "fragor.example.se",
    framedBy: (given.get("--framed-by") ?? "").split(",").filter(Boolean),
    out: resolve(given.get("--out") ?? join(root, "out", "release")),
  };
}

/**
 * @param {string} file
 * @param {string | Buffer} content
 */
function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
