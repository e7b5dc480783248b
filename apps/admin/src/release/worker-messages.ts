/** What the page and the protecting worker say to each other. */
import type { Day, Digest, ProtectionErrorCode, SignerKey } from "@vifragar/core";
import type { NationWork, Preview, Protected, ProtectorWork, SignedRelease } from "./protector.ts";

export type ToWorker =
  | { readonly kind: "protect"; readonly work: ProtectorWork | NationWork }
  | { readonly kind: "release"; readonly inputs: Digest; readonly signer: SignerKey; readonly day: Day }
  | { readonly kind: "signature"; readonly id: number; readonly signature: Uint8Array };

export type FromWorker =
  /** How much is done, from 0 to 1. */
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "protected"; readonly preview: Preview }
  | Extract<Protected, { kind: "refused" }>
  | { readonly kind: "to-sign"; readonly id: number; readonly domain: string; readonly message: Uint8Array }
  | { readonly kind: "released"; readonly release: SignedRelease }
  /** Core's word for what does not belong together. */
  | { readonly kind: "unprotectable"; readonly code: ProtectionErrorCode }
  /** The name of the error alone: messages may one day hold what was counted. */
  | { readonly kind: "failed"; readonly code: string };
