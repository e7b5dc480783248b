/** The published schemas are made from the ones that files are read with, so that they cannot drift apart. */
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { ReleaseContent } from "./release-content.ts";
import { CellRelease } from "./release-format.ts";
import { Tables } from "./tables-format.ts";

describe("docs/formats", () => {
  it.each([
    ["tables", Tables],
    ["release", CellRelease],
    ["signed-release", ReleaseContent],
  ])("has the schema of %s as it is read", (name, schema) => {
    const file = new URL(`../../../../docs/formats/${name}.schema.json`, import.meta.url);
    const text = `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`;

    // VF_WRITE_SCHEMAS=1 writes them anew after a change that is meant.
    if (process.env.VF_WRITE_SCHEMAS === "1") writeFileSync(file, text);

    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(text));
  });
});
