import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { app } from "../../scripts/vite-app.ts";

/** The service worker, beside the page: its place is its scope. */
const SERVICE_WORKER = "sw.js";

/**
 * Writes into the service worker which files there are, and a version that follows from their content.
 *
 * A plugin of our own instead of vite-plugin-pwa: it is these thirty lines against some two hundred
 * packages of workbox, and the worker may hold nothing but what we can read.
 */
const offlineFiles: Plugin = {
  name: "offline-files",
  enforce: "post",
  apply: "build",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const folder = join(import.meta.dirname, "public");
      const fixed = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [relative(folder, file).replaceAll(sep, "/"), readFileSync(file)] as const);
      const built = Object.values(bundle)
        .filter(({ fileName }) => fileName !== SERVICE_WORKER && !fileName.endsWith(".map"))
        .map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source] as const);
      const all = [...fixed, ...built].sort(([a], [b]) => (a < b ? -1 : 1));
      const hash = createHash("sha256");
      for (const [name, content] of all) hash.update(name).update(content);
      const files = all.map(([name]) => (name === "index.html" ? "" : name));
      const worker = bundle[SERVICE_WORKER];
      if (worker?.type !== "chunk") throw new Error("the build has no service worker");
      worker.code = worker.code
        .replaceAll("__OFFLINE_FILES__", JSON.stringify(files))
        .replaceAll("__OFFLINE_VERSION__", JSON.stringify(hash.digest("hex").slice(0, 16)));
    },
  },
};

export default defineConfig({
  ...app,
  base: "/intake/",
  plugins: [react(), offlineFiles],
  build: {
    ...app.build,
    rolldownOptions: {
      ...app.build.rolldownOptions,
      input: { index: "index.html", sw: "worker/sw.ts" },
      output: {
        entryFileNames: ({ name }) => (name === "sw" ? SERVICE_WORKER : "assets/[name]-[hash].js"),
      },
    },
  },
});
