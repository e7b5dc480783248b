/**
 * One omgång while it lasts: the answers in react-hook-form, the place in the flow, and the one
 * submission at the end. Everything is in memory and is wiped the moment it is sent, hidden or left.
 */
import { zodResolver } from "@hookform/resolvers/zod";
import {
  type AnswerValues,
  answerSchemaOf,
  emptyAnswers,
  hasAnswers,
  type Instrument,
  type Prior,
  parseResponse,
  SEX_FIELD,
  type ValidResponse,
} from "@vifragar/core";
import { useReducer, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type Resolver, type UseFormReturn, useForm } from "react-hook-form";
import type { ContributionStore, Ending, Submission } from "./contribution-store.ts";
import { emptiedByPause, type Flow, isAnswering, type Move, moved, startOf } from "./flow/flow.ts";

/** The form's fields as react-hook-form has them. */
export type AnswerFields = Record<string, string | string[]>;

export interface OmgangOptions {
  readonly instrument: Instrument;
  readonly store: ContributionStore;
  readonly prior: Prior | undefined;
  readonly shown: AnswerValues | undefined;
}

/** What the screens can do with an omgång. */
export interface Omgang {
  readonly flow: Flow;
  readonly form: UseFormReturn<AnswerFields>;
  readonly move: (move: Move) => void;
  readonly answerPrior: (prior: Prior) => void;
  /** Skicka. */
  readonly send: (show: boolean) => Promise<void>;
  /** Jag vill inte svara, on the information page. */
  readonly decline: () => Promise<void>;
  /** Sluta, with the answers so far counted or taken away. */
  readonly stop: (keep: boolean) => Promise<void>;
  /** Försök igen, after sending failed. */
  readonly retry: () => Promise<void>;
  /** Avsluta utan att skicka. */
  readonly leaveUnsent: () => void;
  /** Whether anything is answered, for the words in the stop dialog. */
  readonly isAnswered: () => boolean;
  /** Empties everything at once, before this returns, and covers or ends. */
  readonly wipe: (how: "hide" | "time-out") => void;
  /** Covers at once, before this returns. */
  readonly cover: () => void;
}

interface Pending {
  readonly submission: Submission;
  readonly ending: Ending;
}

/** Begins an omgång. One component, one omgång: for the next person the component is mounted anew. */
export function useOmgang({ instrument, store, prior: givenPrior, shown }: OmgangOptions): Omgang {
  const options = {
    questions: instrument.questions.length,
    asksPrior: givenPrior === undefined,
    onlyReview: shown !== undefined,
  };
  const [flow, dispatch] = useReducer(moved, options, startOf);
  const [answeredPrior, answerPrior] = useState<Prior>("no");
  const prior = givenPrior ?? answeredPrior;
  const form = useForm<AnswerFields>({
    defaultValues: fieldsOf(shown ?? emptyAnswers(instrument)),
    resolver: resolverOf(instrument),
    reValidateMode: "onSubmit",
  });
  const pending = useRef<Pending | undefined>(undefined);
  const isSending = useRef(false);

  const empty = () => {
    pending.current = undefined;
    form.reset(emptyAnswers(instrument));
  };

  // At most one submission leaves an omgång: after the first that is kept, `ending` is set for good.
  const submit = async () => {
    if (pending.current === undefined || isSending.current || flow.ending !== undefined) return;
    const { submission, ending } = pending.current;
    isSending.current = true;
    try {
      await store.submit(submission);
      empty();
      dispatch({ kind: "ended", ending });
    } catch {
      // The person is told and may try again. The reason could only be of use to whoever is watching.
      dispatch({ kind: "ask", box: "unsent" });
    } finally {
      isSending.current = false;
    }
  };

  const offer = async (submission: Submission, ending: Ending) => {
    pending.current = { submission, ending };
    await submit();
  };

  const responseNow = (): ValidResponse => {
    const parsed = parseResponse(form.getValues(), instrument);
    if (!parsed.ok) throw new TypeError("the form holds values that it does not offer");
    return parsed.value;
  };

  return {
    flow,
    form,
    move: (move) => {
      if (move.kind === "resume") emptyFields(form, emptiedFields(flow, instrument), instrument);
      if (move.kind === "restart") empty();
      dispatch(move);
    },
    answerPrior,
    send: (show) =>
      form.handleSubmit(async (answers) => {
        if (show) await offer({ kind: "show", prior, answers }, "shown");
        else
          await offer(
            { kind: "count", occasion: { kind: "answered", prior, response: responseNow() } },
            "sent",
          );
      })(),
    decline: () => offer({ kind: "count", occasion: { kind: "declined", prior } }, "declined"),
    stop: async (keep) => {
      if (!isAnswering(flow))
        return offer({ kind: "count", occasion: { kind: "declined", prior } }, "declined");
      const kept = keep ? { response: responseNow() } : {};
      return offer({ kind: "count", occasion: { kind: "stopped", prior, ...kept } }, "stopped");
    },
    retry: submit,
    leaveUnsent: () => {
      empty();
      dispatch({ kind: "ended", ending: "not-sent" });
    },
    isAnswered: () => hasAnswers(responseNow()),
    wipe: (kind) =>
      flushSync(() => {
        empty();
        dispatch({ kind });
      }),
    cover: () => flushSync(() => dispatch({ kind: "pause" })),
  };
}

// The schema is made when it is needed, once, and not at each screen: making it is most of what a screen would cost.
const resolverOf =
  (instrument: Instrument): Resolver<AnswerFields> =>
  (...given) =>
    // Its type names one field, and react-hook-form's wants all of them alike; the values are the same.
    (zodResolver(answerSchemaOf(instrument)) as unknown as Resolver<AnswerFields>)(...given);

function emptyFields(
  form: UseFormReturn<AnswerFields>,
  names: readonly string[],
  instrument: Instrument,
): void {
  const empty = emptyAnswers(instrument);
  for (const name of names) form.setValue(name, empty[name] ?? "");
}

const fieldsOf = (answers: AnswerValues): AnswerFields =>
  Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
  );

function emptiedFields(flow: Flow, instrument: Instrument): readonly string[] {
  return emptiedByPause(flow).flatMap((step) => {
    if (step.kind === "sex") return [SEX_FIELD];
    const question = step.kind === "question" ? instrument.questions[step.index] : undefined;
    return question ? [question.code] : [];
  });
}
