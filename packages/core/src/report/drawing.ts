/**
 * A chart as marks on a surface, before it becomes SVG, an element of a page or a picture.
 *
 * Everything is in CSS pixels. Looks are told apart by shape, outline and words, never by colour alone
 * (ux.md 2.8): what is shown is filled, its whole is outlined, what is protected has a dashed outline.
 */

/** What a mark is for: the name of its class in every style sheet. */
export type TextLook = "title" | "group" | "name" | "value" | "small";
export type RectLook = "part" | "rest" | "hidden" | "paper";
export type LineLook = "grid" | "data" | "break";

export type Mark =
  | {
      readonly kind: "text";
      readonly look: TextLook;
      readonly x: number;
      /** Of the base line. */
      readonly y: number;
      readonly anchor: "start" | "middle" | "end";
      readonly text: string;
    }
  | {
      readonly kind: "rect";
      readonly look: RectLook;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: "line";
      readonly look: LineLook;
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    }
  | { readonly kind: "dot"; readonly x: number; readonly y: number };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Drawn in order, later ones on top. */
  readonly marks: readonly Mark[];
}

/** Height of a line of text. */
export const LINE = 20;

/** Text has no measure without a screen: an average sign of a system font at 15 px, a little generous. */
const SIGN_WIDTH = 8;

/** The text broken at spaces and after dashes into lines that fit. A single long word stands by itself. */
export function linesOf(text: string, width: number): readonly string[] {
  const most = Math.max(1, Math.floor(width / SIGN_WIDTH));
  const lines: string[] = [];
  for (const word of text.match(/[^\s–]+–?|–/g) ?? []) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last}${last.endsWith("–") ? "" : " "}${word}`;
    if (last === undefined || joined.length > most) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}

/** Lines of text under each other, the first one's base line 15 px under `top`. */
export const paragraph = (
  lines: readonly string[],
  { x, top, look, anchor = "start" }: { x: number; top: number; look: TextLook; anchor?: "start" | "middle" },
): readonly Mark[] =>
  lines.map((text, at) => ({ kind: "text", look, x, y: top + 15 + at * LINE, anchor, text }));
