/** Protects where it stands: inside the worker, and in tests. */
import {
  closeByHand,
  closePeriod,
  type ProtectedTables,
  parseRelease,
  planOf,
  protect,
  releaseOf,
  type Solve,
  type VerifiedRelease,
} from "@vifragar/core";
import { ready, verify } from "@vifragar/sealing";
import type { Preview, Protected, Protector, ProtectorWork } from "./protector.ts";
import { ReleaseError } from "./release-error.ts";

/** @param loadSolver - Called when something is to be protected, and not before: the solver is large. */
export function directProtector(loadSolver: () => Promise<Solve>): Protector {
  return {
    protect: async (work) => {
      await ready;
      return protectWith(work, await loadSolver());
    },
    end: () => undefined,
  };
}

function protectWith(work: ProtectorWork, solve: Solve): Protected {
  const { collector, period, today, byHand, insatser, rule } = work;
  const closed = closePeriod(period, today) ?? (byHand ? closeByHand(period, collector) : undefined);
  if (closed === undefined) throw new ReleaseError("unreadable");
  const plan = planOf(work.instrument);
  const block = { collector, plan, period: closed, insatser };
  const outcome = protect({ block, rule, earlier: work.earlier.map(verified), solve });
  if (outcome.kind === "refused") return { kind: "refused", reason: outcome.reason };
  return {
    kind: "protected",
    preview: previewOf(outcome.tables),
    release: async (by) => {
      const { digest, file, insatsFiles } = await releaseOf({ draft: outcome.draft, ...by });
      return { digest, file, insatsFiles: Object.fromEntries(insatsFiles) };
    },
  };
}

function previewOf({ forbund, insatser }: ProtectedTables): Preview {
  const cells = [forbund, ...insatser].flatMap((table) => [...table.cells.values()]);
  const shown = cells.filter(({ kind }) => kind === "shown").length;
  return { shown, hidden: cells.length - shown };
}

function verified(file: string): VerifiedRelease {
  const parsed = parseRelease(file, verify);
  if (!parsed.ok) throw new ReleaseError("unreadable");
  return parsed.value;
}
