/** From what was typed to an exit code: 0 all went well, 1 refused or failed, 2 typed wrongly. */
import { parseArgs } from "node:util";
import { type Command, type Io, RefusedError, type Typed, UsageError } from "./command.ts";
import { commands } from "./commands.ts";

/** Runs one command line, without the program's own name. */
export async function run(args: readonly string[], io: Io): Promise<0 | 1 | 2> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    io.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((known) => known.name === name);
  if (command === undefined) {
    io.err(`Okänt kommando: ${name}. Skriv vifragar --help för att se alla.`);
    return 2;
  }
  try {
    const typed = typedIn(command, rest);
    if (typed === "help") {
      io.out(command.help.trim());
      return 0;
    }
    return await command.run(typed, io);
  } catch (error) {
    return explained(error, command, io);
  }
}

function typedIn(command: Command, args: readonly string[]): Typed | "help" {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, help: { type: "boolean", short: "h" } },
      allowPositionals: command.takesFiles,
      strict: true,
    });
    return values.help === true ? "help" : { values, files: positionals };
  } catch (cause) {
    throw new UsageError(usageText(cause), { cause });
  }
}

/** The few ways in which `parseArgs` refuses, in Swedish. */
function usageText(cause: unknown): string {
  const { code, message } =
    cause instanceof Error ? (cause as Error & { code?: string }) : { code: "", message: "" };
  const quoted = /'([^' ]+)/.exec(message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `okänt val ${quoted}`;
  if (code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL") return `"${quoted}" hör inte till kommandot`;
  return `valet ${quoted} är fel skrivet: det saknar ett värde, eller ska inte ha något`;
}

function explained(error: unknown, command: Command, io: Io): 1 | 2 {
  if (error instanceof UsageError) {
    io.err(`Fel: ${error.message}.`);
    io.err(`Skriv vifragar ${command.name} --help för hjälp.`);
    return 2;
  }
  if (error instanceof RefusedError) {
    io.err(`Fel: ${error.message}.`);
    return 1;
  }
  // What is left is a fault of the program. Its message may name files, never counts or keys.
  io.err(
    `Något gick fel i programmet: ${error instanceof Error ? `${error.name}: ${error.message}` : "okänt fel"}`,
  );
  return 1;
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    "vifragar – räknar, skyddar och redovisar svar utan webbläsare",
    "",
    "Användning: vifragar KOMMANDO [VAL]",
    "",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "Hjälp om ett kommando: vifragar KOMMANDO --help",
    "Slutkod: 0 det gick bra, 1 något nekades eller gick fel, 2 fel skrivet kommando.",
  ].join("\n");
}
