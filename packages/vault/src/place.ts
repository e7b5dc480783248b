/**
 * Where a vault lies. The apps may share an origin, so each place has its own database, erase table
 * and lock, with names that say nothing (docs/formats/vault.md).
 */

/** Which app, and whether it is a provförbund's: real and prov never share a place. */
export interface Place {
  readonly use: "intake" | "forbund" | "nns" | "lead" | "practice" | "embed";
  readonly prov: boolean;
}

const letterByUse: Readonly<Record<Place["use"], string>> = {
  intake: "a",
  forbund: "b",
  nns: "c",
  lead: "d",
  practice: "e",
  embed: "f",
};

/** The neutral name of a place: one letter, with `p` after it for prov. The Dexie database has this name. */
export function placeName(place: Place): string {
  return `${letterByUse[place.use]}${place.prov ? "p" : ""}`;
}

/** The place's private files: the erase table, the two files of the second copy, and hand-overs' sealed rows. */
export type FilePart = "erase" | "copy-1" | "copy-2" | "rows";

const suffixByPart: Readonly<Record<FilePart, string>> = {
  erase: "",
  "copy-1": "1",
  "copy-2": "2",
  rows: "3",
};

/** The name of a file of the place in the origin's private file system, without its ending. */
export function fileName(place: Place, part: FilePart): string {
  return `${placeName(place)}${suffixByPart[part]}`;
}

/** The name of the place's Web Lock: whoever holds it is the one that may write. */
export function lockName(place: Place): string {
  return `vfv:${placeName(place)}`;
}
