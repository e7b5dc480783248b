/**
 * Where each test runs is said by its name (docs/testing.md). Started inside a package, vitest finds this
 * file too and then looks only for that package's tests.
 */
import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import type { InlineConfig } from "vitest/node";
import { findChromium, launchArguments } from "./scripts/chromium.mjs";
import { preact } from "./scripts/vite-preact.ts";
import { mutationPlugin } from "./scripts/vitest/mutation.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const dir = process.cwd().startsWith(root) ? process.cwd() : root;
const exclude = ["**/node_modules/**", "**/dist/**"];
const executablePath = await findChromium();

const elsewhere = ["jsdom", "browser", "e2e", "property"].map((kind) => `**/*.${kind}.test.{ts,tsx}`);

// The element is shipped on preact (decision 0013), and so are its tests run; with the rest of the form's at whole size.
const isWhole = process.env.VF_FULL === "1";
const elementTests = "**/src/element/*.browser.test.tsx";
const browserOf = (): NonNullable<InlineConfig["browser"]> => ({
  enabled: true,
  headless: true,
  // Each file has vaults of the same names in the same origin.
  fileParallelism: false,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { args: launchArguments, ...(executablePath && { executablePath }) },
  }),
  instances: [{ browser: "chromium" }],
});

// `npm run screens` alone: it writes pictures and proves nothing.
const screens =
  process.env.VF_SCREENS === "1"
    ? [
        {
          extends: true as const,
          test: {
            name: "screens",
            dir,
            include: ["e2e/screens/*.screens.ts"],
            exclude,
            globalSetup: ["./e2e/harness/global-setup.ts"],
            testTimeout: 300_000,
            hookTimeout: 60_000,
          },
        },
      ]
    : [];

export default defineConfig({
  root,
  plugins: [mutationPlugin()],
  test: {
    reporters: ["default", "./scripts/vitest/last-line.ts"],
    // On two cores vitest would use one; a browser under test and its test wait for each other most of the time.
    maxWorkers: "100%",
    // A test that waits for real time is wrong; one that calculates for long says so itself.
    testTimeout: 20_000,
    restoreMocks: true,
    unstubGlobals: true,
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        // Pure code keeps nothing between files: loading it once for all of them halves the time.
        test: {
          name: "node",
          dir,
          include: ["**/*.test.ts"],
          exclude: [...exclude, ...elsewhere],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "property",
          dir,
          include: ["**/*.property.test.ts"],
          exclude,
          isolate: false,
          setupFiles: ["./scripts/vitest/property-setup.ts"],
          testTimeout: process.env.VF_FULL === "1" ? 300_000 : 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "jsdom",
          dir,
          include: ["**/*.jsdom.test.{ts,tsx}"],
          exclude,
          environment: "jsdom",
          pool: "threads",
          setupFiles: ["./scripts/vitest/jsdom-setup.ts", "./scripts/vitest/rendering-setup.ts"],
        },
      },
      {
        extends: true,
        // Vite looks through test files for what to prepare, and does not follow them into workers. Found
        // only while a test runs, a dependency makes the page reload under it.
        optimizeDeps: { entries: ["{packages,apps}/*/src/**/*.worker.ts"] },
        test: {
          name: "browser",
          dir,
          include: ["**/*.browser.test.{ts,tsx}"],
          exclude: isWhole ? exclude : [...exclude, elementTests],
          setupFiles: ["./scripts/vitest/rendering-setup.ts"],
          // A vault is made and opened in seconds, each with Argon2id, and slower beside other tests.
          testTimeout: 30_000,
          browser: browserOf(),
        },
      },
      {
        extends: true,
        root: `${root}apps/site`,
        resolve: preact,
        test: {
          name: "preact",
          dir,
          include: isWhole ? ["**/src/{element,behaviour}/*.browser.test.tsx"] : [elementTests],
          exclude,
          setupFiles: [`${root}scripts/vitest/rendering-setup.ts`],
          browser: browserOf(),
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          dir,
          include: ["**/*.e2e.test.ts"],
          exclude,
          isolate: false,
          globalSetup: ["./e2e/harness/global-setup.ts"],
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      ...screens,
    ],
  },
});
