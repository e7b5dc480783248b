/**
 * The browser is killed at random moments while it counts. Whatever was confirmed is there afterwards, and at most
 * one more: the one whose confirmation was under way.
 */
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { makeProfile, removeProfile, startBrowser } from "./vault-page/browser.ts";
import { serveVaultPage } from "./vault-page/served.ts";
import type { VaultPage } from "./vault-page/vault-page.ts";

declare const vaultPage: VaultPage;
declare const heard: () => Promise<void>;

const passphrase = "björk ansvar lykta segel grus";
const program = inject("chromium") ?? "chromium";
const KILLS = process.env.VF_FULL === "1" ? 200 : 12;
const LATEST_KILL_MS = 300;

let site: Awaited<ReturnType<typeof serveVaultPage>>;
let profile: string;

beforeAll(async () => {
  site = await serveVaultPage();
  profile = makeProfile();
  const { page, close } = await startBrowser(program, profile, site.url);
  await page.evaluate((secret) => vaultPage.vault.create({ passphrase: secret }), passphrase);
  await close();
});

afterAll(() => {
  site.close();
  removeProfile(profile);
});

it(
  `loses nothing that was confirmed when it is killed ${KILLS} times`,
  async () => {
    let atLeast = 0;
    let doubts = 0;
    for (let kills = 0; kills < KILLS; kills += 1) {
      const { page, kill } = await startBrowser(program, profile, site.url);
      const report = await page.evaluate(
        (secret) => vaultPage.vault.unlock({ kind: "passphrase", passphrase: secret }),
        passphrase,
      );
      const counted = await page.evaluate(() => vaultPage.firstCell());
      expect(report.damaged).toEqual([]);
      expect(counted - atLeast).toBeGreaterThanOrEqual(0);
      expect(counted - atLeast).toBeLessThanOrEqual(1);
      if (report.inDoubt) doubts += 1;

      atLeast = counted;
      await page.exposeFunction("heard", () => {
        atLeast += 1;
      });
      await page.evaluate(() => {
        const count = async (): Promise<void> => {
          for (;;) {
            await vaultPage.vault.contribute(vaultPage.forms);
            // The next form waits for this: at most one is counted without being heard of.
            await heard();
          }
        };
        void count().catch(() => undefined);
      });
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST_KILL_MS));
      await kill();
    }
    expect(atLeast).toBeGreaterThan(KILLS);
    expect(doubts).toBeLessThanOrEqual(KILLS);
  },
  KILLS * 10_000,
);
