import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runNpx } from "./child.mjs";
import { filesBelow, fingerprintOf } from "./fingerprint.mjs";
import { cached, root } from "./paths.mjs";

/**
 * Installs the dependencies when they are missing or something that decides them has changed.
 *
 * Says nothing when there is nothing to do. pnpm comes through npx because corepack does not work
 * everywhere (its signature check).
 *
 * @returns {Promise<boolean>} false when it failed; the reason has then been shown.
 */
export async function installIfNeeded() {
  const wanted = fingerprintOf(filesThatDecide());
  if (readIfThere(join(root, "node_modules", ".cache", "vifragar", "installed")) === wanted) return true;

  console.log("Installerar det som behövs (första gången tar det en minut) / Installing dependencies");
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const args = ["--yes", packageManager, "install", "--frozen-lockfile"];
  const { code, output } = await runNpx(args, { quiet: true, env: { CI: "1" } });
  if (code !== 0) {
    console.error(`${output}\nInstallationen misslyckades / Installing the dependencies failed`);
    return false;
  }
  writeFileSync(cached("installed"), wanted);
  return true;
}

function filesThatDecide() {
  const members = ["packages", "apps"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, "package.json")),
  );
  return ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...members.sort()].flatMap(filesBelow);
}

/** @param {string} file */
function readIfThere(file) {
  return statSync(file, { throwIfNoEntry: false }) ? readFileSync(file, "utf8") : undefined;
}
