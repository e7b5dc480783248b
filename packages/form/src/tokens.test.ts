import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const frame = readFileSync(new URL("./css/frame.css", import.meta.url), "utf8");

/** The colours that a style sheet gives to custom properties, by their names. */
const coloursIn = (sheet: string): ReadonlyMap<string, string> =>
  new Map(
    [...sheet.matchAll(/--vf-([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name = "", colour = ""]) => [
      name,
      colour,
    ]),
  );

/** WCAG 2.2, relative luminance: sRGB made linear, weighted for the eye. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio: 1 to 21. */
function contrastOf(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminanceOf(a), luminanceOf(b)].toSorted((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

const ordinary = coloursIn(css);
const grounds = ["white", "sand", "selected"];

describe.each([
  ["the ordinary colours", ordinary],
  ["the colours of high contrast", new Map([...ordinary, ...coloursIn(frame)])],
])("%s", (_name, colours) => {
  const ratio = (name: string, ground: string) =>
    contrastOf(colours.get(name) ?? "", colours.get(ground) ?? "");

  it.each(grounds)("let every text be read on %s", (ground) => {
    for (const name of ["text", "muted", "petrol", "attention"])
      expect(ratio(name, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)("let borders and focus be seen on %s", (ground) => {
    for (const name of ["border", "petrol"]) expect(ratio(name, ground)).toBeGreaterThanOrEqual(3);
  });

  it("let white be read on the main button", () => {
    expect(ratio("petrol", "white")).toBeGreaterThanOrEqual(4.5);
  });
});

describe("the colours of a chart", () => {
  it("are seen on white", () => {
    for (const name of ["chart-2", "chart-3"]) {
      expect(contrastOf(ordinary.get(name) ?? "", "#ffffff")).toBeGreaterThanOrEqual(3);
    }
  });

  it("have no red among them", () => {
    for (const colour of ordinary.values()) {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
        Number.parseInt(colour.slice(at, at + 2), 16),
      );
      expect(red > 150 && green < 90 && blue < 90).toBe(false);
    }
  });
});
