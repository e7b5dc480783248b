import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { hashOf } from "../canonical.ts";
import type { Sign, Verify } from "../enrolment/signed-file.ts";
import { ForbundId, SignerKey } from "../ids.ts";
import {
  DEFAULT_SETTINGS,
  Installningsfil,
  installningsfilText,
  openInstallningsfil,
  Settings,
  supportLinesOf,
} from "./settings.ts";
import { linesToCheck, supportLines } from "./support-lines.ts";

// A stand-in for Ed25519 that binds domain and message; the real one is tested in sealing.
const seal = (domain: string, message: Uint8Array) =>
  hashOf(Uint8Array.of(...new TextEncoder().encode(domain), ...message)).repeat(2);
const sign: Sign = (domain, message) => hexToBytes(seal(domain, message));
const verify: Verify = ({ domain, message, signature }) => bytesToHex(signature) === seal(domain, message);

const from = {
  prov: true,
  forbund: ForbundId.parse("01".repeat(16)),
  signer: SignerKey.parse("ab".repeat(32)),
};
const settings = Settings.parse({
  support: {
    national: [
      { id: "kvinnofridslinjen", checkedOn: "2026-11", shown: true },
      { id: "ratt-att-valja", checkedOn: null, shown: false },
      { id: "emergency", checkedOn: "2026-10", shown: false },
    ],
    local: [
      {
        name: "Kvinnojouren Linden",
        for: "För kvinnor",
        number: "08-123 45 67",
        hours: "Vardagar 9–16",
        about: "talk",
        source: "linden.example",
        checkedOn: "2026-11",
      },
    ],
  },
  duty: { text: "Du som omfattas ska anmäla. Alla andra bör.", dated: "2026-11" },
  routine: { text: "Ring Kim i beredskap.", link: "https://example.org/rutin" },
  times: { lockMinutes: 10, wipeMinutes: 15 },
});
const fil = Installningsfil.parse({ format: "vifragar/settings@1", ...from, number: 3, settings });

describe("openInstallningsfil", () => {
  it("gives back what the förbund filled in", async () => {
    const text = await installningsfilText(fil, sign);

    expect(openInstallningsfil(text, verify, from)).toEqual(fil);
  });

  it.each([
    ["of another förbund", { forbund: ForbundId.parse("02".repeat(16)) }],
    ["signed with another key", { signer: SignerKey.parse("cd".repeat(32)) }],
    ["of a real förbund where prov is expected", { prov: false }],
  ])("refuses a file %s", async (reason, other) => {
    const text = await installningsfilText(Installningsfil.parse({ ...fil, ...other }), sign);

    expect(() => openInstallningsfil(text, verify, from)).toThrow(
      expect.objectContaining({ code: reason.includes("key") ? "other-key" : "wrong-collector" }),
    );
  });

  it("refuses one number changed after it was signed", async () => {
    const text = (await installningsfilText(fil, sign)).replace("08-123 45 67", "08-123 45 68");

    expect(() => openInstallningsfil(text, verify, from)).toThrow(
      expect.objectContaining({ code: "bad-signature" }),
    );
  });
});

describe("Settings", () => {
  it.each([
    ["a lock of one minute", { times: { lockMinutes: 1, wipeMinutes: 10 } }],
    ["a lock of sixteen minutes", { times: { lockMinutes: 16, wipeMinutes: 10 } }],
    ["a wipe before ten minutes", { times: { lockMinutes: 5, wipeMinutes: 9 } }],
    ["a link that is not a page", { routine: { text: "Rutin", link: "javascript:alert(1)" } }],
    ["a month that is none", { duty: { text: "Text", dated: "2026-13" } }],
  ])("does not know %s", (_, change) => {
    expect(Settings.safeParse({ ...settings, ...change }).success).toBe(false);
  });
});

describe("supportLinesOf", () => {
  it("leaves the national lines as they come when nothing is filled in", () => {
    expect(supportLinesOf(DEFAULT_SETTINGS.support)).toEqual(supportLines);
  });

  it("puts danger first, then the förbund's own, and takes away what it does not want", () => {
    const lines = supportLinesOf(settings.support);

    expect(lines.slice(0, 2).map(({ number }) => number)).toEqual(["112", "08-123 45 67"]);
    expect(lines.map(({ id }) => id)).not.toContain("ratt-att-valja");
    expect(lines).toHaveLength(supportLines.length);
  });

  it("takes the förbund's checks, so that nobody is told to check again", () => {
    const toCheck = linesToCheck("2027-11", supportLinesOf(settings.support)).map(({ id }) => id);

    expect(toCheck).not.toContain("kvinnofridslinjen");
    expect(toCheck).toContain("emergency");
  });
});
