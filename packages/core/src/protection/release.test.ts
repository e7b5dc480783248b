import { describe, expect, it } from "vitest";
import { Digest, SignerKey } from "../ids.ts";
import { workingWording } from "../instruments/working-wording.ts";
import { instrumentHashOf } from "../questionnaire/instrument.ts";
import { protect } from "./protect.ts";
import { protectedTablesOf } from "./protected-table.ts";
import { inputsDigestOf, releaseOf } from "./release.ts";
import { defaultRule } from "./rule.ts";
import { blockOf, insatsId, tallyOf } from "./testing/blocks.ts";
import { solve } from "./testing/solver.ts";
import { parseRelease } from "./verified-release.ts";

const block = blockOf([
  tallyOf({
    "first/woman/base": 20,
    "first/man/base": 18,
    "first/woman/psychological/any": 11,
    "first/man/psychological/any": 9,
  }),
  tallyOf({
    "first/woman/base": 15,
    "first/man/base": 12,
    "first/woman/psychological/any": 2,
    "first/man/psychological/any": 6,
  }),
]);

const signer = SignerKey.parse("a".repeat(64));
const sign = () => new Uint8Array(64).fill(7);
const inputs = inputsDigestOf([Digest.parse("b".repeat(64))], new Uint8Array(32));

async function released(form = workingWording) {
  const outcome = protect({ block, rule: defaultRule, earlier: [], solve });
  if (outcome.kind !== "protected") throw new Error(outcome.reason);
  const release = await releaseOf({ draft: outcome.draft, inputs, signer, sign, form });
  return { outcome, release };
}

describe("releaseOf", () => {
  it("gives a file from which the same tables are read", async () => {
    const { outcome, release } = await released();

    const opened = parseRelease(release.file, ({ signature }) => signature[0] === 7);

    expect(opened.ok && protectedTablesOf(opened.value)).toEqual(outcome.tables);
    expect(opened.ok && opened.value.digest).toBe(release.digest);
  });

  it("gives each insatsledare the own insats and the förbund, and no other insats", async () => {
    const { outcome, release } = await released();

    const extract = parseRelease(release.insatsFiles.get(insatsId(1)) ?? "", () => true);

    const tables = extract.ok ? protectedTablesOf(extract.value) : undefined;
    expect(tables?.insatser).toEqual([outcome.tables.insatser[0]]);
    expect(tables?.forbund).toEqual(outcome.tables.forbund);
    expect(release.insatsFiles.get(insatsId(1))).not.toContain(insatsId(2));
  });

  it("names the form that readers need a file of, and none that comes with the apps", async () => {
    const own = { ...workingWording, licence: "FOV" };
    const { release } = await released(own);

    const extract = parseRelease(release.insatsFiles.get(insatsId(1)) ?? "", () => true);

    expect(extract.ok && extract.value.content.instrumentHash).toBe(instrumentHashOf(own));
    expect((await released()).release.file).not.toContain("instrumentHash");
  });

  it("is refused when the signature does not hold", async () => {
    const { release } = await released();

    const opened = parseRelease(release.file, () => false);

    expect(opened).toEqual({ ok: false, issues: [{ path: [], message: "bad-signature" }] });
  });
});
