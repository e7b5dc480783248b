/** Hostile texts in place of every signed file: refused with a code, nothing else escapes, memory stays bounded. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { beforeAll, describe, expect, it } from "vitest";
import { type CanonicalValue, canonicalBytes, canonicalText, hashOf } from "../canonical.ts";
import {
  openTackningsrapport,
  Tackningsrapport,
  tackningsrapportText,
} from "../coverage/tackningsrapport.ts";
import { Digest, ForbundId, Incarnation, InsatsId, SignerKey } from "../ids.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { ReleaseContent } from "../protection/release-content.ts";
import { defaultRule } from "../protection/rule.ts";
import { parseRelease, releaseFormat } from "../protection/verified-release.ts";
import { seededRandom } from "../simulation/seeded-random.ts";
import {
  DEFAULT_SETTINGS,
  Installningsfil,
  installningsfilText,
  openInstallningsfil,
} from "../support/settings.ts";
import { planOf } from "../tally/plan.ts";
import { Anmalan, anmalanText, openAnmalan } from "./anmalan.ts";
import { EnrolmentError } from "./enrolment-error.ts";
import { Kvitto, kvittoText, openKvitto } from "./kvitto.ts";
import { Roster } from "./roster.ts";
import { type Sign, signedFile, type Verify } from "./signed-file.ts";
import { openStartfil, Startfil, startfilText } from "./startfil.ts";
import { type Draw, deepText, hostileText } from "./testing/hostile-texts.ts";

const TEXTS = process.env.VF_FULL === "1" ? 100_000 : 1_000;
const TIMEOUT_MS = 600_000;

const CODES = [
  "too-large",
  "malformed",
  "unknown-version",
  "bad-signature",
  "expired",
  "wrong-collector",
  "other-key",
  "unknown-instrument",
  "unknown-plan",
];

const signer = SignerKey.parse("ab".repeat(32));
const hex = (byte: string, bytes: number) => byte.repeat(bytes);

// A stand-in for Ed25519 that binds the message and is quick to compute; the real one is tested in sealing.
const seal = (message: Uint8Array) => hashOf(message).repeat(2);
const sign: Sign = (_, message) => hexToBytes(seal(message));
const verify: Verify = ({ message, signature }) => bytesToHex(signature) === seal(message);

const frame = { prov: true, signer, forbund: ForbundId.parse(hex("01", 16)) };
const named = { ...frame, forbund: { id: frame.forbund, name: "Samordningsförbundet Sjöby" } };
const insats = { id: InsatsId.parse(hex("02", 16)), name: "Källan" };
const plan = planOf(workingWording).hash;
const device = { device: SignerKey.parse(hex("cd", 32)), incarnation: Incarnation.parse(hex("03", 16)) };

const startfil = Startfil.parse({
  ...named,
  format: "vifragar/startfil@1",
  insats,
  instrument: workingWording.id,
  plan,
  calendar: "half",
  k: 5,
  recipients: [`age1${"q".repeat(58)}`],
  expires: 30_000,
  succeeds: { signer: hex("ef", 32), proof: hex("0a", 64) },
});
const anmalan = Anmalan.parse({
  ...device,
  format: "vifragar/anmalan@1",
  prov: true,
  insats: insats.id,
  startfil: hex("04", 32),
});
const kvitto = Kvitto.parse({
  ...frame,
  format: "vifragar/kvitto@1",
  received: [1, 2, 3].map((seq) => ({ ...device, seq })),
});
const settings = Installningsfil.parse({
  ...frame,
  format: "vifragar/settings@1",
  number: 2,
  settings: {
    ...DEFAULT_SETTINGS,
    support: { national: [{ id: "emergency", checkedOn: "2026-11", shown: true }], local: [] },
    routine: { text: "Ring Kim.", link: "https://example.org/" },
  },
});
const rapport = Tackningsrapport.parse({
  ...named,
  format: "vifragar/tackningsrapport@1",
  insats,
  period: { year: 2026, kind: "half", index: 2 },
  day: 20_000,
  coverage: {
    asked: 44,
    covered: 40,
    participants: 60,
    bySex: [{ group: "woman", covered: 40, participants: 60 }],
    notAsked: { total: 20, byReason: [{ reason: "unwell", count: 20 }] },
    followUp: [{ kind: "leaflet", count: 9 }],
    exceedsParticipants: false,
  },
});
const cell = (key: string) => `${frame.forbund}/2026/${key}`;
const release = ReleaseContent.parse({
  format: "vifragar/signed-release@1",
  signer,
  collector: { id: frame.forbund, name: "Samordningsförbundet Sjöby", prov: true },
  plan,
  instrument: workingWording.id,
  period: { year: 2026, kind: "year", index: 1 },
  rule: defaultRule,
  tables: [
    {
      level: "forbund",
      subject: { id: frame.forbund, name: "Sjöby", members: [insats] },
      keys: ["all/base", "all/exposed"],
    },
  ],
  cells: {
    rule: { mode: "two-sided", k: 5 },
    relations: [{ total: cell("all/base"), parts: [cell("all/exposed")], op: "<=" }],
    cells: [
      { id: cell("all/base"), size: true, count: 40 },
      { id: cell("all/exposed"), status: "hidden" },
    ],
    bases: { [cell("all/exposed")]: cell("all/base") },
    audit: { cells: 1, problems: 2, narrowest: null },
  },
  inputs: Digest.parse(hex("05", 32)),
  earlier: [],
});

/** A kind of signed file: how a whole one is written, what opens one, and the most characters it may have. */
interface Kind {
  readonly name: string;
  readonly text: () => Promise<string>;
  /** The content; throws, or gives undefined where a release is refused. */
  readonly open: (text: string) => CanonicalValue | undefined;
  readonly maxCharacters: number;
}

function releaseIn(text: string): CanonicalValue | undefined {
  const parsed = parseRelease(text, verify);
  if (parsed.ok) return parsed.value.content;
  const [issue] = parsed.issues;
  if (issue === undefined || !CODES.includes(issue.message))
    throw new TypeError("a release is refused without a code");
  return undefined;
}

const known = { today: 20_000, instruments: [workingWording] };
const kinds: readonly Kind[] = [
  {
    name: "startfil",
    text: () => startfilText(startfil, sign),
    open: (text) => openStartfil(text, verify, known).startfil,
    maxCharacters: 4_096,
  },
  {
    name: "anmälan",
    text: () => anmalanText(anmalan, sign),
    open: (text) => openAnmalan(text, verify).content,
    maxCharacters: 2_048,
  },
  {
    name: "kvitto",
    text: () => kvittoText(kvitto, sign),
    open: (text) => openKvitto(text, verify).content,
    maxCharacters: 2_000_000,
  },
  {
    name: "inställningsfil",
    text: () => installningsfilText(settings, sign),
    open: (text) => openInstallningsfil(text, verify, frame),
    maxCharacters: 16_384,
  },
  {
    name: "täckningsrapport",
    text: () => tackningsrapportText(rapport, sign),
    open: (text) => openTackningsrapport(text, verify).content,
    maxCharacters: 16_384,
  },
  {
    name: "release",
    text: () => signedFile(releaseFormat, release, sign),
    open: releaseIn,
    maxCharacters: 20_000_000,
  },
];

let whole: readonly string[] = [];
beforeAll(async () => {
  whole = await Promise.all(kinds.map(({ text }) => text()));
});

const drawsFrom = (seed: number): Draw => {
  const random = seededRandom(seed);
  return (limit) => Math.floor(random() * limit);
};

/** `refused`, or what is wrong with how the text was taken. */
function outcomeOf(text: string, { open }: Kind): string {
  try {
    const content = open(text);
    if (content === undefined) return "refused";
    const { content: raw, signature } = JSON.parse(text) as { content: CanonicalValue; signature: string };
    // Taken in: then it says exactly what was signed, to the letter.
    const same = canonicalText(content) === canonicalText(raw);
    return same && signature === seal(canonicalBytes(raw)) ? "signed" : `taken in though changed: ${text}`;
  } catch (error) {
    return error instanceof EnrolmentError && CODES.includes(error.code)
      ? error.code
      : `escaped: ${String(error)} for ${text.slice(0, 300)}`;
  }
}

describe("opening a signed file", () => {
  it(`refuses ${TEXTS} hostile texts with a code, or takes what its own signer has signed`, {
    timeout: TIMEOUT_MS,
  }, () => {
    const draw = drawsFrom(1);
    const seen = new Set<string>();

    for (let round = 0; round < TEXTS; round += 1) {
      const at = round % kinds.length;
      const [text, kind] = [whole[at], kinds[at]];
      if (text === undefined || kind === undefined) throw new RangeError("a kind has no text");
      const others = whole.filter((other) => other !== text);
      seen.add(outcomeOf(hostileText(text, { draw, others, reseal: seal }), kind));
    }

    const allowed = ["refused", "signed", ...CODES];
    expect([...seen].filter((outcome) => !allowed.includes(outcome))).toEqual([]);
    // Each gate has refused something, or the texts were too tame.
    const gates = ["too-large", "malformed", "unknown-version", "bad-signature", "signed"];
    expect([...seen]).toEqual(expect.arrayContaining(gates));
  });

  it.each(["\\ud800", "\\udfff x", "x\\udc00\\ud800"])(
    "refuses a name with the lone surrogate %s as malformed",
    async (name) => {
      for (const [at, kind] of kinds.entries()) {
        const text = whole[at]?.replace(/"name":"[^"]*"/, `"name":"${name}"`) ?? "";
        if (text === whole[at]) continue;
        expect(outcomeOf(text, kind), kind.name).toMatch(/malformed|refused/);
      }
    },
  );

  it.each(kinds)(
    "refuses a $name as deep as its length allows, up to a million, and a longer one unread",
    ({ open, maxCharacters }) => {
      const halves = Math.floor(Math.min(maxCharacters, 2_000_000) / 2) - 100;
      const deep = [
        "[".repeat(halves) + "]".repeat(halves),
        `{"content":${"[".repeat(halves)}${"]".repeat(halves)},"signature":"${"0".repeat(128)}"}`,
      ];
      const refusalOf = (text: string) =>
        outcomeOf(text, { name: "", text: async () => "", open, maxCharacters });

      for (const text of deep) expect(refusalOf(text)).toMatch(/malformed|refused/);
      expect(refusalOf(" ".repeat(maxCharacters + 1))).toMatch(/too-large|refused/);
    },
  );

  it("keeps no memory of what it refused", { timeout: TIMEOUT_MS }, () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage = runInNewContext("gc") as () => void;
    const draw = drawsFrom(3);
    const heldAfter = (times: number) => {
      for (let round = 0; round < times; round += 1) {
        const kind = kinds[round % kinds.length];
        if (kind !== undefined) outcomeOf(deepText(1 + draw(2_000), draw), kind);
      }
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };

    const early = heldAfter(TEXTS / 4);
    const late = heldAfter(TEXTS);

    expect(late - early).toBeLessThan(8 * 2 ** 20);
  });
});

describe("Roster", () => {
  it("is read or refused, whatever the text is, and nothing escapes", { timeout: TIMEOUT_MS }, () => {
    const roster = {
      format: "vifragar/roster@1",
      forbund: frame.forbund,
      number: 3,
      devices: [
        {
          signer: device.device,
          incarnation: device.incarnation,
          insatser: [insats.id],
          label: "Surfplatta 1",
          acceptUntilSeq: null,
        },
      ],
      setAside: [hex("05", 32)],
    };
    const text = JSON.stringify({ content: roster, signature: "" });
    const draw = drawsFrom(5);
    let refused = 0;

    for (let round = 0; round < TEXTS / 5; round += 1) {
      const changed = hostileText(text, { draw, others: [text], reseal: () => "" });
      const read = Roster.safeParse(contentIn(changed));
      // What is read is what stood there: no value is guessed, rounded or left out.
      if (read.success) expect(read.data).toEqual(contentIn(changed));
      else refused += 1;
    }

    expect(refused).toBeGreaterThan(TEXTS / 20);
    expect(Roster.safeParse(roster).success).toBe(true);
  });
});

/** The roster lies in a state that is sealed; here its text alone is hostile. */
function contentIn(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && "content" in parsed ? parsed.content : parsed;
  } catch {
    return utf8ToBytes("no JSON");
  }
}
