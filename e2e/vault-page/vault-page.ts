/** What the page lays out for the tests, as `globalThis.vaultPage`. */
import type { Contribution, TallyKey, Vault } from "../../packages/vault/src/index.ts";

export interface VaultPage {
  readonly vault: Vault;
  readonly key: TallyKey;
  /** One form in the first cell of the plan. */
  readonly forms: Contribution;
  /** Shows the form in *together* mode: counted at once. The word is said in every label. Gives how it ended. */
  together(sentinel: string): Promise<string>;
  /** Locks and shows the form in *hand-over* mode: sealed to the one-time key. */
  handOver(sentinel: string): Promise<string>;
  /** Shows one of the vault's own screens; its end says "Klar med skärmen". */
  screen(name: ScreenName): void;
  /** How many forms were asked, by the process cells. */
  counted(): Promise<number>;
  /** How often `forms` was counted. */
  firstCell(): Promise<number>;
}

export type ScreenName = "first-start" | "unlock" | "change" | "colleagues" | "empty" | "lock-warning";
