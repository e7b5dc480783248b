/** The program itself: a terminal around `run`. */
import type { Io } from "./command.ts";
import { run } from "./run.ts";

const DAY_MS = 86_400_000;

const io: Io = {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  progress: process.stderr.isTTY
    ? (line) => {
        // Clears the line, so that a shorter text leaves nothing behind.
        process.stderr.write(`\r\u001b[2K${line}`);
      }
    : undefined,
  today: Math.floor(Date.now() / DAY_MS),
};

// A reader that has had enough (`| head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await run(process.argv.slice(2), io);
