/**
 * Protecting and signing, as the screen asks for it: first what would be hidden, then, if a person says
 * so, the release itself. It runs in a worker (`worker-protector.ts`) or right here (`direct-protector.ts`).
 */
import type {
  BlockInsats,
  Collector,
  CorrectionReason,
  Day,
  Digest,
  ForbundId,
  Instrument,
  Period,
  ProtectionRule,
  RefusalReason,
  Sign,
  SignerKey,
  Tally,
} from "@vifragar/core";

/** All that a release is made from. Plain data, so that it can be handed to a worker. */
export interface ProtectorWork {
  readonly collector: Collector;
  readonly instrument: Instrument;
  readonly period: Period;
  /** The period is closed again where the work is done: on this day, or by hand. */
  readonly today: Day;
  readonly byHand: boolean;
  readonly insatser: readonly BlockInsats[];
  /** Smaller periods before it that are counted in it. */
  readonly merged: readonly Period[];
  /** Why the period is released once more; undefined the first time. */
  readonly correction: CorrectionReason | undefined;
  readonly rule: ProtectionRule;
  /** Files of what the förbund, or NNS, has released before. */
  readonly earlier: readonly string[];
}

/** What a förbund has released, as files: of the period and the shorter ones within it. */
export interface ForbundReleases {
  readonly forbund: ForbundId;
  readonly releases: readonly string[];
}

/** The same for NNS: sums of förbund, each with what the förbund has released as given. */
export interface NationWork extends Omit<ProtectorWork, "insatser" | "merged" | "correction"> {
  readonly sources: readonly (ForbundReleases & { readonly tally: Tally })[];
  /** Why the period is released once more, and whose sums have changed; undefined the first time. */
  readonly correction:
    | { readonly reason: CorrectionReason; readonly changed: readonly ForbundReleases[] }
    | undefined;
}

/** How many numbers will be shown, and how many hidden. */
export interface Preview {
  readonly shown: number;
  readonly hidden: number;
}

/** A release as text, ready to be kept. */
export interface SignedRelease {
  readonly digest: Digest;
  /** 1, or 2 and on for a correction. */
  readonly edition: number;
  readonly file: string;
  readonly insatsFiles: Readonly<Record<string, string>>;
}

export type Protected =
  | {
      readonly kind: "protected";
      readonly preview: Preview;
      /** Signs what was protected. */
      readonly release: (by: {
        readonly inputs: Digest;
        readonly signer: SignerKey;
        readonly sign: Sign;
        readonly day: Day;
      }) => Promise<SignedRelease>;
    }
  /** `cells` as in core's `Protection`. */
  | { readonly kind: "refused"; readonly reason: RefusalReason; readonly cells: readonly string[] };

/** Told how much is done, from 0 to 1. A förbund is done before there is anything to tell. */
export type OnProgress = (share: number) => void;

export interface Protector {
  /** @throws ProtectionError or ReleaseError. */
  readonly protect: (work: ProtectorWork | NationWork, onProgress?: OnProgress) => Promise<Protected>;
  /** Ends what is going on. Everything that was opened goes with it. */
  readonly end: () => void;
}
