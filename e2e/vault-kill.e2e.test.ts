/**
 * The browser is killed at random moments while it counts. Whatever was confirmed is there afterwards, and at most
 * one more: the one whose confirmation was under way.
 *
 * Chromium itself can lose its whole database to a kill (docs/threat-model.md, "What a kill can do to the browser").
 * The vault comes back from its second copy then: nothing is allowed to be lost.
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
const KILLS = process.env.VF_FULL === "1" ? 200 : 6;
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

/** The report, and what is counted. */
const unlock = ({ page }: RunningBrowser) =>
  page.evaluate(async (secret) => {
    const report = await vaultPage.vault.unlock({ kind: "passphrase", passphrase: secret });
    return { ...report, counted: await vaultPage.firstCell() };
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
    let restored = 0;
    for (let kills = 0; kills <= KILLS; kills += 1) {
      const browser = await start();
      const { page, kill } = browser;
      const opened = await unlock(browser);
      expect(opened).toMatchObject({ damaged: [] });
      const { counted, inDoubt, secondCopy } = opened;
      expect(["same", "restored"]).toContain(secondCopy);
      // One more than was heard of: in doubt, or the page was told and this test not yet.
      expect(counted - atLeast).toBeGreaterThanOrEqual(0);
      expect(counted - atLeast).toBeLessThanOrEqual(1);
      if (inDoubt) doubts += 1;
      if (secondCopy === "restored") restored += 1;
      atLeast = counted;
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
    }
    console.info(
      `${confirmed} forms, ${doubts} in doubt; ${restored} times the database was gone and came back`,
    );
    expect(confirmed).toBeGreaterThan(KILLS);
    expect(doubts).toBeLessThanOrEqual(KILLS);
  },
  KILLS * 20_000,
);

it("comes back by itself when a kill has torn the browser's own log and the database is thrown away", async () => {
  const first = await start();
  expect(await unlock(first)).toMatchObject({ damaged: [] });
  await first.page.evaluate(async () => {
    await vaultPage.vault.contribute(vaultPage.forms);
    await vaultPage.vault.putRecord("settings/a", Uint8Array.of(1, 2, 3));
  });
  await first.close();
  tearDatabaseLogs(profile);
  expect(tornLogs(profile)).toHaveLength(1);
  // Still there: what is torn is found at the start after this one.
  const after = await start();
  expect(await unlock(after)).toMatchObject({ secondCopy: "same", counted: 1 });
  await after.page.evaluate(async () => {
    await vaultPage.vault.contribute(vaultPage.forms);
    const handOver = await vaultPage.vault.beginHandOver({ ...vaultPage.key, context: "sv" });
    const counts = vaultPage.forms.counts;
    await vaultPage.vault.sealHandOver(handOver, { kind: "contribution", forms: 1, counts, note: "sent" });
  });
  await after.kill();

  const last = await start();
  expect(await statusOf(last)).toBe("locked");
  const opened = await unlock(last);
  const record = await last.page.evaluate(async () => [
    ...((await vaultPage.vault.getRecord("settings/a")) ?? []),
  ]);

  console.info(`after a torn log: ${opened.secondCopy}`);
  // A Chromium that mends its log has nothing to restore.
  expect(["restored", "same"]).toContain(opened.secondCopy);
  expect(opened).toMatchObject({
    damaged: [],
    counted: 3,
    handOvers: [{ kind: "counted" }],
  });
  expect(record).toEqual([1, 2, 3]);
  await last.close();
  expect(await unlock(await start())).toMatchObject({ secondCopy: "same", counted: 3, handOvers: [] });
}, 60_000);
