/** The npm packages as somebody else meets them: unpacked in a project that is not ours. */
import { execFileSync, spawnSync } from "node:child_process";
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

      expect(() => compile(moduleResolution, "--noEmit", "page.tsx")).not.toThrow();
    },
  );

  it("do what their READMEs show", { timeout: 60_000 }, () => {
    writeFileSync(join(project, "css.d.ts"), 'declare module "*.css";');
    const examples = published.flatMap((name) =>
      examplesIn(readFileSync(join(own, name, "README.md"), "utf8")).map((example, at) => {
        const file = `${name}-${at}.${example.language === "tsx" ? "tsx" : "mts"}`;
        writeFileSync(join(project, file), example.code);
        return { ...example, name, file };
      }),
    );
    expect(new Set(examples.map(({ name }) => name))).toEqual(new Set(published));
    compile("bundler", "--outDir", ".", ...examples.map(({ file }) => file), "css.d.ts");

    for (const { file, code } of examples.filter(({ runs }) => runs)) {
      const compiled = file.replace(".mts", ".mjs");
      const printed = execFileSync(process.execPath, [compiled], { cwd: project, encoding: "utf8" });

      const told = [...code.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
      expect(printed.trim().split("\n"), file).toEqual(told);
    }
  });
});

/** Compiles files of the project as strictly as one can. @throws Error with what the compiler said. */
function compile(moduleResolution: string, ...what: readonly string[]): void {
  const module = moduleResolution === "bundler" ? "esnext" : "nodenext";
  const options = ["--strict", "--jsx", "react-jsx", "--target", "es2022", "--skipLibCheck", "false"];
  const types = ["--types", "", "--module", module, "--moduleResolution", moduleResolution];
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const args = [tsc, ...options, ...types, ...what];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
  if (status !== 0) throw new Error(stdout);
}

/** The fenced examples of a README. Those marked `run` print what stands beside each `console.log`. */
const examplesIn = (markdown: string) =>
  [...markdown.matchAll(/^```(tsx?)( run)?\n(.*?)^```$/gms)].map(([, language, run, code = ""]) => ({
    language,
    runs: run !== undefined,
    code,
  }));

/** What npm would fetch lies in this repository already: linked, with the versions that the manifests name. */
function linkWhatTheyDependOn() {
  for (const name of published) {
    const manifest = JSON.parse(readFileSync(join(own, name, "package.json"), "utf8"));
    const from = createRequire(join(root, "packages", name, "package.json"));
    // What the READMEs tell a reader to add.
    const types = { form: ["@types/react"], core: ["highs"] }[name] ?? [];
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
