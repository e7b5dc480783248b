import { Digest, type Startfil } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import type { StoredRelease } from "../release/stored-release.ts";
import { testForbund } from "../testing/forbund.ts";
import { releaseFiles, releasesForNns } from "./hand-upwards.ts";

const digest = (digit: string) => Digest.parse(digit.repeat(64));
const salt = "0".repeat(64);
const common = { released: 20_000, snapshots: [], salt };

/** A release that has been corrected once. */
const corrected: StoredRelease = {
  ...common,
  period: "2026-H1",
  byHand: false,
  digest: digest("2"),
  file: "second",
  insatsFiles: {},
  coverage: [],
  correction: {
    edition: 2,
    reason: "late",
    replaced: [{ ...common, edition: 1, digest: digest("1"), file: "first" }],
  },
};

describe("what NNS is sent", () => {
  it("holds every edition of a corrected release, each under a name of its own", async () => {
    const { keeper } = await testForbund();

    const files = releaseFiles(keeper.current(), corrected);

    expect(files.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(["first", "second"]);
    expect(files.map(({ name }) => name.replace(/^slapp-[0-9a-f]{8}/, ""))).toEqual([
      "_2026-H1.json",
      "_2026-H1_rattelse-1.json",
    ]);
  });

  it("leaves out a period that counts smaller ones too", async () => {
    const { keeper } = await testForbund();
    const alone: StoredRelease = { ...corrected, period: "2026-K4" };
    const joined: StoredRelease = { ...corrected, period: "2026-K2", merged: ["2026-K1"] };
    const releases = new Map([alone, joined].map((release) => [release.period, release]));

    const found = releasesForNns({ ...keeper.current(), releases }, { calendar: "quarter" } as Startfil);

    expect(found).toEqual([alone]);
  });
});
