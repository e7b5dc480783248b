/** Builds one bench file into one file that plain Node runs, dependencies included. */
import { defineConfig } from "vite";

export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: process.env.VF_BENCH_FILE ?? "",
    target: "node20",
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: "bench.mjs", codeSplitting: false } },
  },
});
