/** What files are measured against at a förbund or at NNS, and what opens them. */
import type { Desk, Digest, Opening, TallyPlan } from "@vifragar/core";
import { incoming } from "@vifragar/sealing";
import type { Vault } from "@vifragar/vault";
import type { Book } from "../book/book.ts";

/** The collector's own insatser, plans and startfiler. */
export const deskOf = ({ forbund, insatser, startfiler }: Book, plans: readonly TallyPlan[]): Desk => ({
  door: {
    prov: forbund.prov,
    level: forbund.level,
    insatser: new Set(insatser.map(({ id }) => id)),
    plans: new Map(plans.map((plan) => [plan.hash, plan])),
  },
  startfiler: new Set<Digest>(startfiler.map(({ digest }) => digest)),
});

/** Opening by the key in the vault. */
export const openingWith = (vault: Pick<Vault, "decrypt">): Opening => ({
  ...incoming,
  decrypt: (sealed) => vault.decrypt(sealed),
});
