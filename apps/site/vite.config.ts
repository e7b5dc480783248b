import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build, defineConfig, type Plugin } from "vite";
import { app } from "../../scripts/vite-app.ts";

// Every folder with an index.html is a page: `embed/index.html` becomes /embed/.
const pages = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pages(path);
    return entry.name === "index.html" ? [path] : [];
  });

/** The element is a build of its own, put beside the pages. */
function withElement(): Plugin {
  let outDir = "";
  return {
    name: "with-element",
    apply: "build",
    configResolved: (config) => {
      outDir = config.build.outDir;
    },
    closeBundle: async () => {
      const configFile = join(import.meta.dirname, "element.config.ts");
      await build({ configFile, logLevel: "warn", build: { outDir } });
    },
  };
}

export default defineConfig({
  ...app,
  plugins: [withElement()],
  build: {
    ...app.build,
    rolldownOptions: { ...app.build.rolldownOptions, input: pages(import.meta.dirname) },
  },
});
