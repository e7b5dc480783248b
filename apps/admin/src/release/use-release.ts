/** The two steps of a release, as a screen runs them: look at what would be shown, then release exactly that. */
import {
  type ClosedPeriod,
  type CorrectionReason,
  ProtectionError,
  periodKey,
  protectionErrorTexts,
  refusalTexts,
} from "@vifragar/core";
import { useEffect, useRef, useState } from "react";
import type { Book } from "../book/book.ts";
import { gatherNation, nationWorkOf } from "../nation/gather-nation.ts";
import { type Session, useSession } from "../shell/session.ts";
import { randomHex } from "../ui/random-hex.ts";
import { inputsOfRelease, storedRelease, withRelease, workOf } from "./freeze.ts";
import { type Gathered, gather } from "./gather.ts";
import type { NationWork, Preview, Protected, ProtectorWork } from "./protector.ts";
import { ReleaseError, releaseErrorTexts } from "./release-error.ts";

export type ReleaseState =
  | { readonly kind: "idle" }
  | { readonly kind: "opening"; readonly done: number; readonly of: number }
  /** `share` is undefined while nothing is known of how long it takes. */
  | { readonly kind: "protecting"; readonly share: number | undefined }
  | { readonly kind: "ready"; readonly preview: Preview }
  | { readonly kind: "refused"; readonly text: string };

interface Prepared {
  readonly gathered: Gathered;
  readonly outcome: Extract<Protected, { kind: "protected" }>;
  readonly correction: CorrectionReason | undefined;
}

/** @param of.closed - The period, closed; undefined while it runs, and then nothing can be opened. */
export function useRelease({
  closed,
  byHand,
}: {
  readonly closed: ClosedPeriod | undefined;
  readonly byHand: boolean;
}) {
  const session = useSession();
  const { keeper, vault, plan, coveragePlan, today, protector } = session;
  const [state, setState] = useState<ReleaseState>({ kind: "idle" });
  const prepared = useRef<Prepared>(undefined);
  // Leaving the page forgets what was opened for it.
  useEffect(() => protector.end, [protector]);

  /** @param correction - Why a period that is released already is released once more. */
  async function preview(correction?: CorrectionReason) {
    if (closed === undefined) return;
    await told(async () => {
      setState({ kind: "opening", done: 0, of: 1 });
      const { gathered, work } = await prepare(session, closed, {
        byHand,
        correction,
        onProgress: (done, of) => setState({ kind: "opening", done, of }),
      });
      setState({ kind: "protecting", share: undefined });
      const outcome = await protector.protect(work, (share) => setState({ kind: "protecting", share }));
      if (outcome.kind === "refused") {
        setState({ kind: "refused", text: refusalText(outcome, keeper.current()) });
        return;
      }
      prepared.current = { gathered, outcome, correction };
      setState({ kind: "ready", preview: outcome.preview });
    });
  }

  async function release() {
    const ready = prepared.current;
    if (closed === undefined || ready === undefined) return;
    await told(async () => {
      const salt = randomHex(32);
      const signed = await ready.outcome.release({
        inputs: inputsOfRelease(ready.gathered, salt),
        signer: keeper.current().forbund.signer,
        sign: (domain, message) => vault.sign(domain, message),
        day: today(),
      });
      const before = keeper.current().releases.get(periodKey(closed));
      const frozen = storedRelease(signed, ready.gathered, {
        period: closed,
        released: today(),
        byHand,
        salt,
        plan,
        coveragePlan,
        corrects:
          ready.correction !== undefined && before !== undefined
            ? { reason: ready.correction, before }
            : undefined,
      });
      await keeper.change((book) => withRelease(book, frozen));
      forget();
    });
  }

  async function told(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      if (error instanceof ReleaseError) setState({ kind: "refused", text: releaseErrorTexts[error.code] });
      else if (error instanceof ProtectionError)
        setState({ kind: "refused", text: protectionErrorTexts[error.code] });
      else {
        setState({ kind: "idle" });
        throw error;
      }
    }
  }

  /** Forgets what was opened, when it is no longer what would be released. */
  function forget() {
    protector.end();
    prepared.current = undefined;
    setState({ kind: "idle" });
  }

  return { state, preview, release, forget };
}

/** Why nothing can be released, with the förbund that it is about. */
function refusalText({ reason, cells }: Extract<Protected, { kind: "refused" }>, { insatser }: Book): string {
  const names = reason === "sum-differs" ? insatser.filter(({ id }) => cells.includes(id)) : [];
  return [names.map(({ name }) => name).join(", "), refusalTexts[reason]].filter(Boolean).join(": ");
}

/** Opens what is to be counted: devices' files at a förbund, förbunds' sums at NNS. */
async function prepare(
  { keeper, vault, plan, instrument, today }: Session,
  closed: ClosedPeriod,
  by: {
    readonly byHand: boolean;
    readonly correction: CorrectionReason | undefined;
    readonly onProgress: (done: number, of: number) => void;
  },
): Promise<{ readonly gathered: Gathered; readonly work: ProtectorWork | NationWork }> {
  const book = keeper.current();
  const opening = { vault, plan, onProgress: by.onProgress };
  const { byHand, correction } = by;
  const of = { period: closed, instrument, today: today(), byHand, correction };
  if (book.forbund.level === "nation") {
    const gathered = await gatherNation(book, closed, opening);
    return { gathered, work: nationWorkOf(book, gathered, of) };
  }
  const gathered = await gather(book, closed, { ...opening, isCorrection: correction !== undefined });
  return { gathered, work: workOf(book, gathered, of) };
}
