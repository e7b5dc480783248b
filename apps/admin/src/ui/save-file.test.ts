import { describe, expect, it } from "vitest";
import { inFileName } from "./save-file.ts";

describe("inFileName", () => {
  it("keeps to letters that every system can have in a file name", () => {
    expect(inFileName("Rätt stöd för mig! / Södertälje")).toBe("ratt-stod-for-mig-sodertalje");
  });

  it.for(["Våld i nära relationer", "Stoppa våldet", "Hedersvåldsteamet"])(
    "leaves out the word that %s tells everybody who sees the file",
    (name) => {
      expect(inFileName(name)).not.toContain("vald");
    },
  );

  it("is never empty", () => {
    expect(inFileName("Våld")).toBe("forbund");
  });
});
