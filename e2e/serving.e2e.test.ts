import { request } from "node:http";
import { describe, expect, inject, it } from "vitest";
import { headersOf } from "../scripts/headers.mjs";

const origin = inject("origin");

describe("the server", () => {
  it("sends every page with a policy that lets nothing in and nothing out", async () => {
    const { headers } = await fetch(`${origin}/admin/`);

    const policy = headers.get("content-security-policy") ?? "";
    for (const part of [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "media-src 'self'",
      "connect-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types vfv-script",
    ]) {
      expect(policy.split("; ")).toContain(part);
    }
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("lets a page be kept by nobody and a hashed file for good", async () => {
    const page = await fetch(`${origin}/`);
    const [, style = ""] = /href="(\/assets\/[^"]+\.css)"/.exec(await page.text()) ?? [];
    const asset = await fetch(origin + style);
    const icon = await fetch(`${origin}/icon.svg`);

    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-type")).toBe("text/css; charset=utf-8");
    expect(icon.headers.get("cache-control")).toBe("no-cache");
  });

  it.each([
    "/../package.json",
    "/%2e%2e/package.json",
    "/..%2fpackage.json",
    "/assets/../../package.json",
    "//example.org/",
    "//",
    "/\\..\\package.json",
    "/%",
    "*",
  ])("answers %s as a page that does not exist", async (path) => {
    expect(await statusOf(path)).toBe(404);
  });

  it("sends the headers alone when asked with HEAD", async () => {
    const response = await fetch(`${origin}/`, { method: "HEAD" });

    expect(response.status).toBe(200);
    expect(Number(response.headers.get("content-length"))).toBeGreaterThan(0);
    expect(await response.text()).toBe("");
  });

  it("takes nothing in", async () => {
    const response = await fetch(`${origin}/`, { method: "POST", body: "svar" });

    expect(response.status).toBe(405);
  });

  it("adds the slash that relative addresses need", async () => {
    const response = await fetch(`${origin}/intake`, { redirect: "manual" });

    expect(response.status).toBe(308);
    expect(response.headers.get("location")).toBe("/intake/");
  });
});

describe("headersOf", () => {
  const framing = (path: string) =>
    headersOf(path, ["http://a.example"])["Content-Security-Policy"]?.match(/frame-\w+ [^;]+/g);

  it("lets the form on its own origin stand in frames of the given origins", () => {
    expect(framing("/f/")).toEqual(["frame-ancestors http://a.example"]);
    expect(framing("/f/setup/")).toEqual(["frame-ancestors http://a.example"]);
  });

  it("lets only the example of a host page hold a frame", () => {
    expect(framing("/embed/")).toEqual(["frame-src http://a.example", "frame-ancestors 'none'"]);
    expect(framing("/intake/")).toEqual(["frame-ancestors 'none'"]);
    expect(framing("/forms/f/")).toEqual(["frame-ancestors 'none'"]);
  });
});

// fetch would tidy the path up before it is sent.
function statusOf(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}
