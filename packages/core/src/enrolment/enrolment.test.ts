import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { hashOf } from "../canonical.ts";
import { Digest, ForbundId, Incarnation, InsatsId, SignerKey } from "../ids.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { dayOf } from "../period/period.ts";
import { planOf } from "../tally/plan.ts";
import { Anmalan, anmalanText, openAnmalan } from "./anmalan.ts";
import { type Kvitto, kvittoText, receivedIn } from "./kvitto.ts";
import { approve, deviceIn, emptyRoster, revoke } from "./roster.ts";
import type { Sign, Verify } from "./signed-file.ts";
import { mayReplace, openStartfil, Startfil, startfilText, withSuccession } from "./startfil.ts";
import { successionTo } from "./succession.ts";

// A stand-in for Ed25519 that binds key, domain and message; the real one is tested in sealing.
const newKey = SignerKey.parse("cd".repeat(32));
const key = SignerKey.parse("ab".repeat(32));
const seal = (publicKey: string, domain: string, message: Uint8Array) =>
  hashOf(utf8ToBytes(`${publicKey}${domain}${bytesToHex(message)}`)).repeat(2);
const sign: Sign = (domain, message) => hexToBytes(seal(key, domain, message));
const signWithNew: Sign = (domain, message) => hexToBytes(seal(newKey, domain, message));
const verify: Verify = ({ domain, message, signature, publicKey }) =>
  bytesToHex(signature) === seal(publicKey, domain, message);

const startfil = Startfil.parse({
  format: "vifragar/startfil@1",
  prov: true,
  forbund: { id: ForbundId.parse("01".repeat(16)), name: "Samordningsförbundet Sjöby" },
  insats: { id: InsatsId.parse("02".repeat(16)), name: "Källan" },
  instrument: workingWording.id,
  plan: planOf(workingWording).hash,
  calendar: "half",
  k: 5,
  recipients: [`age1${"q".repeat(58)}`],
  signer: key,
  expires: dayOf(2026, 12, 1),
});
const device = { today: dayOf(2026, 11, 23), instruments: [workingWording] };

describe("openStartfil", () => {
  it("opens what startfilText wrote, with its instrument", async () => {
    const opened = openStartfil(await startfilText(startfil, sign), verify, device);

    expect(opened.startfil).toEqual(startfil);
    expect(opened.instrument).toBe(workingWording);
  });

  it("refuses a startfil after its last day and takes it on that day", async () => {
    const text = await startfilText(startfil, sign);

    expect(() => openStartfil(text, verify, { ...device, today: startfil.expires + 1 })).toThrow(
      "no longer valid",
    );
    expect(openStartfil(text, verify, { ...device, today: startfil.expires }).startfil.k).toBe(5);
  });

  it("refuses a startfil for questions that the device does not have", async () => {
    const text = await startfilText(startfil, sign);

    expect(() => openStartfil(text, verify, { ...device, instruments: [] })).toThrow("not loaded");
  });

  it("refuses a startfil with another plan than its instrument declares", async () => {
    const text = await startfilText(
      { ...startfil, plan: planOf({ ...workingWording, questions: [] }).hash },
      sign,
    );

    expect(() => openStartfil(text, verify, device)).toThrow("another plan");
  });

  it("refuses every change of a character in the content", async () => {
    const text = await startfilText(startfil, sign);
    const marks = ["Källan", "half", '"k":5', "ab".repeat(32), "02".repeat(16), "true"];

    for (const mark of marks) {
      const changed = text.replace(
        mark,
        mark === "true" ? "false" : mark.replace(/.$/, (end) => (end === "9" ? "8" : "9")),
      );
      expect(changed).not.toBe(text);
      expect(() => openStartfil(changed, verify, device)).toThrow();
    }
  });

  it.each([
    ["nothing", "", "malformed"],
    ["no JSON", "{", "malformed"],
    ["another JSON", "[]", "malformed"],
    ["very deep JSON", "[".repeat(4_000), "malformed"],
    ["too much", " ".repeat(5_000), "too-large"],
    [
      "a newer version",
      JSON.stringify({ content: { format: "vifragar/startfil@2" }, signature: "0".repeat(128) }),
      "unknown-version",
    ],
    [
      "another kind of file",
      JSON.stringify({ content: { format: "vifragar/anmalan@1" }, signature: "0".repeat(128) }),
      "malformed",
    ],
  ])("refuses %s with a code", (_, text, code) => {
    expect(() => openStartfil(text, verify, device)).toThrow(
      expect.objectContaining({ name: "EnrolmentError", code }),
    );
  });
});

const anmalan = Anmalan.parse({
  format: "vifragar/anmalan@1",
  prov: true,
  device: key,
  incarnation: Incarnation.parse("03".repeat(16)),
  insats: startfil.insats.id,
  startfil: Digest.parse("04".repeat(32)),
});

describe("openAnmalan", () => {
  it("opens what anmalanText wrote", async () => {
    expect(openAnmalan(await anmalanText(anmalan, sign), verify).content).toEqual(anmalan);
  });

  it("refuses a signature that was made for another kind of file", async () => {
    const { content } = JSON.parse(await anmalanText(anmalan, sign)) as { content: Anmalan };
    const signature = bytesToHex(await sign("VFV1 startfil\0", utf8ToBytes(JSON.stringify(content))));

    expect(() => openAnmalan(JSON.stringify({ content, signature }), verify)).toThrow("signature");
  });
});

describe("approve", () => {
  const roster = emptyRoster(startfil.forbund.id);

  it("adds the device once, and a further insats to the same device", () => {
    const once = approve(roster, anmalan, "Surfplatta 1");
    const other = { ...anmalan, insats: InsatsId.parse("05".repeat(16)) };

    expect(approve(once, anmalan, "Surfplatta 1")).toBe(once);
    expect(deviceIn(approve(once, other, "?"), once.devices[0] ?? fail())).toMatchObject({
      label: "Surfplatta 1",
      insatser: [anmalan.insats, other.insats],
    });
  });

  it("numbers every change upwards", () => {
    const once = approve(roster, anmalan, "Surfplatta 1");
    const revoked = revoke(once, once.devices[0] ?? fail(), 3);

    expect([roster.number, once.number, revoked.number]).toEqual([0, 1, 2]);
    expect(revoked.devices).toMatchObject([{ acceptUntilSeq: 3 }]);
  });
});

describe("mayReplace", () => {
  const moved = { ...startfil, signer: newKey };

  it("takes a new startfil of the same key", () => {
    expect(mayReplace(startfil, { ...startfil, k: 7 }, verify)).toBe(true);
  });

  it("takes a new key that the old one vouches for, and no other", async () => {
    const vouched = await withSuccession(moved, { signer: key, sign });

    expect(mayReplace(startfil, vouched, verify)).toBe(true);
    expect(mayReplace(startfil, moved, verify)).toBe(false);
    expect(mayReplace(startfil, { ...vouched, recipients: [`age1${"p".repeat(58)}`] }, verify)).toBe(false);
    expect(mayReplace({ ...startfil, signer: newKey }, { ...vouched, signer: key }, verify)).toBe(false);
  });

  it("never mixes prov with real or two förbund", () => {
    const otherForbund = {
      ...startfil,
      forbund: { ...startfil.forbund, id: ForbundId.parse("09".repeat(16)) },
    };

    expect(mayReplace(startfil, { ...startfil, prov: false }, verify)).toBe(false);
    expect(mayReplace(startfil, otherForbund, verify)).toBe(false);
  });
});

describe("receivedIn", () => {
  const kvitto: Kvitto = {
    format: "vifragar/kvitto@1",
    prov: true,
    forbund: startfil.forbund.id,
    signer: key,
    received: [{ device: newKey, incarnation: anmalan.incarnation, seq: 4 }],
  };
  const asker = {
    startfil,
    device: newKey,
    incarnation: anmalan.incarnation,
  };

  it("gives a device its own line and others none", async () => {
    const text = await kvittoText(kvitto, sign);

    expect(receivedIn(text, verify, asker)).toMatchObject({ seq: 4 });
    expect(
      receivedIn(text, verify, { ...asker, incarnation: Incarnation.parse("08".repeat(16)) }),
    ).toBeUndefined();
  });

  it("refuses the kvitto of another förbund, key or kind", async () => {
    const text = await kvittoText(kvitto, sign);

    const asking = (change: Partial<Startfil>) => () =>
      receivedIn(text, verify, { ...asker, startfil: { ...startfil, ...change } });

    expect(asking({ signer: newKey })).toThrow("not known here");
    expect(asking({ prov: false })).toThrow("another collector");
  });

  it("takes the kvitto of a key that the known one vouches for, and of no other", async () => {
    const { recipients } = startfil;
    const keys = { forbund: kvitto.forbund, prov: true, recipients, signer: key };
    // The device knows `newKey`; the förbund has changed to `key`, with which the file is signed.
    const succession = await successionTo(keys, { signer: newKey, sign: signWithNew });
    const older = { ...asker, startfil: { ...startfil, signer: newKey } };
    const signedBy = (succeeds: Kvitto["succeeds"]) => kvittoText({ ...kvitto, succeeds }, sign);

    const vouched = await signedBy({ ...succession, recipients });
    const forOthers = await signedBy({ ...succession, recipients: [`age1${"p".repeat(58)}`] });

    expect(receivedIn(vouched, verify, older)).toMatchObject({ seq: 4 });
    expect(() => receivedIn(forOthers, verify, older)).toThrow("not known here");
  });
});

function fail(): never {
  throw new Error("the roster has no device");
}
