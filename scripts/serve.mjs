import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { sites } from "./build.mjs";
import { cacheControlOf, headersOf } from "./headers.mjs";
import { root } from "./paths.mjs";
import { SUMS_FILE, sumsOf } from "./sums.mjs";

/**
 * What a file is, by its ending.
 *
 * @type {Record<string, string>}
 */
export const typeByExtension = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const NOT_FOUND_FILE = "404.html";

const NOT_FOUND = `<!doctype html>
<html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sidan finns inte</title>
<main><h1>Sidan finns inte.</h1><p><a href="/">Till startsidan</a></p></main></html>
`;

/**
 * Serves the built sites to this machine only, with the headers of `headers.mjs`.
 *
 * All files are read at the start. A request can therefore name nothing but what was built, whatever its
 * path looks like, and a build that runs later changes nothing under the feet of an open page.
 *
 * @param {{ port: number }} where Port 0 takes a free one.
 * @returns {Promise<{ port: number, origin: string, close: () => Promise<void> }>}
 * @throws Error with code `EADDRINUSE` when somebody else has the port.
 */
export async function serve({ port: wanted }) {
  const files = servedFiles();
  const server = createServer((request, response) => answer(request, response));
  const port = await listen(server, wanted);
  const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  function answer(request, response) {
    const [path = "/"] = (request.url ?? "/").split("?");
    const send = (
      /** @type {number} */ status,
      /** @type {Record<string, string>} */ headers,
      /** @type {string | Buffer} */ body,
    ) => {
      const length = { "Content-Length": String(Buffer.byteLength(body)) };
      response.writeHead(status, { ...headersOf(path, origins), ...headers, ...length });
      response.end(request.method === "HEAD" ? undefined : body);
    };

    if (request.method !== "GET" && request.method !== "HEAD") return send(405, { Allow: "GET, HEAD" }, "");
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const body = files.get(name);
    if (body) {
      const type = typeByExtension[extname(name)] ?? "application/octet-stream";
      return send(200, { "Content-Type": type, "Cache-Control": cacheControlOf(name) }, body);
    }
    if (files.has(`${path}/index.html`))
      return send(308, { Location: `${path}/`, "Cache-Control": "no-store" }, "");
    return send(404, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" }, NOT_FOUND);
  }

  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Everything that is served: what was built, the page for what is not there, and the list of all hashes.
 *
 * @returns {Map<string, Buffer>} Content by address, starting with a slash.
 */
export function servedFiles() {
  const files = new Map(sites.flatMap(({ folder, mount }) => builtFiles(join(root, folder, "dist"), mount)));
  files.set(`/${NOT_FOUND_FILE}`, Buffer.from(NOT_FOUND));
  return files.set(`/${SUMS_FILE}`, Buffer.from(sumsOf(files)));
}

/**
 * @param {string} folder
 * @param {string} prefix Path of the folder in addresses, with a slash at both ends.
 * @returns {[string, Buffer][]}
 */
function builtFiles(folder, prefix) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? builtFiles(join(folder, entry.name), `${prefix}${entry.name}/`)
      : [/** @type {[string, Buffer]} */ ([prefix + entry.name, readFileSync(join(folder, entry.name))])],
  );
}

/**
 * @param {import("node:http").Server} server
 * @param {number} wanted
 * @returns {Promise<number>} The port.
 */
function listen(server, wanted) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : wanted);
    });
  });
}
