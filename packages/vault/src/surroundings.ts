/** Everything outside the vault that the page's side of it touches, so that tests can put something else in its place. */
import type { VaultDatabase } from "./database.ts";
import type { Passkeys } from "./passkey.ts";
import type { FilePart, Place } from "./place.ts";
import type { Port } from "./remote.ts";

/** A worker that was started: calls go through the port, and `end` takes its memory away at once. */
export interface Started {
  readonly port: Port;
  readonly end: () => void;
}

export interface Surroundings {
  /** @param onBroken - Called when the worker fails as a whole. */
  readonly startEngine: (place: Place, onBroken: () => void) => Started;
  /** The port is handed on to the engine: the page itself never talks to the unlock worker. */
  readonly startKeyring: (onBroken: () => void) => Started;
  readonly openDatabase: (place: Place) => VaultDatabase;
  readonly hasEraseTable: (place: Place) => Promise<boolean>;
  /** What lies in a private file, or undefined. Opens nothing that a worker would have to wait for. */
  readonly readFile: (place: Place, part: FilePart) => Promise<Uint8Array | undefined>;
  /** Takes the lock of that name if it is free. @returns what gives it back, or undefined. */
  readonly hold: (lockName: string) => Promise<(() => Promise<void>) | undefined>;
  /** Other tabs of the same place. */
  readonly neighbours: (lockName: string) => {
    readonly tellWipe: () => void;
    readonly onWipe: (listen: () => void) => void;
  };
  /** Calls back when the page goes away, for good or into the browser's cache. */
  readonly onPageHide: (listen: () => void) => void;
  /** Asks the browser to keep what is stored when it is short of room. */
  readonly persist: () => Promise<boolean>;
  readonly passkeys: Passkeys;
  /** Whether so many bytes more can be stored, or undefined where only the database can tell. */
  readonly hasRoom: (sizeBytes: number) => Promise<boolean | undefined>;
  /** Whole local days since 1970-01-01. */
  readonly today: () => number;
  readonly clock: Clock;
  /** A computer rather than a tablet or phone: worth measuring whether it can do more work. */
  readonly desktop: boolean;
}

/** Time in milliseconds: real, or a test's. */
export interface Clock {
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** Calls back once. @returns what takes the call back. */
  readonly after: (ms: number, call: () => void) => () => void;
}

const MS_PER_DAY = 86_400_000;

/** The day on the wall here, as a whole number: no time of day is ever stored. */
export function localDay(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / MS_PER_DAY;
}

/** The real clock. */
export const realClock: Clock = {
  // The wall clock: the other one stands still while the computer sleeps, and nothing would lock then.
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
