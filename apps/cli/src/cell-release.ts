/** Reading `vifragar/release@1`, alone or inside a signed release. */
import {
  type CellRelease,
  type Issue,
  MOST_RELEASE_BYTES,
  parseCellRelease,
  parseRelease,
} from "@vifragar/core";
import { verify } from "@vifragar/sealing";
import { RefusedError } from "./command.ts";
import { jsonIn, textOf } from "./whole-file.ts";

/** The cells of a release file. @throws RefusedError */
export async function cellReleaseIn(path: string): Promise<CellRelease> {
  const signed = parseRelease(await textOf(path, MOST_RELEASE_BYTES), verify);
  if (signed.ok) return signed.value.content.cells;
  const parsed = parseCellRelease(await jsonIn(path, MOST_RELEASE_BYTES));
  if (parsed.ok) return parsed.value;
  throw new RefusedError(`${path} är inget släpp i formatet vifragar/release@1 (${placeOf(parsed.issues)})`);
}

/** Where in a file the first fault is, and what it is. */
export const placeOf = ([issue]: readonly Issue[]): string =>
  issue === undefined ? "" : `${issue.path.join(".") || "överst"}: ${issue.message}`;
