/**
 * Canonical bytes: one and only one way to write a value, so that a hash or a signature over it
 * means the same to everyone.
 *
 * Source: RFC 8785 (JSON Canonicalization Scheme), narrowed to what we write: integers only.
 */
import { blake2b } from "@noble/hashes/blake2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** What can be written canonically. Members that are `undefined` are left out, as JSON does; fractions cannot be written. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/**
 * The canonical text of a value, keys sorted by UTF-16 code units.
 *
 * @throws TypeError for numbers that are not safe integers and for lone surrogates: both have no
 *   single way of being written.
 */
export function canonicalText(value: CanonicalValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return integerText(value);
  if (typeof value === "string") return stringText(value);
  if (isList(value)) return `[${value.map(canonicalText).join(",")}]`;
  const members = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, member]) =>
      member === undefined ? [] : [`${stringText(key)}:${canonicalText(member)}`],
    );
  return `{${members.join(",")}}`;
}

/** UTF-8 of `canonicalText`. */
export function canonicalBytes(value: CanonicalValue): Uint8Array {
  return utf8ToBytes(canonicalText(value));
}

/** BLAKE2b-256 of bytes, as 64 lower-case hex digits. */
export function hashOf(bytes: Uint8Array): string {
  return bytesToHex(blake2b(bytes, { dkLen: 32 }));
}

function integerText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError("canonical numbers are safe integers");
  return Object.is(value, -0) ? "0" : String(value);
}

function stringText(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new TypeError("canonical strings have no lone surrogates");
  return JSON.stringify(value);
}

// Array.isArray does not narrow a readonly array away from the other members of the union.
const isList = (value: CanonicalValue): value is readonly CanonicalValue[] => Array.isArray(value);
