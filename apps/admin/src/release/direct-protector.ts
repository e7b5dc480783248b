/** Protects where it stands: inside the worker, and in tests. */
import {
  closeByHand,
  closePeriod,
  type ProtectedTables,
  type Protection,
  parseRelease,
  planOf,
  protect,
  protectNation,
  releaseOf,
  type Solve,
  type VerifiedRelease,
} from "@vifragar/core";
import { ready, verify } from "@vifragar/sealing";
import type { NationWork, OnProgress, Preview, Protected, Protector, ProtectorWork } from "./protector.ts";
import { ReleaseError } from "./release-error.ts";

/** @param loadSolver - Called when something is to be protected, and not before: the solver is large. */
export function directProtector(loadSolver: () => Promise<Solve>): Protector {
  return {
    protect: async (work, onProgress) => {
      await ready;
      return protectWith(work, { solve: await loadSolver(), onProgress });
    },
    end: () => undefined,
  };
}

interface Means {
  readonly solve: Solve;
  readonly onProgress: OnProgress | undefined;
}

function protectWith(work: ProtectorWork | NationWork, by: Means): Protected {
  const outcome = protectionOf(work, by);
  if (outcome.kind === "refused") return outcome;
  return {
    kind: "protected",
    preview: previewOf(outcome.tables),
    release: async (by) => {
      const { digest, file, insatsFiles } = await releaseOf({
        draft: outcome.draft,
        form: work.instrument,
        ...by,
      });
      const { edition } = outcome.tables.forbund;
      return { digest, edition, file, insatsFiles: Object.fromEntries(insatsFiles) };
    },
  };
}

function protectionOf(work: ProtectorWork | NationWork, { solve, onProgress }: Means): Protection {
  const { collector, period, today, byHand, rule } = work;
  const closed = closePeriod(period, today) ?? (byHand ? closeByHand(period, collector) : undefined);
  if (closed === undefined) throw new ReleaseError("unreadable");
  const plan = planOf(work.instrument);
  const earlier = work.earlier.map(verified);
  if ("sources" in work) {
    const sources = work.sources.map(withReleases);
    const correction = work.correction && {
      ...work.correction,
      changed: work.correction.changed.map(withReleases),
    };
    const request = { collector, plan, period: closed, sources, rule, earlier, correction };
    return protectNation({ ...request, solve, onProgress });
  }
  const { insatser, merged, correction } = work;
  const block = { collector, plan, period: closed, insatser, ...(merged.length > 0 && { merged }) };
  return protect({ block, rule, earlier, solve, ...(correction !== undefined && { correction }) });
}

function previewOf({ forbund, insatser }: ProtectedTables): Preview {
  const cells = [forbund, ...insatser].flatMap((table) => [...table.cells.values()]);
  const shown = cells.filter(({ kind }) => kind === "shown").length;
  return { shown, hidden: cells.length - shown };
}

const withReleases = <Of extends { readonly releases: readonly string[] }>(of: Of) => ({
  ...of,
  releases: of.releases.map(verified),
});

function verified(file: string): VerifiedRelease {
  const parsed = parseRelease(file, verify);
  if (!parsed.ok) throw new ReleaseError("unreadable");
  return parsed.value;
}
