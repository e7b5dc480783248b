/** Builds the page as the apps are built, and serves it with the same headers, except that nothing is cached. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { headersOf } from "../../scripts/headers.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".html": "text/html",
};

/** The page's address, and what ends the server. */
export async function serveVaultPage(): Promise<{ readonly url: string; readonly close: () => void }> {
  const built = await build({
    root: here,
    configFile: false,
    logLevel: "error",
    oxc: { jsx: { runtime: "automatic" } },
    // Kept in memory: test files that run side by side would empty each other's folder.
    build: { write: false, target: "es2022", chunkSizeWarningLimit: 2_000 },
    resolve: {
      alias: [
        { find: /^@vifragar\/(\w+)\/tokens\.css$/, replacement: join(root, "packages/$1/src/tokens.css") },
        { find: /^@vifragar\/(\w+)\/form\.css$/, replacement: join(root, "packages/$1/src/form.css") },
        {
          find: /^@vifragar\/form\/encrypted-storage$/,
          replacement: join(root, "packages/form/src/encrypted-storage.ts"),
        },
        {
          find: /^@vifragar\/vault\/screens$/,
          replacement: join(root, "packages/vault/src/screens/index.ts"),
        },
        {
          find: /^@vifragar\/vault\/screens\.css$/,
          replacement: join(root, "packages/vault/src/screens/screens.css"),
        },
        { find: /^@vifragar\/(\w+)$/, replacement: join(root, "packages/$1/src/index.ts") },
        // The page is no package: it takes React from the one that has the form in it.
        { find: /^(react|react-dom)(\/.*)?$/, replacement: join(root, "apps/intake/node_modules/$1$2") },
      ],
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const files = new Map<string, string | Uint8Array>();
  for (const output of outputs) {
    if (!("output" in output)) throw new Error("the page was not built");
    for (const file of output.output)
      files.set(`/${file.fileName}`, file.type === "chunk" ? file.code : file.source);
  }
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const body = files.get(path === "/" ? "/index.html" : path);
    const type = types[extname(path)] ?? "text/html";
    // The files hold the questions: cached, they would be found on the disk without anyone having answered.
    response.writeHead(body === undefined ? 404 : 200, {
      ...headersOf(path, []),
      "Content-Type": type,
      "Cache-Control": "no-store",
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  // By name: a passkey belongs to a name, never to an address.
  return { url: `http://localhost:${port}/`, close: () => void server.close() };
}
