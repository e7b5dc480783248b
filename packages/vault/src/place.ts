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

/** The name of the place's erase table in the origin's private file system. */
export function eraseTableName(place: Place): string {
  return `${placeName(place)}.bin`;
}

/** The name of the place's Web Lock: whoever holds it is the one that may write. */
export function lockName(place: Place): string {
  return `vfv:${placeName(place)}`;
}
