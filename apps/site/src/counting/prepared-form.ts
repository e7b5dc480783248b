/**
 * The form that staff have prepared in this frame's own storage: one-time keys that one form each is
 * sealed to. The vault stays locked; nothing here opens anything.
 *
 * Loaded apart from the page (`import()`), and only by a frame that counts.
 */
import { type Instrument, periodKey, periodOf, planOf, workingWording } from "@vifragar/core";
import type { ContributionStore } from "@vifragar/form";
import type { PreparedForm } from "@vifragar/form/element";
import { handOverStore } from "@vifragar/form/encrypted-storage";
import { type HandOver, openVault, type Vault, VaultError } from "@vifragar/vault";
import { readSetting } from "./form-setting.ts";
import { today } from "./today.ts";

/**
 * The prepared form, or undefined when no key lies ready for the period of today.
 *
 * @throws VaultError also when the disk is too full for one form: before any answer is given.
 */
export async function preparedForm(): Promise<PreparedForm | undefined> {
  for (const prov of [false, true]) {
    const vault = openVault({ place: { use: "embed", prov } });
    const { kind } = await vault.status();
    if (kind === "none" || kind === "evicted") continue;
    const [first] = await readyKeys(vault);
    const setting = first && readSetting(first.context, [workingWording]);
    if (first === undefined || setting === undefined || planOf(setting.instrument).hash !== first.plan)
      continue;
    await vault.checkRoom();
    return { ...setting, trial: prov, store: storeFor(vault, first, setting.instrument) };
  }
  return undefined;
}

/** A key is worth something in its own period: what is given later does not belong there. */
const readyKeys = async (vault: Vault): Promise<readonly HandOver[]> =>
  (await vault.openHandOvers()).filter(
    ({ period }) => periodKey(period) === periodKey(periodOf(today(), period.kind)),
  );

/** Seals to a key that is free when the form is sent: a form in another tab may have taken the first. */
function storeFor(vault: Vault, like: HandOver, instrument: Instrument): ContributionStore {
  const plan = planOf(instrument);
  const isAlike = ({ insats, context }: HandOver) => insats === like.insats && context === like.context;
  return {
    submit: async (submission) => {
      for (const handOver of (await readyKeys(vault)).filter(isAlike)) {
        try {
          return await handOverStore({ vault, handOver, plan }).submit(submission);
        } catch (cause) {
          if (!(cause instanceof VaultError && cause.code === "HAND_OVER_GONE")) throw cause;
        }
      }
      throw new VaultError("HAND_OVER_GONE");
    },
  };
}
