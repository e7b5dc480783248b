/**
 * What the app needs from the world around it: vaults, the day, chance and files.
 *
 * Passed in from `main.tsx`, so that every screen can be tried without a browser's storage or clock.
 */
import type { Coin, Day, Instrument } from "@vifragar/core";
import type { NamedFile } from "@vifragar/enrolment";
import type { Place, Vault } from "@vifragar/vault";
import type { watchForCode } from "./enrolment/camera.ts";

export interface Platform {
  /** The vault of a place; the same object every time it is asked for. */
  readonly vaultAt: (place: Place) => Vault;
  /** The instruments that come with the app. */
  readonly instruments: readonly Instrument[];
  /** Today as whole days since 1970-01-01, in the device's own time zone. */
  readonly today: () => Day;
  readonly coin: Coin;
  /** Lets the person save files where they choose. */
  readonly saveFiles: (files: readonly NamedFile[]) => void;
  /** The system's share sheet for such files; undefined where there is none. */
  readonly shareFiles: ((files: readonly NamedFile[]) => Promise<"shared" | "cancelled">) | undefined;
  /** Whether the browser has promised to keep what is stored; undefined where it does not say. */
  readonly keepsStorage: () => Promise<boolean | undefined>;
  /** Asks it to promise. */
  readonly askToKeepStorage: () => Promise<boolean>;
  /** The text of a QR code in a picture; undefined when none is found. Rejects when it is no picture. */
  readonly codeInPicture: (picture: Blob) => Promise<string | undefined>;
  /** Shows the camera and tells of every code in view until the signal. Rejects with CameraError. */
  readonly watchForCode: typeof watchForCode;
  /** Whether this is a tab of a browser that forgets what is stored when nobody opens it for a week. */
  readonly isForgetfulTab: () => boolean;
  /** How many bytes there is still room for; undefined where the browser does not say. */
  readonly freeBytes: () => Promise<number | undefined>;
  /** Opens the browser's print dialogue. */
  readonly print: () => void;
}
