import { describe, expect, it } from "vitest";
import { listScripts, trustedScript } from "./trusted-script.ts";

describe("trustedScript", () => {
  it("lets through what was listed, and nothing else", () => {
    listScripts("/a.js", "/b.js");

    expect(String(trustedScript("/a.js"))).toBe(`${location.origin}/a.js`);
    expect(() => trustedScript("/c.js")).toThrow(TypeError);
    expect(() => trustedScript("https://example.org/a.js")).toThrow(TypeError);
  });

  it("takes no more names once it is in use, and never another origin's", () => {
    expect(() => listScripts("https://example.org/a.js")).toThrow(TypeError);
    expect(() => listScripts("/d.js")).toThrow(TypeError);
  });
});
