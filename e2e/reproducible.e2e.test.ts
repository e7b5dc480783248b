/** A release can be built again by anyone, elsewhere, to the same bytes. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../scripts/paths.mjs";
import { servedFiles } from "../scripts/serve.mjs";
import { SUMS_FILE } from "../scripts/sums.mjs";

const FULL = process.env.VF_FULL === "1";
const LEFT_OUT = /(^|\/)(node_modules\/\.(cache|vite)|dist|out|\.git)$|^node_modules$/;

describe("a build in another folder", () => {
  // A whole build: half a minute that says the same every day.
  it.runIf(FULL)("gives the same list of hashes", { timeout: 300_000 }, () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "vifragar-again-"));
    try {
      cpSync(root, elsewhere, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (file) => !LEFT_OUT.test(relative(root, file)),
      });
      symlinkSync(join(root, "node_modules"), join(elsewhere, "node_modules"));

      const script = `
        const { build } = await import("./scripts/build.mjs");
        const { servedFiles } = await import("./scripts/serve.mjs");
        if (!(await build())) process.exit(1);
        process.stdout.write("\\0" + servedFiles().get("/${SUMS_FILE}"));`;
      const env = { ...process.env, NODE_ENV: "production" };
      const written = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
        cwd: elsewhere,
        env,
        encoding: "utf8",
      });

      expect(written.split("\0")[1]).toBe(String(servedFiles().get(`/${SUMS_FILE}`)));
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });
});
