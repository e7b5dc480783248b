import { build } from "./build.mjs";
import { serve } from "./serve.mjs";

const DEFAULT_PORT = 4173;

/**
 * `npm start`: builds what has changed and serves it until it is told to end.
 *
 * It serves in this process and not in a child, so that there is one process to end.
 *
 * @returns {Promise<number>}
 */
export async function start() {
  const port = Number(process.env.PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error("PORT ska vara ett tal från 0 till 65535 / PORT is to be a number from 0 to 65535");
    return 2;
  }
  if (!(await build())) return 1;
  try {
    const server = await serve({ port });
    tellWhere(server.origin);
    await endOfProcess();
    await server.close();
    return 0;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    console.error(
      error.code === "EADDRINUSE"
        ? `Port ${port} är upptagen. Välj en annan: PORT=${port + 1} npm start / Port ${port} is taken, choose another`
        : `Port ${port} kunde inte öppnas / could not be opened (${error.code})`,
    );
    return 1;
  }
}

/** @param {string} origin */
function tellWhere(origin) {
  console.log(`
  Vi frågar om våld

  Startsida     ${origin}/
  Sju frågor    ${origin}/intake/
  Vi frågar     ${origin}/admin/
  Inbäddat      ${origin}/embed/

  Avsluta med Ctrl+C / stop with Ctrl+C
`);
}

/**
 * Waits until this process is told to end, or until npm, which started it, is gone: npm hands SIGTERM on to
 * a shell that does not hand it on to us, and an orphan would keep the port.
 *
 * @returns {Promise<void>}
 */
function endOfProcess() {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
    if (process.env.npm_lifecycle_event === undefined) return;
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      resolve();
    }, 500);
    watch.unref();
  });
}
