/** Answers that a person chose to show: from the unlock that finds them until they are counted and gone. */
import { type Coin, parseResponse } from "@vifragar/core";
import { type Enrolment, enrolmentFor } from "@vifragar/enrolment";
import type { Finish } from "@vifragar/form";
import { shownAnswersOf, togetherStore } from "@vifragar/form/encrypted-storage";
import { type UnlockReport, type Vault, VaultError } from "@vifragar/vault";
import type { Result, ToShow } from "./state.ts";

/** What an unlock found to be shown, and what staff are told of what cannot be shown any more. */
export interface FoundToShow {
  readonly toShow: readonly ToShow[];
  readonly results: readonly Result[];
}

/**
 * Takes up the shown answers of an unlock. Those that were shown before are counted at once: the app
 * ended before anyone did it, and nobody may meet them again.
 */
export async function takeUpShown(
  report: UnlockReport | undefined,
  enrolments: readonly Enrolment[],
  { vault, coin }: { readonly vault: Vault; readonly coin: Coin },
): Promise<FoundToShow> {
  const toShow: ToShow[] = [];
  const results: Result[] = [];
  for (const outcome of report?.handOvers ?? []) {
    if (outcome.kind !== "response") continue;
    const { id: handOver, tally, bytes, shownBefore } = outcome;
    const enrolment = enrolmentFor(enrolments, tally);
    const shown = enrolment && shownAnswersOf(bytes, enrolment.instrument);
    if (enrolment === undefined || shown === undefined) results.push("unreadable");
    else if (!shownBefore) toShow.push({ ...shown, handOver, tally, enrolment });
    else results.push(await countLate({ ...shown, handOver, tally, enrolment }, { vault, coin }));
  }
  return { toShow, results };
}

/** The period may have been handed in for good meanwhile; the app must open all the same. */
async function countLate(
  shown: ToShow,
  where: { readonly vault: Vault; readonly coin: Coin },
): Promise<"counted-late" | "not-counted"> {
  try {
    await countShown(shown, where);
    return "counted-late";
  } catch (cause) {
    if (cause instanceof VaultError) return "not-counted";
    throw cause;
  }
}

/** Counts shown answers as they are, which ends their hand-over. @throws VaultError as `contribute` does. */
export async function countShown(
  { enrolment, tally, handOver, answers, prior }: ToShow,
  { vault, coin }: { readonly vault: Vault; readonly coin: Coin },
): Promise<void> {
  const response = parseResponse(answers, enrolment.instrument);
  // `shownAnswersOf` has read them with the same instrument.
  if (!response.ok) throw new TypeError("shown answers are not of their instrument");
  const store = togetherStore({ vault, tally, plan: enrolment.plan, handOver, coin });
  await store.submit({ kind: "count", occasion: { kind: "answered", prior, response: response.value } });
}

/** What staff are told when an omgång in an open app is over. */
export function endingResults({ ending, papersWanted }: Finish): readonly Result[] {
  const result = ending === "shown" ? "sent" : ending;
  return papersWanted ? [result, "papers"] : [result];
}
