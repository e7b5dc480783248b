/** What can be wrong with a startfil, an anmälan or a roster. */
export type EnrolmentErrorCode =
  | "too-large"
  | "malformed"
  | "unknown-version"
  | "bad-signature"
  | "expired"
  | "wrong-collector"
  | "other-key"
  | "unknown-instrument"
  | "wrong-instrument"
  | "unknown-plan";

const messages: Readonly<Record<EnrolmentErrorCode, string>> = {
  "too-large": "the file is larger than one of its kind can be",
  malformed: "the file is not of this kind or is damaged",
  "unknown-version": "the file was made by a newer program",
  "bad-signature": "the signature does not belong to the content",
  expired: "the startfil is no longer valid",
  "wrong-collector": "the file belongs to another collector, or mixes prov with real",
  "other-key": "the file is of a key of this collector that is not known here",
  "unknown-instrument": "the startfil names an instrument that is not loaded",
  "wrong-instrument": "the instrument file is not the one that the startfil names",
  "unknown-plan": "the startfil counts by another plan than its instrument",
};

/** Thrown when an enrolment file is refused. Nothing has changed by then. */
export class EnrolmentError extends Error {
  override readonly name = "EnrolmentError";
  readonly code: EnrolmentErrorCode;

  constructor(code: EnrolmentErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}
