/** The build of `<sju-fragor>`: one script at `/f/sju-fragor.js`, with preact in React's place (decision 0013). */
import { defineConfig } from "vite";
import { app } from "../../scripts/vite-app.ts";
import { preact } from "../../scripts/vite-preact.ts";

const beside = "f/sju-fragor/[name]-[hash].js";

export default defineConfig({
  ...app,
  root: import.meta.dirname,
  publicDir: false,
  // The script may be copied to another site: what lies beside it is found from where it lies.
  base: "./",
  build: {
    ...app.build,
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      ...app.build.rolldownOptions,
      input: "src/sju-fragor.ts",
      output: { entryFileNames: "f/sju-fragor.js", chunkFileNames: beside, assetFileNames: beside },
    },
  },
  worker: { ...app.worker, rolldownOptions: { output: { entryFileNames: beside } } },
  resolve: preact,
});
