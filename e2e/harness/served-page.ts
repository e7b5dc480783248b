/** Builds a page for tests as the apps are built, and serves it with the same headers, except that nothing is cached. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { headersOf } from "../../scripts/headers.mjs";
import { ownOrigins } from "./own-origins.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".html": "text/html",
  ".json": "application/json",
};

interface PageOptions {
  /** The folder with the pages, `index.html` among them. */
  readonly folder: string;
  /** Further files by their address. */
  readonly files?: Readonly<Record<string, string>>;
  /** A folder of files that are built already, and the address they are served below, with a slash at the end. */
  readonly built?: { readonly folder: string; readonly mount: string };
  /** Told of each address that a page asks for. */
  readonly onAsked?: (address: string) => void;
}

/** The page's address, and what ends the server. */
export interface ServedPage {
  readonly url: string;
  readonly close: () => void;
}

/** Serves a page that is no package of ours, with the packages' sources in it. */
export async function servePage({
  folder,
  files: further = {},
  built,
  onAsked,
}: PageOptions): Promise<ServedPage> {
  const files = new Map<string, string | Uint8Array>([
    ...(await builtFrom(folder)),
    ...Object.entries(further),
    ...(built ? filesIn(built.folder, built.mount) : []),
  ]);
  const server = createServer((request, response) => {
    onAsked?.(request.url ?? "/");
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
  ownOrigins.add(`http://localhost:${port}`);
  return { url: `http://localhost:${port}/`, close: () => void server.close() };
}

async function builtFrom(folder: string): Promise<readonly [string, string | Uint8Array][]> {
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    oxc: { jsx: { runtime: "automatic" } },
    // Kept in memory: test files that run side by side would empty each other's folder.
    build: {
      write: false,
      target: "es2022",
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: {
        input: readdirSync(folder)
          .filter((name) => name.endsWith(".html"))
          .map((name) => join(folder, name)),
      },
    },
    resolve: {
      alias: [
        {
          find: /^@vifragar\/vault\/screens\.css$/,
          replacement: join(root, "packages/vault/src/screens/screens.css"),
        },
        { find: /^@vifragar\/(\w+)\/(\w+\.css)$/, replacement: join(root, "packages/$1/src/$2") },
        {
          find: /^@vifragar\/form\/encrypted-storage$/,
          replacement: join(root, "packages/form/src/encrypted-storage.ts"),
        },
        {
          find: /^@vifragar\/vault\/screens$/,
          replacement: join(root, "packages/vault/src/screens/index.ts"),
        },
        { find: /^@vifragar\/(\w+)$/, replacement: join(root, "packages/$1/src/index.ts") },
        // The page is no package: it takes React from the one that has the form in it.
        { find: /^(react|react-dom)(\/.*)?$/, replacement: join(root, "apps/intake/node_modules/$1$2") },
      ],
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  return outputs.flatMap((output) => {
    if (!("output" in output)) throw new Error("the page was not built");
    return output.output.map((file): [string, string | Uint8Array] => [
      `/${file.fileName}`,
      file.type === "chunk" ? file.code : file.source,
    ]);
  });
}

function filesIn(folder: string, mount: string): readonly [string, Uint8Array][] {
  if (!existsSync(folder)) throw new Error("the sites are not built");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [mount + relative(folder, file).replaceAll(sep, "/"), readFileSync(file)]);
}
