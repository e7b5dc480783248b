/** The settings that `npm run release` writes, in the real servers: the same answers as from `npm start`. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, inject, it } from "vitest";
import { caddyfile, nginxConf } from "../scripts/hosting.mjs";
import { servedFiles } from "../scripts/serve.mjs";

const origin = inject("origin");
const NAME = "fragor.example.se";
const compared = [
  "content-type",
  "content-security-policy",
  "cross-origin-opener-policy",
  "permissions-policy",
  "referrer-policy",
  "x-content-type-options",
  "cache-control",
];

let server: ChildProcess | undefined;
let folder = "";
afterEach(() => {
  server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  { program: "nginx", start: startNginx },
  { program: "caddy", start: startCaddy },
])("$program with our settings", ({ program, start }) => {
  it.skipIf(!isInstalled(program))("answers as our own server does", async () => {
    folder = mkdtempSync(join(tmpdir(), "vifragar-"));
    const addresses = [...layOut(folder)];
    const port = await freePort();
    server = start(folder, port);
    const there = `http://127.0.0.1:${port}`;
    await untilItAnswers(there);

    const pages = ["/", "/intake/", "/admin/", "/embed/", "/f/", "/f/setup/", "/finns-inte"];
    const builtOf = (ending: string) => addresses.find((address) => address.endsWith(ending)) ?? ending;
    for (const address of [
      ...pages,
      ...[".js", ".css", ".wasm", ".svg", ".webmanifest", ".txt"].map(builtOf),
    ])
      expect(await answerOf(there, address), address).toEqual(await answerOf(origin, address));
  });
});

async function answerOf(from: string, address: string) {
  const response = await fetch(from + address, { redirect: "manual" });
  // The names of the hosts differ, and character sets are written in small and capital letters.
  const said = (name: string) =>
    response.headers
      .get(name)
      ?.replaceAll(`https://${NAME}`, "OWN")
      .replaceAll(/http:\/\/127\.0\.0\.1:\d+ http:\/\/localhost:\d+/g, "OWN")
      .toLowerCase();
  return {
    status: response.status,
    headers: Object.fromEntries(compared.map((name) => [name, said(name)])),
    bytes: (await response.arrayBuffer()).byteLength,
  };
}

function* layOut(where: string) {
  for (const [address, content] of servedFiles()) {
    const file = join(where, "www", address);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    yield address;
  }
}

function startNginx(where: string, port: number): ChildProcess {
  const conf = nginxConf({
    name: NAME,
    folder: join(where, "www"),
    framedBy: [],
    listen: `127.0.0.1:${port}`,
  });
  const file = join(where, "nginx.conf");
  writeFileSync(
    file,
    `daemon off; pid ${where}/pid; error_log ${where}/errors; worker_processes 1; ${process.getuid?.() === 0 ? "user root;" : ""}
     events {} http { client_body_temp_path ${where}; ${conf} }`,
  );
  return spawn("nginx", ["-p", where, "-c", file], { stdio: "ignore" });
}

function startCaddy(where: string, port: number): ChildProcess {
  const place = { name: NAME, folder: join(where, "www"), framedBy: [], listen: `http://127.0.0.1:${port}` };
  const file = join(where, "Caddyfile");
  writeFileSync(file, `{\n    admin off\n}\n${caddyfile(place)}`);
  return spawn("caddy", ["run", "--config", file, "--adapter", "caddyfile"], {
    stdio: "ignore",
    env: { ...process.env, HOME: where, XDG_CONFIG_HOME: where, XDG_DATA_HOME: where },
  });
}

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, [program === "nginx" ? "-v" : "version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
}

async function untilItAnswers(there: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(there).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the server did not start");
}
