import { beforeAll, describe, expect, it } from "vitest";
import { makeRecoverySecret, parseRecoveryKey, recoveryKeyText } from "./recovery-key.ts";
import { ready } from "./sodium.ts";

beforeAll(() => ready);

describe("recoveryKeyText", () => {
  it("prints seven groups of four", () => {
    expect(recoveryKeyText(makeRecoverySecret())).toMatch(
      /^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/,
    );
  });
});

describe("parseRecoveryKey", () => {
  it("gives the secret back however it is typed", () => {
    for (let round = 0; round < 50; round += 1) {
      const secret = makeRecoverySecret();
      const typed = recoveryKeyText(secret)
        .toLowerCase()
        .replaceAll("-", " ")
        .replaceAll("0", "o")
        .replaceAll("1", "l");

      expect(parseRecoveryKey(` ${typed} `)).toEqual({ ok: true, value: secret });
    }
  });

  it("finds one wrong character", () => {
    const text = recoveryKeyText(new Uint8Array(16).fill(7));
    let missed = 0;
    for (let place = 0; place < text.length; place += 1) {
      if (text[place] === "-") continue;
      const wrong = text.slice(0, place) + (text[place] === "Z" ? "Y" : "Z") + text.slice(place + 1);
      if (parseRecoveryKey(wrong).ok) missed += 1;
    }

    expect(missed).toBe(0);
  });

  it("says what is wrong with other texts", () => {
    expect(parseRecoveryKey("ABCD")).toEqual({ ok: false, issue: "LENGTH" });
    expect(parseRecoveryKey("U".repeat(28))).toEqual({ ok: false, issue: "CHARACTER" });
    expect(parseRecoveryKey("0".repeat(28))).toEqual({ ok: false, issue: "CHECKSUM" });
  });
});
