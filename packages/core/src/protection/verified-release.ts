/** Releases whose signature has been checked: the only ones that tables are read from. */
import { EnrolmentError } from "../enrolment/enrolment-error.ts";
import { openSignedFile, type SignedFormat, type Verify } from "../enrolment/signed-file.ts";
import type { Digest } from "../ids.ts";
import { firstEdition, spanKey, type TimeSpan } from "../period/time-span.ts";
import type { Parsed } from "../questionnaire/instrument.ts";
import { RELEASE_DOMAIN, RELEASE_FORMAT, ReleaseContent, spanIn } from "./release-content.ts";

declare const verifiedRelease: unique symbol;

/** A release with a valid signature. Whose key may be trusted is for the caller to know: `content.signer`. */
export interface VerifiedRelease {
  readonly [verifiedRelease]: true;
  readonly content: ReleaseContent;
  /** BLAKE2b-256 of the canonical content: the name of the release. */
  readonly digest: Digest;
}

/** The largest release that is read, in bytes: a large förbund's. */
export const MOST_RELEASE_BYTES = 20_000_000;

export const releaseFormat: SignedFormat<ReleaseContent> = {
  domain: RELEASE_DOMAIN,
  format: RELEASE_FORMAT,
  schema: ReleaseContent,
  signerOf: ({ signer }) => signer,
  maxCharacters: MOST_RELEASE_BYTES,
};

/** Reads a release file. The issue's message is a code of `EnrolmentErrorCode`, with texts in `enrolmentTexts`. */
export function parseRelease(text: string, verify: Verify): Parsed<VerifiedRelease> {
  try {
    // The one place where a VerifiedRelease comes into being.
    const value = openSignedFile(releaseFormat, text, verify) as unknown as VerifiedRelease;
    return { ok: true, value };
  } catch (cause) {
    if (!(cause instanceof EnrolmentError)) throw cause;
    return { ok: false, issues: [{ path: [], message: cause.code }] };
  }
}

/** 1 for the first release of a time, 2 for the first correction of it. */
export const editionOf = ({ content }: VerifiedRelease): number => content.correction?.edition ?? 1;

/** Those of the releases that are of the same time, whatever its edition; the first edition first. */
export function editionsIn(span: TimeSpan, releases: readonly VerifiedRelease[]): readonly VerifiedRelease[] {
  const first = spanKey(firstEdition(span));
  return releases
    .filter(({ content }) => spanKey(firstEdition(spanIn(content))) === first)
    .toSorted((a, b) => editionOf(a) - editionOf(b));
}
