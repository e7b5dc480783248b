import { utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { anmalanText } from "../enrolment/anmalan.ts";
import { Digest } from "../ids.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { coveragePlanOf, planOf } from "../tally/plan.ts";
import { type Desk, mostBytesAt, type Opening, readIncoming } from "./incoming.ts";
import { insats, snapshot } from "./testing.ts";

const plan = planOf(workingWording);
const coverage = coveragePlanOf(plan);
const AGE = "age-encryption.org/v1\n";

// Stand-ins: what is sealed lies in clear behind the first line of age, and every signature holds.
const opening: Opening = {
  mostSealedBytes: 400,
  verify: () => true,
  textOf: (bytes) => String.fromCharCode(...bytes),
  decrypt: async (sealed) => {
    const text = String.fromCharCode(...sealed).slice(AGE.length);
    return text.startsWith("other:")
      ? { ok: false, code: "WRONG_COLLECTOR" }
      : text.startsWith("torn:")
        ? { ok: false, code: "ANYTHING" }
        : { ok: true, value: utf8ToBytes(text) };
  },
  decode: (plain) => {
    if (String.fromCharCode(...plain) !== "VFVC") return { ok: false, code: "MAGIC" };
    const { digest, ...header } = snapshot({
      device: 1,
      id: 1,
      kind: "coverage",
      plan: coverage.hash,
      forms: 0,
    });
    return { ok: true, value: { header, cells: coverage.cells.map(() => 0), digest } };
  },
};

const startfil = Digest.parse("04".repeat(32));
const desk: Desk = {
  door: {
    prov: false,
    level: "forbund",
    insatser: new Set([insats]),
    plans: new Map([plan, coverage].map((known) => [known.hash, known])),
  },
  startfiler: new Set([startfil]),
};
const nns: Desk = { ...desk, door: { ...desk.door, level: "nation" } };

const anmalan = (answers = startfil, prov = false) => {
  const { signer: device, incarnation } = snapshot({ device: 1, id: 1 });
  const content = {
    format: "vifragar/anmalan@1",
    prov,
    device,
    incarnation,
    insats,
    startfil: answers,
  } as const;
  return anmalanText(content, () => new Uint8Array(64));
};

const verdictOn = async (text: string, at = desk) => {
  const found = await readIncoming(utf8ToBytes(text), at, { ...opening, mostSealedBytes: 2_000 });
  return found.kind === "refused" ? found.code : found.kind;
};

describe("readIncoming", () => {
  it("knows snapshots and anmälningar in their envelopes", async () => {
    expect(await verdictOn(`${AGE}VFVC`)).toBe("snapshot");
    expect(await verdictOn(AGE + (await anmalan()))).toBe("anmalan");
  });

  it("takes no anmälan to a startfil that was not made here, unless none were noted, and none from a trial", async () => {
    const stranger = AGE + (await anmalan(Digest.parse("05".repeat(32))));

    expect(await verdictOn(stranger)).toBe("WRONG_COLLECTOR");
    expect(await verdictOn(stranger, { ...desk, startfiler: undefined })).toBe("anmalan");
    expect(await verdictOn(AGE + (await anmalan(startfil, true)))).toBe("WRONG_COLLECTOR");
  });

  it.each([
    ["nothing", "", "MAGIC"],
    ["a letter", "Hej, här kommer filerna.", "MAGIC"],
    ["a startfil", '{"content":{"format":"vifragar/startfil@1"}}', "STARTFIL"],
    ["a release", '{"content":{"cells":[],"format":"vifragar/signed-release@1"}}', "RELEASE"],
    ["a table", "Insats;Grupp;Antal\r\n", "TABLE"],
    ["somebody else's file", `${AGE}other:`, "WRONG_COLLECTOR"],
    ["a damaged file", `${AGE}torn:`, "ENVELOPE"],
    ["something sealed", `${AGE}hej`, "MAGIC"],
    ["sealed JSON", `${AGE}{"content":{},"signature":"00"}`, "malformed"],
  ])("refuses %s with a code", async (_, text, code) => {
    expect(await verdictOn(text)).toBe(code);
  });

  it("refuses the same at NNS, where a release must be whole", async () => {
    expect(await verdictOn('{"content":{"format":"vifragar/startfil@1"}}', nns)).toBe("STARTFIL");
    expect(await verdictOn('{"content":{"cells":[]},"signature":"00"}', nns)).toBe("malformed");
    expect(await verdictOn("{", nns)).toBe("malformed");
  });

  it("opens nothing that is longer than the longest file", async () => {
    const never: Opening = { ...opening, decrypt: () => Promise.reject(new Error("it was opened")) };
    const long = utf8ToBytes(AGE.padEnd(401));

    expect(await readIncoming(long, desk, never)).toMatchObject({ code: "SIZE" });
    expect(await readIncoming(long, nns, never)).toMatchObject({ code: "SIZE" });
    expect(mostBytesAt("forbund", opening)).toBe(400);
    expect(mostBytesAt("nation", opening)).toBe(20_000_000);
  });
});
