/** Takes one safeguard away at a time and sees the tests fail. Each runs them anew, so: whole size only. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { MUTATIONS } from "./testing/mutations.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const FILES = ["attack", "protect-tables", "outside-cases", "protect"];

const run = (mutation: string | undefined) =>
  spawnSync(
    process.execPath,
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      ...["--project", "node", "--project", "property", "--bail", "1"],
      ...FILES.map((file) => `packages/core/src/protection/${file}.`),
    ],
    {
      cwd: root,
      encoding: "utf8",
      // Its counts are its own: the run that this is a part of writes its own file.
      env: {
        ...process.env,
        VF_FULL: "",
        VF_COUNTS_FILE: "",
        ...(mutation !== undefined && { VF_MUTATION: mutation }),
      },
    },
  );

describe.runIf(process.env.VF_FULL === "1")("the tests of the protection", () => {
  it("pass when nothing is taken away", { timeout: 600_000 }, () => {
    expect(run(undefined).status).toBe(0);
  });

  it.each(MUTATIONS.map(({ name }) => name))("miss it: %s", { timeout: 600_000 }, (name) => {
    const { status, stdout } = run(name);

    expect(status).toBe(1);
    expect(stdout).toMatch(/Tests: \d+ passed, [1-9]\d* failed/);
  });
});
