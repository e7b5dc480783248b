/** Opens the sealed snapshots of a closed period and adds them up. */
import {
  type BlockInsats,
  blockInsatserOf,
  type ClosedPeriod,
  type CountedSnapshot,
  type Digest,
  digestsIn,
  type Period,
  type TallyPlan,
} from "@vifragar/core";
import type { Vault } from "@vifragar/vault";
import type { Book } from "../book/book.ts";
import { byName } from "../insatser/insats.ts";
import { releaseInputs } from "./editions.ts";
import { openStored } from "./open-stored.ts";

/** What a release is made of. Handle the tallies as what they are: small cells in them tell on people. */
export interface Gathered {
  readonly insatser: readonly BlockInsats[];
  readonly snapshots: readonly Digest[];
  /** Smaller periods before it that are counted in it. */
  readonly merged: readonly Period[];
}

/**
 * Gathers the tallies of a period by insats, by the shorter periods within it, and by the editions before it.
 *
 * @param period - Closed: the type is the reason why nothing can be opened before its time.
 * @throws ReleaseError `file-missing` or `file-altered`; a snapshot is never left out in silence.
 */
export async function gather(
  book: Book,
  period: ClosedPeriod,
  by: {
    readonly vault: Pick<Vault, "decrypt" | "getRecord">;
    readonly plan: TallyPlan;
    readonly isCorrection?: boolean;
    readonly onProgress: (done: number, of: number) => void;
  },
): Promise<Gathered> {
  const inputs = releaseInputs(book, period, by.isCorrection);
  const digests = digestsIn(inputs);
  const opened = new Map<Digest, CountedSnapshot>();
  for (const digest of digests) {
    opened.set(digest, await openStored(book, digest, by));
    by.onProgress(opened.size, digests.length);
  }
  return {
    insatser: blockInsatserOf(inputs, opened, { insatser: byName(book.insatser), plan: by.plan }),
    snapshots: inputs.editions.at(-1) ?? [],
    merged: inputs.merged,
  };
}
