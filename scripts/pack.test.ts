/** The npm packages as somebody else meets them: unpacked in a project that is not ours. */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pack, published } from "./pack.mjs";
import { root } from "./paths.mjs";

const project = mkdtempSync(join(tmpdir(), "vifragar-consumer-"));
const own = join(project, "node_modules", "@vifragar");
let archives: string[] = [];

beforeAll(async () => {
  archives = await pack(join(project, "archives"));
  for (const archive of archives) {
    const name = /vifragar-(\w+)-/.exec(basename(archive))?.[1] ?? "";
    mkdirSync(join(own, name), { recursive: true });
    execFileSync("tar", ["-xzf", archive, "-C", join(own, name), "--strip-components=1"]);
  }
  linkWhatTheyDependOn();
}, 240_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe("the packages", () => {
  it("hold what was compiled and the licence, and neither tests nor sources", () => {
    expect(archives).toHaveLength(published.length);
    for (const archive of archives) {
      const files = execFileSync("tar", ["-tzf", archive], { encoding: "utf8" }).trim().split("\n");

      expect(files).toContain("package/LICENSE");
      expect(files.filter((file) => /testing|\.test|\.bench|contract|(?<!\.d)\.tsx?$/.test(file))).toEqual(
        [],
      );
      expect(
        files.filter((file) => !/^package\/(dist\/|package\.json|LICENSE|README\.md)/.test(file)),
      ).toEqual([]);
    }
  });

  it("name only files that are there, and no dependency of this repository alone", () => {
    for (const name of published) {
      const manifest = JSON.parse(readFileSync(join(own, name, "package.json"), "utf8"));
      const targets = Object.values<string | Record<string, string>>(manifest.exports).flatMap((target) =>
        typeof target === "string" ? [target] : Object.values(target),
      );

      expect(targets.filter((target) => !existsSync(join(own, name, target)))).toEqual([]);
      expect(JSON.stringify(manifest.dependencies)).not.toContain("workspace:");
    }
  });

  it.each(["bundler", "nodenext"])(
    "give a strict project their types (%s)",
    { timeout: 60_000 },
    (moduleResolution) => {
      writeFileSync(
        join(project, "page.tsx"),
        `import { contributionOf, parseResponse, planOf, workingWording, type Tally } from "@vifragar/core";
       import { countsNothing, SevenQuestions } from "@vifragar/form";
       // @ts-expect-error A component without its instrument does not compile: the types are not \`any\`.
       export const wrong = <SevenQuestions mode="embed" store={countsNothing} />;
       export const right = <SevenQuestions mode="embed" instrument={workingWording} store={countsNothing} onFinished={() => undefined} />;
       export const known: readonly unknown[] = [contributionOf, parseResponse, planOf];
       export type { Tally };`,
      );
      const module = moduleResolution === "bundler" ? "esnext" : "nodenext";
      const options = [
        "--strict",
        "--noEmit",
        "--jsx",
        "react-jsx",
        "--target",
        "es2022",
        "--skipLibCheck",
        "false",
      ];
      const types = ["--types", "", "--module", module, "--moduleResolution", moduleResolution];
      const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

      expect(() =>
        execFileSync(process.execPath, [tsc, ...options, ...types, "page.tsx"], {
          cwd: project,
          stdio: "pipe",
        }),
      ).not.toThrow();
    },
  );

  it("count a form in plain Node", () => {
    const script = `
      import { planOf, workingWording } from "@vifragar/core";
      process.stdout.write(String(planOf(workingWording).cells.length));`;
    const args = ["--input-type=module", "-e", script];
    const written = execFileSync(process.execPath, args, { cwd: project, encoding: "utf8" });

    expect(Number(written)).toBeGreaterThan(100);
  });
});

/** What npm would fetch lies in this repository already: linked, with the versions that the manifests name. */
function linkWhatTheyDependOn() {
  for (const name of published) {
    const manifest = JSON.parse(readFileSync(join(own, name, "package.json"), "utf8"));
    const from = createRequire(join(root, "packages", name, "package.json"));
    const types = name === "form" ? ["@types/react"] : [];
    const wanted = [...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }), ...types];
    for (const dependency of wanted.filter((wish) => !wish.startsWith("@vifragar/"))) {
      const link = join(project, "node_modules", dependency);
      mkdirSync(dirname(link), { recursive: true });
      const place = from.resolve
        .paths(dependency)
        ?.map((folder) => join(folder, dependency))
        .find(existsSync);
      if (place && !existsSync(link)) symlinkSync(place, link);
    }
  }
}
