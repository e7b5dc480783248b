/**
 * Opens a signed file that came from another collector, whatever kind it is of.
 *
 * The signature is checked here. Whether its key is the right one is for the caller to ask: `signer`.
 */
import {
  type Day,
  type Digest,
  EnrolmentError,
  enrolmentTexts,
  type ForbundId,
  type Instrument,
  MOST_RELEASE_BYTES,
  openStartfil,
  openTackningsrapport,
  parseRelease,
  type SignerKey,
  type Startfil,
  type Tackningsrapport,
  type VerifiedRelease,
} from "@vifragar/core";
import { verify } from "@vifragar/sealing";

/** What every signed file tells of who has signed it. */
interface Signed {
  readonly signer: SignerKey;
  readonly collector: { readonly id: ForbundId; readonly name: string };
  readonly prov: boolean;
  readonly digest: Digest;
  /** The file as it came. */
  readonly text: string;
}

export type SignedFile = Signed &
  (
    | { readonly kind: "release"; readonly release: VerifiedRelease }
    | { readonly kind: "tackningsrapport"; readonly rapport: Tackningsrapport }
    | { readonly kind: "startfil"; readonly startfil: Startfil }
  );

export type OpenedFile =
  | { readonly ok: true; readonly file: SignedFile }
  | { readonly ok: false; readonly text: string };

/** The largest file that is read: releases are the largest. */
export const MOST_SIGNED_BYTES = MOST_RELEASE_BYTES;

/** Opens a file. A bad one gives its reason and no exception. */
export function openSigned(
  text: string,
  by: { readonly today: Day; readonly instruments: readonly Instrument[] },
): OpenedFile {
  try {
    if (text.includes('"vifragar/signed-release@')) return openedRelease(text);
    if (text.includes('"vifragar/tackningsrapport@')) {
      const { content: rapport, digest } = openTackningsrapport(text, verify);
      const { signer, forbund, prov } = rapport;
      return {
        ok: true,
        file: { kind: "tackningsrapport", rapport, signer, collector: forbund, prov, digest, text },
      };
    }
    if (text.includes('"vifragar/startfil@')) {
      const { startfil, digest } = openStartfil(text, verify, by);
      const { signer, forbund, prov } = startfil;
      return {
        ok: true,
        file: { kind: "startfil", startfil, signer, collector: forbund, prov, digest, text },
      };
    }
    return { ok: false, text: "Filen är inget släpp, ingen täckningsrapport och ingen startfil." };
  } catch (error) {
    if (error instanceof EnrolmentError) return { ok: false, text: enrolmentTexts[error.code] };
    throw error;
  }
}

function openedRelease(text: string): OpenedFile {
  const parsed = parseRelease(text, verify);
  if (!parsed.ok) {
    const isChanged = parsed.issues.some(({ message }) => message === "bad-signature");
    return { ok: false, text: enrolmentTexts[isChanged ? "bad-signature" : "malformed"] };
  }
  const release = parsed.value;
  const { signer, collector } = release.content;
  return {
    ok: true,
    file: { kind: "release", release, signer, collector, prov: collector.prov, digest: release.digest, text },
  };
}
