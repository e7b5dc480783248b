/** What can be wrong with a tally. */
export type TallyErrorCode = "plan-mismatch" | "wrong-length" | "not-counts" | "sums";

const messages: Readonly<Record<TallyErrorCode, string>> = {
  "plan-mismatch": "tallies of different plans cannot be merged",
  "wrong-length": "a tally does not have one count for each cell of its plan",
  "not-counts": "a tally holds something other than whole numbers from 0 to 2^32 - 1",
  sums: "the counts of a tally contradict each other",
};

/** Thrown when tallies cannot be merged or cannot be true. Holds no count. */
export class TallyError extends Error {
  override readonly name = "TallyError";
  readonly code: TallyErrorCode;

  constructor(code: TallyErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}
