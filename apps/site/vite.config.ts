import { readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";
import { app } from "../../scripts/vite-app.ts";

// Every folder with an index.html is a page: `embed/index.html` becomes /embed/.
const pages = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pages(path);
    return entry.name === "index.html" ? [path] : [];
  });

export default defineConfig({
  ...app,
  build: {
    ...app.build,
    rolldownOptions: { ...app.build.rolldownOptions, input: pages(import.meta.dirname) },
  },
});
