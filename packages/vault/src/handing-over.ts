/** What a page does with hand-overs while the vault is locked: nothing here has a key. */
import type { VaultDatabase } from "./database.ts";
import { codeOf } from "./engine/code-of.ts";
import type { HandOver, Vault } from "./vault.ts";
import { VaultError } from "./vault-error.ts";
import type { Workers } from "./workers.ts";

type LockedHandOvers = Pick<Vault, "openHandOvers" | "closeHandOver" | "sealHandOver">;

export function lockedHandOvers(db: () => VaultDatabase, workers: Workers): LockedHandOvers {
  return {
    openHandOvers: async () => {
      const open = (await db().hand.toArray()).filter((hand) => hand.open === 1);
      if (open.length > 0) await prepareSealing(workers);
      return open.map(handOverOf);
    },
    closeHandOver: async ({ id }) => {
      await db().hand.update(id, { open: 0 });
    },
    sealHandOver: async (handOver, row) => {
      try {
        const { sealRow } = await import("./seal-row.ts");
        const { bytes, slot } = await sealRow(handOver, row);
        const known = await db().hand.get(handOver.id);
        if (known?.open !== 1) throw new VaultError("HAND_OVER_GONE");
        // The copy first, as everywhere: the database is what the next unlock believes.
        await workers.engine().keepRow({ pair: known.pair, slot });
        await db().transaction("rw", [db().hand, db().row], async () => {
          if ((await db().hand.get(handOver.id))?.open !== 1) throw new VaultError("HAND_OVER_GONE");
          await db().row.add({ id: handOver.id, bytes });
          await db().hand.update(handOver.id, { open: 0 });
        });
      } catch (cause) {
        throw cause instanceof VaultError ? cause : new VaultError(codeOf(cause), { cause });
      }
    },
  };
}

/** Fetched before the first question: the participant's page must be able to seal without asking the network. */
export async function prepareSealing(workers: Workers): Promise<void> {
  await import("./seal-row.ts");
  await workers.engine().isThere();
}

function handOverOf({ id, publicKey, context, insats, plan, period }: HandOver): HandOver {
  return { id, publicKey, context, insats, plan, period };
}
