/**
 * The screens of an omgång, in order.
 *
 * The list is made before the first answer and never changes: no answer adds, removes or moves a
 * screen, so that nobody who watches from afar can tell anything from how long it takes.
 */

/** One screen. `index` counts the instrument's questions from 0. */
export type Step =
  | { readonly kind: "language" }
  | { readonly kind: "prior" }
  | { readonly kind: "about" }
  | { readonly kind: "how-to-hide" }
  | { readonly kind: "question"; readonly index: number }
  | { readonly kind: "sex" }
  | { readonly kind: "review" }
  | { readonly kind: "thanks" }
  | { readonly kind: "hand-back" };

export interface StepsOptions {
  readonly questions: number;
  /** Whether the person is asked if they have had the questions before: when staff have not said. */
  readonly asksPrior: boolean;
  /** Whether the answers are already given, and only to be gone through. */
  readonly onlyReview: boolean;
}

/** The screens that everyone meets. */
export function stepsOf({ questions, asksPrior, onlyReview }: StepsOptions): readonly Step[] {
  const before: readonly Step[] = [
    { kind: "language" },
    ...(asksPrior ? [{ kind: "prior" } as const] : []),
    { kind: "about" },
    { kind: "how-to-hide" },
  ];
  const asked = Array.from({ length: questions }, (_, index): Step => ({ kind: "question", index }));
  return [
    ...(onlyReview ? [] : before),
    ...asked,
    { kind: "sex" },
    { kind: "review" },
    { kind: "thanks" },
    { kind: "hand-back" },
  ];
}

/** Where a kind of screen stands, the first one of it. */
export const placeOf = (kind: Step["kind"], steps: readonly Step[]): number =>
  steps.findIndex((step) => step.kind === kind);
