/** What can go wrong around protection that nobody causes by typing. */
export type ProtectionErrorCode =
  | "plan-mismatch"
  | "period-mismatch"
  | "foreign-release"
  | "rule-mismatch"
  | "parts-missing"
  | "parts-differ"
  | "nothing-corrected"
  | "contradiction"
  | "no-forbund"
  | "solver-failed";

const messages: Readonly<Record<ProtectionErrorCode, string>> = {
  "plan-mismatch": "a tally or an earlier release is of another plan than the block",
  "period-mismatch": "a part or an earlier release is not of a shorter period within the block's",
  "foreign-release": "an earlier release is of another collector, or a trial one beside a real one",
  "rule-mismatch": "an earlier release within the period has another k",
  "parts-missing": "an earlier release is given without the tallies of its period",
  "parts-differ": "the tallies of the parts do not add up to the tally of the whole",
  "nothing-corrected": "a correction does not follow on the newest release of its period",
  contradiction: "the counts of a table contradict its sums",
  "no-forbund": "a release has no table of the forbund",
  "solver-failed": "the solver gave neither a solution nor a proof that there is none",
};

/** Thrown when tables cannot be protected for a reason other than the numbers in them. Holds no count. */
export class ProtectionError extends Error {
  override readonly name = "ProtectionError";
  readonly code: ProtectionErrorCode;

  constructor(code: ProtectionErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}
