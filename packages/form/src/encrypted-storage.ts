/**
 * The form's stores on the vault: what a person sends is sealed or counted before anything else happens.
 *
 * The only file of this package that knows the vault. Load it apart from the form (`import()`), so
 * that no question waits for cryptography.
 */
import {
  type AnswerValues,
  type Coin,
  contributionOf,
  type Instrument,
  Prior,
  parseResponse,
  type TallyPlan,
} from "@vifragar/core";
import type { HandOver, TallyKey, Vault } from "@vifragar/vault";
import type { ContributionStore, Submission } from "./contribution-store.ts";

/** What the unlock after a hand-over may tell staff: how it ended, never what was answered. */
export type HandOverNote = "sent" | "shown" | "declined" | "stopped";

/**
 * The store of a tablet that was handed over: seals one row of fixed size to the hand-over's public
 * key. The vault stays locked, and nothing on the device opens the row until staff unlock.
 */
export function handOverStore(options: {
  readonly vault: Pick<Vault, "sealHandOver">;
  readonly handOver: HandOver;
  readonly plan: TallyPlan;
  readonly coin?: Coin;
}): ContributionStore {
  const { vault, handOver, plan, coin = fairCoin } = options;
  return {
    submit: async (submission) => {
      const note = noteOf(submission);
      if (submission.kind === "show") {
        await vault.sealHandOver(handOver, { kind: "response", bytes: shownBytes(submission), note });
        return;
      }
      const { forms, counts } = contributionOf(submission.occasion, plan, coin);
      await vault.sealHandOver(handOver, { kind: "contribution", forms, counts, note });
    },
  };
}

/**
 * The store of an unlocked app in *together* mode: counts at once.
 *
 * @param options.handOver - The id of the hand-over whose shown answers are gone through; counting
 *   them ends it, in one step.
 */
export function togetherStore(options: {
  readonly vault: Pick<Vault, "contribute">;
  readonly tally: TallyKey;
  readonly plan: TallyPlan;
  readonly handOver?: string;
  readonly coin?: Coin;
}): ContributionStore {
  const { vault, tally, plan, handOver, coin = fairCoin } = options;
  return {
    submit: async (submission) => {
      if (submission.kind === "show") throw new TypeError("in together mode there is nobody left to show to");
      const { forms, counts } = contributionOf(submission.occasion, plan, coin);
      const ends = handOver === undefined ? {} : { handOver };
      await vault.contribute({ ...tally, forms, counts, ...ends });
    },
  };
}

/** Answers that a person chose to show, as `together` mode takes them. */
export interface ShownAnswers {
  readonly prior: Prior;
  readonly answers: AnswerValues;
}

/** Reads what `handOverStore` sealed for showing; undefined when it is not answers to this instrument. */
export function shownAnswersOf(bytes: Uint8Array, instrument: Instrument): ShownAnswers | undefined {
  const raw: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof raw !== "object" || raw === null || !("prior" in raw) || !("answers" in raw)) return undefined;
  const prior = Prior.safeParse(raw.prior);
  // parseResponse checks every value, so what it accepts is what it was given.
  const answers = raw.answers as AnswerValues;
  if (!prior.success || !parseResponse(answers, instrument).ok) return undefined;
  return { prior: prior.data, answers };
}

const shownBytes = ({ prior, answers }: ShownAnswers): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ prior, answers }));

function noteOf(submission: Submission): HandOverNote {
  if (submission.kind === "show") return "shown";
  return submission.occasion.kind === "answered" ? "sent" : submission.occasion.kind;
}

const fairCoin: Coin = () => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) < 128;
