/** What a command is: its name, its help in Swedish, its options, and what it does. */
import type { ParseArgsConfig } from "node:util";

/** Where a command speaks. Lines for people and data go to `out`, what is not the result to `err`. */
export interface Io {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Writes over the last line, where there is a terminal; undefined where there is none. */
  readonly progress: ((line: string) => void) | undefined;
  /** The day it is, in whole days since 1970-01-01. */
  readonly today: number;
}

/** The options of a command, as `node:util` reads them. */
export type Options = NonNullable<ParseArgsConfig["options"]>;

/** What was typed after the command's name. */
export interface Typed {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly files: readonly string[];
}

export interface Command {
  readonly name: string;
  /** One line in the list of commands. */
  readonly summary: string;
  readonly help: string;
  readonly options: Options;
  /** True for commands that take names of files or folders after the options. */
  readonly takesFiles: boolean;
  /** Gives the exit code: 0 when all went well, 1 when something was refused. */
  readonly run: (typed: Typed, io: Io) => Promise<0 | 1>;
}

/** Thrown when what was typed makes no sense: Swedish message, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Thrown when something was refused or could not be done: Swedish message, exit code 1. Nothing has been written. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
}

/** A text option that must be there. @throws UsageError */
export function needed({ values }: Typed, name: string): string {
  const value = values[name];
  if (typeof value !== "string" || value === "") throw new UsageError(`--${name} saknas`);
  return value;
}

/** A text option that may be left out. */
export function optional({ values }: Typed, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** An option that may be given many times. */
export function repeated({ values }: Typed, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

/** A whole number within bounds. @throws UsageError */
export function wholeNumber(
  typed: Typed,
  name: string,
  bounds: { min: number; max: number; otherwise: number },
): number {
  const text = optional(typed, name);
  if (text === undefined) return bounds.otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < bounds.min || value > bounds.max) {
    throw new UsageError(`--${name}: "${text}" är inte ett heltal från ${bounds.min} till ${bounds.max}`);
  }
  return value;
}

/** Whether a switch was given. */
export const isOn = ({ values }: Typed, name: string): boolean => values[name] === true;
