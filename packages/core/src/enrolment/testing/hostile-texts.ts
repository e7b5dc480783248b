/**
 * Texts that somebody has damaged or made up, drawn from whole ones of every kind of signed file.
 *
 * Half of the ways work on the text, as a bad disk or a bad mail program does. The others work on its
 * values and sign again, as somebody with a key of their own could.
 */
import { type CanonicalValue, canonicalBytes, canonicalText } from "../../canonical.ts";

/** Draws a whole number from 0 up to but not including the limit. */
export type Draw = (limit: number) => number;

/** Signs the canonical bytes of a content, as hexadecimal. */
export type Reseal = (bytes: Uint8Array) => string;

/** A whole text, altered in one of ten ways. @param others - Whole texts of other kinds. */
export function hostileText(
  text: string,
  {
    draw,
    others,
    reseal,
  }: { readonly draw: Draw; readonly others: readonly string[]; readonly reseal: Reseal },
): string {
  switch (draw(10)) {
    case 0:
      return withOtherCharacters(text, draw);
    case 1:
      return draw(2) === 0 ? text.slice(0, draw(text.length)) : text + text.slice(draw(text.length));
    case 2:
      return withCopiedStretch(text, draw);
    case 3:
      return text.replace(/@1"/, `@${oneOf(versions, draw)}"`);
    case 4:
      return withOtherContent(text, others[draw(others.length)] ?? "", draw);
    case 5:
      return deepText(draw(text.length * 2) + 1, draw);
    case 6:
      return inserted(text, oneOf(insertions, draw), draw);
    case 7:
      return Array.from({ length: draw(2_000) }, () => String.fromCharCode(draw(65_536))).join("");
    default:
      return withOtherValue(text, draw, reseal);
  }
}

const versions = ["2", "999999999999", "1e3", "-1", "", "01", "Infinity", "NaN", "0x2", "1.5", " 1", "1 "];

const insertions = [
  ...['"__proto__":{"format":"x"},', '"constructor":null,', '"toString":1,', '"format":"vifragar/kvitto@1",'],
  ...[
    "\\ud800",
    "\u0000",
    "\uFEFF",
    "\uD800",
    "1e400",
    "-0",
    "null",
    '""',
    "/*",
    "\\u0000",
    "{",
    "[",
    "]",
    "}",
  ],
];

/** Nested so deep that a reader which calls itself runs out of stack. */
export function deepText(depth: number, draw: Draw): string {
  const [open, close] = oneOf(
    [
      ["[", "]"],
      ['{"content":', "}"],
      ['{"a":', "}"],
    ] as const,
    draw,
  );
  const inside = `${open.repeat(depth)}0${draw(2) === 0 ? close.repeat(depth) : ""}`;
  return draw(2) === 0 ? inside : `{"content":${inside},"signature":"${"0".repeat(128)}"}`;
}

function withOtherCharacters(text: string, draw: Draw): string {
  const characters = [...text];
  for (let left = draw(6); left >= 0; left -= 1) {
    const at = draw(characters.length);
    characters[at] = String.fromCharCode((characters[at] ?? " ").charCodeAt(0) ^ (1 << draw(16)));
  }
  return characters.join("");
}

function withCopiedStretch(text: string, draw: Draw): string {
  const from = draw(text.length);
  const stretch = text.slice(from, from + draw(200));
  const at = draw(text.length);
  return text.slice(0, at) + stretch + text.slice(at + (draw(2) === 0 ? stretch.length : 0));
}

function inserted(text: string, what: string, draw: Draw): string {
  const places = [...text.matchAll(/[{[,:"]/g)].map(({ index }) => index + 1);
  const at = places[draw(places.length)] ?? 0;
  return text.slice(0, at) + what + text.slice(at);
}

interface Envelope {
  readonly content: CanonicalValue;
  readonly signature: string;
}

function withOtherContent(text: string, other: string, draw: Draw): string {
  const [own, foreign] = [JSON.parse(text) as Envelope, JSON.parse(other) as Envelope];
  return draw(2) === 0
    ? canonicalText({ content: foreign.content, signature: own.signature })
    : canonicalText({ content: own.content, signature: foreign.signature });
}

/** Somewhere in the content another value stands, or a member more or less; signed again by its own signer. */
function withOtherValue(text: string, draw: Draw, reseal: Reseal): string {
  const { content } = JSON.parse(text) as Envelope;
  const changed = changedAt(content, draw);
  try {
    return canonicalText({ content: changed, signature: reseal(canonicalBytes(changed)) });
  } catch {
    // What has no canonical form cannot be signed; it comes with a signature on something else.
    return JSON.stringify({ content: changed, signature: reseal(new Uint8Array()) });
  }
}

const values: readonly CanonicalValue[] = [
  ...[null, true, false, 0, -1, 1.5, 2 ** 53, 1e21, 2 ** 32, "", "x", "\ud800", "å".repeat(300)],
  ...["0".repeat(64), "f".repeat(32), "vifragar/startfil@1", "__proto__", [], {}, [[]], [{}], "1", "age1"],
];

function changedAt(value: CanonicalValue, draw: Draw): CanonicalValue {
  if (typeof value !== "object" || value === null || draw(6) === 0) return oneOf(values, draw);
  if (Array.isArray(value)) {
    const list = [...(value as readonly CanonicalValue[])];
    const at = draw(list.length + 1);
    const item = list[at];
    if (item === undefined || draw(5) === 0) list.splice(at, draw(2), oneOf(values, draw));
    else list[at] = changedAt(item, draw);
    return list;
  }
  const members = Object.entries(value);
  const [key, member] = members[draw(members.length)] ?? ["x", null];
  const others = Object.fromEntries(members.filter(([name]) => name !== key));
  if (draw(8) === 0) return others;
  if (draw(8) === 0)
    return { ...value, [oneOf(["x", "constructor", "prov2", ""], draw)]: oneOf(values, draw) };
  return { ...others, [key]: changedAt(member ?? null, draw) };
}

const oneOf = <Item>(items: readonly Item[], draw: Draw): Item => items[draw(items.length)] as Item;
