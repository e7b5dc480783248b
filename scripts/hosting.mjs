/**
 * Settings for the servers that an IT department already has, made from the very headers that `npm start`
 * sends: what is tested here is what is served there.
 */
import { cacheControlOf, headersOf } from "./headers.mjs";
import { typeByExtension } from "./serve.mjs";

/**
 * @typedef {object} Place
 * @property {string} name Host name that the sites get, such as `fragor.example.se`.
 * @property {string} folder Folder on the server with the release's `www`.
 * @property {readonly string[]} framedBy Origins whose pages may hold the form in a frame. The own is always one.
 */

const types = Object.entries(typeByExtension);

/** Paths whose headers differ from all others, the most particular first. */
const PARTS = ["/f/", "/embed/", "/"];

/**
 * A server block for nginx 1.22 or newer. TLS stands where the organisation keeps it.
 *
 * nginx drops inherited `add_header` lines as soon as a block has one of its own, so each block has them all.
 *
 * @param {Place & { listen?: string }} place
 */
export function nginxConf({ name, folder, framedBy, listen = "443 ssl" }) {
  const certificate = listen.includes("ssl")
    ? `    ssl_certificate     /etc/ssl/certs/${name}.pem;\n    ssl_certificate_key /etc/ssl/private/${name}.key;\n`
    : "";
  const block = (/** @type {string} */ part) => `    location ${part} {
${headerLines(part, [`https://${name}`, ...framedBy], (key, value) => `        add_header ${key} "${value}" always;`)}
        add_header Cache-Control $vifragar_cache always;
    }
`;
  return `# Vi frågar om våld: inställningar för nginx. Gjord av \`npm run release\`; ändra namn, mapp och certifikat.
map $uri $vifragar_cache {
    default "${cacheControlOf("/x.js")}";
    "~(\\.html|/)$" "${cacheControlOf("/")}";
    "~/assets/[^/]+-[\\w-]{8}\\.\\w+$" "${cacheControlOf("/assets/x-12345678.js")}";
}

server {
    listen ${listen};
    server_name ${name};
${certificate}    root ${folder};
    index index.html;
    server_tokens off;
    # Ingen logg över vem som öppnat vad och när.
    access_log off;
    error_page 404 /404.html;
    charset utf-8;
    charset_types text/html text/css text/csv text/plain text/javascript;
    types {
${types.map(([extension, type]) => `        ${type.split(";")[0]} ${extension.slice(1)};`).join("\n")}
    }

${PARTS.map(block).join("\n")}}
`;
}

/**
 * A site block for Caddy 2, which fetches its certificate by itself.
 *
 * @param {Place & { listen?: string }} place
 */
export function caddyfile({ name, folder, framedBy, listen = name }) {
  const matcher = (/** @type {string} */ part) => (part === "/" ? "" : ` ${part}*`);
  const block = (/** @type {string} */ part) => `    handle${matcher(part)} {
        header {
${headerLines(part, [`https://${name}`, ...framedBy], (key, value) => `            ${key} "${value}"`)}
        }
        file_server
    }
`;
  const typeOf = (/** @type {[string, string]} */ [extension, type]) => {
    const name = `@${extension.slice(1)}`;
    return `    ${name} path *${extension}\n    header ${name} Content-Type "${type}"`;
  };
  return `# Vi frågar om våld: inställningar för Caddy. Gjord av \`npm run release\`; ändra namn och mapp.
${listen} {
    root * ${folder}
    # Ingen logg över vem som öppnat vad och när: skriv inget log-block.
    header ?Cache-Control "${cacheControlOf("/x.js")}"
    @sidor path */ *.html
    header @sidor Cache-Control "${cacheControlOf("/")}"
    @namngivna path_regexp /assets/[^/]+-[\\w-]{8}\\.\\w+$
    header @namngivna Cache-Control "${cacheControlOf("/assets/x-12345678.js")}"
${types.map(typeOf).join("\n")}

${PARTS.map(block).join("\n")}
    handle_errors {
        rewrite * /404.html
        header Cache-Control "${cacheControlOf("/")}"
        header Content-Type "${typeByExtension[".html"]}"
        file_server
    }
}
`;
}

/**
 * @param {string} part
 * @param {readonly string[]} origins
 * @param {(key: string, value: string) => string} line
 */
function headerLines(part, origins, line) {
  const headers = { ...headersOf(part, origins), "Strict-Transport-Security": "max-age=31536000" };
  return Object.entries(headers)
    .map(([key, value]) => line(key, value))
    .join("\n");
}
