import { copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { defineConfig, type Plugin } from "vite";

/** The solver reads its WebAssembly from the folder of the program. */
const solverBeside: Plugin = {
  name: "solver-beside",
  writeBundle({ dir = "dist" }) {
    const folder = dirname(createRequire(import.meta.url).resolve("highs"));
    copyFileSync(join(folder, "highs.wasm"), join(dir, "highs.wasm"));
  },
};

/** One file with everything in it, so that `dist` can be copied to a machine that has nothing but Node. */
export default defineConfig({
  plugins: [solverBeside],
  ssr: { noExternal: true },
  build: {
    ssr: "src/main.ts",
    target: "node20",
    chunkSizeWarningLimit: 2_500,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { entryFileNames: "vifragar.mjs", codeSplitting: false, banner: "#!/usr/bin/env node" },
    },
  },
});
