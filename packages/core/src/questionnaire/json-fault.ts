/**
 * Where a text stops being JSON, for a person who has written it by hand.
 *
 * Engines tell it each in their own words and some not at all. Reads the grammar of RFC 8259 as regular
 * pieces and a stack of what stands open; used only after `JSON.parse` has refused.
 */

const PIECE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside a string, so they are looked for.
  /\s*(?:([[{}\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

type Wants = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "nothing";

/** The line and the character in it, from 1, of the first thing that does not belong. */
export function jsonFaultIn(text: string): { readonly line: number; readonly character: number } {
  const open: ("[" | "{")[] = [];
  let wants: Wants = "value";
  let at = 0;
  const afterValue = (): Wants => (open.length === 0 ? "nothing" : "comma-or-end");
  for (;;) {
    PIECE.lastIndex = at;
    const found = PIECE.exec(text);
    if (found === null) break;
    const [whole, mark, string] = found;
    const isValue = mark === undefined || mark === "[" || mark === "{";
    const inside = open.at(-1);
    let next: Wants | undefined;
    if (isValue && wants.startsWith("value")) {
      if (mark === "[" || mark === "{") open.push(mark);
      next = mark === "[" ? "value-or-end" : mark === "{" ? "key-or-end" : afterValue();
    } else if (string !== undefined && wants.startsWith("key")) next = "colon";
    else if (mark === ":" && wants === "colon") next = "value";
    else if (mark === "," && wants === "comma-or-end") next = inside === "[" ? "value" : "key";
    else if (mark === (inside === "[" ? "]" : "}") && inside !== undefined && wants.endsWith("-end")) {
      open.pop();
      next = afterValue();
    }
    if (next === undefined) break;
    wants = next;
    at += whole.length;
  }
  const start = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
  const before = text.slice(0, start).split("\n");
  return { line: before.length, character: (before.at(-1)?.length ?? 0) + 1 };
}
