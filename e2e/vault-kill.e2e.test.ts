/**
 * The browser is killed at random moments while it counts. Whatever was confirmed is there afterwards, and at most
 * one more: the one whose confirmation was under way.
 *
 * Chromium itself can lose its database to a kill (docs/threat-model.md, "What a kill can do to the browser").
 * That is told from a loss of ours by the torn log that it left, and must be said: EVICTED, never "no vault".
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from "vitest";
import { makeProfile, type RunningBrowser, removeProfile, startBrowser } from "./vault-page/browser.ts";
import { serveVaultPage } from "./vault-page/served.ts";
import { tearDatabaseLogs, tornLogs } from "./vault-page/torn-log.ts";
import type { VaultPage } from "./vault-page/vault-page.ts";

declare const vaultPage: VaultPage;
declare const heard: () => Promise<void>;

const passphrase = "björk ansvar lykta segel grus";
const program = inject("chromium") ?? "chromium";
const KILLS = process.env.VF_FULL === "1" ? 200 : 12;
const LATEST_KILL_MS = 300;

let site: Awaited<ReturnType<typeof serveVaultPage>>;
let profile: string;
let running: RunningBrowser | undefined;

const start = async (): Promise<RunningBrowser> => {
  running = await startBrowser(program, profile, site.url);
  return running;
};

const create = ({ page }: RunningBrowser): Promise<unknown> =>
  page.evaluate((secret) => vaultPage.vault.create({ passphrase: secret }), passphrase);

const statusOf = ({ page }: RunningBrowser): Promise<string> =>
  page.evaluate(async () => (await vaultPage.vault.status()).kind);

/** The report and the count, or the code of what went wrong. */
const unlock = ({ page }: RunningBrowser) =>
  page.evaluate(async (secret) => {
    try {
      const report = await vaultPage.vault.unlock({ kind: "passphrase", passphrase: secret });
      return { ...report, code: undefined, counted: await vaultPage.firstCell() };
    } catch (error) {
      return { code: (error as { readonly code?: string }).code ?? String(error) };
    }
  }, passphrase);

beforeAll(async () => {
  site = await serveVaultPage();
});

afterAll(() => site.close());

beforeEach(async () => {
  profile = makeProfile();
  const browser = await start();
  await create(browser);
  await browser.close();
});

afterEach(async () => {
  await running?.kill().catch(() => undefined);
  removeProfile(profile);
});

it(
  `loses nothing that was confirmed when it is killed ${KILLS} times`,
  async () => {
    let atLeast = 0;
    let confirmed = 0;
    let doubts = 0;
    let torn: readonly string[] = [];
    let takenAway = 0;
    for (let kills = 0; kills <= KILLS; kills += 1) {
      const browser = await start();
      const { page, kill } = browser;
      const opened = await unlock(browser);
      if (opened.code === undefined) {
        expect(opened.damaged).toEqual([]);
        expect(opened.counted - atLeast).toBeGreaterThanOrEqual(0);
        expect(opened.counted - atLeast).toBeLessThanOrEqual(1);
        if (opened.inDoubt) doubts += 1;
        atLeast = opened.counted;
      } else {
        expect(opened.code).toBe("EVICTED");
        expect(await statusOf(browser)).toBe("evicted");
        // Without a torn log before it, the loss would be ours.
        expect(torn).not.toEqual([]);
        takenAway += 1;
        torn = [];
        await page.evaluate(() => vaultPage.vault.wipe());
        await create(browser);
        atLeast = 0;
      }
      if (kills === KILLS) break;

      await page.exposeFunction("heard", () => {
        atLeast += 1;
        confirmed += 1;
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
      torn = [...torn, ...tornLogs(profile)];
    }
    console.info(`${confirmed} forms, ${doubts} in doubt; the browser lost its database ${takenAway} times`);
    expect(confirmed).toBeGreaterThan(KILLS);
    expect(doubts).toBeLessThanOrEqual(KILLS);
    expect(takenAway).toBeLessThanOrEqual(Math.ceil(KILLS / 20));
  },
  KILLS * 10_000,
);

it("says that the browser has taken the vault away, when a kill has torn the browser's own log", async () => {
  tearDatabaseLogs(profile);
  expect(tornLogs(profile)).toHaveLength(1);
  // Still there: what is torn is found at the start after this one.
  const after = await start();
  expect(await unlock(after)).toMatchObject({ code: undefined });
  await after.page.evaluate(() => vaultPage.vault.contribute(vaultPage.forms));
  await after.kill();

  const last = await start();
  const opened = await unlock(last);

  // A Chromium that mends its log has the form.
  if (opened.code === undefined) expect(opened.counted).toBe(1);
  else expect(opened.code).toBe("EVICTED");
  if (opened.code !== undefined) expect(await statusOf(last)).toBe("evicted");
}, 60_000);
