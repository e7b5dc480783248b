/** The nation over a few invented förbund. More of them are measured by `npm run bench`. */
import { describe, expect, it } from "vitest";
import { ForbundId, SignerKey } from "../ids.ts";
import { mergeTallies } from "../tally/tally.ts";
import { type NationalSource, protect, protectNation } from "./protected-table.ts";
import { inputsDigestOf, releaseOf } from "./release.ts";
import { defaultRule } from "./rule.ts";
import { closed, forbund, plan } from "./testing/blocks.ts";
import { solve } from "./testing/solver.ts";
import { syntheticForbund, yearOf } from "./testing/synthetic-forbund.ts";
import { parseRelease } from "./verified-release.ts";

const nns = { id: ForbundId.parse("e".repeat(32)), name: "NNS", prov: false };
const period = closed({ year: 2026, kind: "year", index: 1 });

async function sourceOf(seed: number): Promise<NationalSource> {
  const id = ForbundId.parse(seed.toString(16).padStart(32, "f"));
  const insatser = syntheticForbund(seed, { sizes: [60, 35, 18] });
  const outcome = protect({
    block: { ...yearOf(insatser), collector: { ...forbund, id } },
    rule: defaultRule,
    earlier: [],
    solve,
  });
  if (outcome.kind === "refused") throw new Error(outcome.reason);
  const { file } = await releaseOf({
    draft: outcome.draft,
    inputs: inputsDigestOf([], new Uint8Array(32)),
    signer: SignerKey.parse("0".repeat(64)),
    sign: () => new Uint8Array(64),
  });
  const release = parseRelease(file, () => true);
  if (!release.ok) throw new Error("a release cannot be read");
  return {
    forbund: id,
    tally: insatser.map(({ tally }) => tally).reduce(mergeTallies),
    releases: [release.value],
  };
}

describe("protectNation", () => {
  it("shows what all förbund can carry, and hides what would open one of them", {
    timeout: 120_000,
  }, async () => {
    const sources = [await sourceOf(1), await sourceOf(2), await sourceOf(3)];

    const outcome = protectNation({ collector: nns, plan, period, sources, rule: defaultRule, solve });

    const table = outcome.kind === "protected" ? outcome.tables.forbund : undefined;
    expect(table?.level).toBe("nation");
    expect(table?.cells.get("all/psychological/any")?.kind).toBe("shown");
    const shown = [...(table?.cells.values() ?? [])].filter(({ kind }) => kind === "shown").length;
    expect(shown / (table?.cells.size ?? 1)).toBeGreaterThan(0.5);
    // Each hidden cell of a förbund that is alone in hiding it must hide the national sum too.
    const hiddenBy = (key: string) =>
      sources.filter(({ forbund: id, releases }) =>
        releases[0]?.content.cells.cells.some(
          (cell) => cell.id === `${id}/2026/${key}` && "status" in cell && cell.status === "hidden",
        ),
      ).length;
    for (const [key, cell] of table?.cells ?? [])
      if (hiddenBy(key) === 1) expect([key, cell.kind]).toEqual([key, "suppressed"]);
  });

  it("takes no förbund that has not released the period", async () => {
    const source = await sourceOf(1);

    expect(() =>
      protectNation({
        collector: nns,
        plan,
        period,
        sources: [{ ...source, releases: [] }],
        rule: defaultRule,
        solve,
      }),
    ).toThrow(/shorter period/);
  });
});
