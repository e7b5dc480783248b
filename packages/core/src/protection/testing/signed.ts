/** A release in tests, signed by nobody. */

import { Digest, SignerKey } from "../../ids.ts";
import { workingWording } from "../../instruments/working-wording.ts";
import type { Protection } from "../protected-table.ts";
import { inputsDigestOf, releaseOf } from "../release.ts";
import { parseRelease, type VerifiedRelease } from "../verified-release.ts";

/** What was protected, signed and read again. */
export async function signed(outcome: Protection, form = workingWording): Promise<VerifiedRelease> {
  if (outcome.kind === "refused") throw new Error(`${outcome.reason}: ${outcome.cells.join(" ")}`);
  const { file } = await releaseOf({
    draft: outcome.draft,
    inputs: inputsDigestOf([Digest.parse("0".repeat(64))], new Uint8Array(32)),
    signer: SignerKey.parse("0".repeat(64)),
    sign: () => new Uint8Array(64),
    form,
  });
  const release = parseRelease(file, () => true);
  if (!release.ok) throw new Error("a release cannot be read");
  return release.value;
}
