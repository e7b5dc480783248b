/**
 * What a search of the whole profile folder finds after rounds, with the browser closed or killed.
 *
 * Every label that a person can choose holds a drawn word that stands in no file we serve.
 */
import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import {
  makeProfile,
  type RunningBrowser,
  removeProfile,
  startBrowser,
  wordsOnDisk,
} from "./vault-page/browser.ts";
import { serveVaultPage } from "./vault-page/served.ts";
import type { VaultPage } from "./vault-page/vault-page.ts";

declare const vaultPage: VaultPage;

const passphrase = "björk ansvar lykta segel grus";
const program = inject("chromium") ?? "chromium";

const WHOLE = process.env.VF_FULL === "1";

let site: Awaited<ReturnType<typeof serveVaultPage>>;
let profile: string;
let sentinel: string;
/** Found nowhere in a profile that only opened the page. */
let words: readonly string[];
let running: RunningBrowser | undefined;

const start = async (): Promise<RunningBrowser> => {
  running = await startBrowser(program, profile, site.url);
  return running;
};

beforeAll(async () => {
  site = await serveVaultPage();
});

afterAll(() => site.close());

beforeEach(async () => {
  profile = makeProfile();
  sentinel = `Zq${randomBytes(6).toString("hex")}`;
  const browser = await start();
  await browser.page.evaluate((secret) => vaultPage.vault.create({ passphrase: secret }), passphrase);
  await browser.close();
  // The codes that the row is made of, as they would stand in a leaked answer.
  const codes = [
    "psychological",
    "childhood",
    '"declined"',
    '"child"',
    '"adult"',
    "Ja, det händer nu",
    passphrase,
  ];
  const present = wordsOnDisk(profile, codes).map((found) => found.split(" in ")[0] ?? "");
  words = [sentinel, ...codes.filter((code) => !present.includes(code))];
});

afterEach(async () => {
  await running?.kill().catch(() => undefined);
  removeProfile(profile);
});

async function unlocked(): Promise<RunningBrowser> {
  const browser = await start();
  await browser.page.evaluate(
    (secret) => vaultPage.vault.unlock({ kind: "passphrase", passphrase: secret }),
    passphrase,
  );
  return browser;
}

const press = ({ page }: RunningBrowser, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();

/** Through all the screens to the last choice; "now" where it can be said, otherwise no. */
async function answerAll(browser: RunningBrowser): Promise<void> {
  const { page } = browser;
  await page.getByRole("heading", { level: 1, name: "Välj språk" }).waitFor();
  await press(browser, "Fortsätt");
  await page.getByRole("heading", { level: 1, name: "Om frågorna" }).waitFor();
  await press(browser, "Fortsätt");
  await press(browser, "Börja med fråga 1");
  for (let question = 1; question <= 7; question += 1) {
    await page.waitForFunction((at) => document.title.startsWith(`Fråga ${at} `), question);
    const now = page.getByLabel(`Ja, det händer nu ${sentinel}`, { exact: true });
    await ((await now.count()) > 0 ? now : page.getByLabel(`Nej ${sentinel}`, { exact: true })).check();
    await press(browser, "Fortsätt");
  }
  await page.getByRole("radio", { name: "Kvinna", exact: true }).check();
  await press(browser, "Fortsätt");
  await page.getByRole("heading", { level: 1, name: /^(Svaren|Vill du visa dina svar\?)$/ }).waitFor();
}

const begin = (browser: RunningBrowser, mode: "together" | "handOver"): Promise<void> =>
  browser.page.evaluate(
    ([name, word]) => {
      // Its end is not waited for: the browser may be killed first.
      void vaultPage[name](word);
    },
    [mode, sentinel] as const,
  );

/** Sends without showing, and waits until the form says that it is done. */
async function send(browser: RunningBrowser): Promise<void> {
  const hidden = browser.page.getByRole("radio", { name: /^Nej, / });
  if ((await hidden.count()) > 0) await hidden.check();
  const together = browser.page.getByRole("button", { name: "Skicka och rensa skärmen", exact: true });
  await ((await together.count()) > 0 ? together.click() : press(browser, "Skicka"));
  await browser.page.getByRole("heading", { level: 1, name: /^Tack/ }).waitFor();
}

const counted = (browser: RunningBrowser): Promise<number> =>
  browser.page.evaluate(() => vaultPage.counted());

describe("the profile folder", () => {
  it("holds the searched words when they are put there, so that the search can find them", async () => {
    const { page, close } = await start();
    await page.evaluate((word) => localStorage.setItem("a", word), sentinel);
    await close();

    expect(wordsOnDisk(profile, [sentinel])).not.toEqual([]);
  });

  it("tells nothing of a round that was answered together", async () => {
    const browser = await unlocked();
    await begin(browser, "together");
    await answerAll(browser);
    await send(browser);
    expect(await counted(browser)).toBe(1);
    await browser.close();

    expect(wordsOnDisk(profile, words)).toEqual([]);
  });

  it("tells nothing of a round that was handed over, before and after it is taken back", async () => {
    const browser = await unlocked();
    await begin(browser, "handOver");
    await answerAll(browser);
    await send(browser);
    await browser.close();
    expect(wordsOnDisk(profile, words)).toEqual([]);

    const again = await unlocked();
    expect(await counted(again)).toBe(1);
    await again.close();

    expect(wordsOnDisk(profile, words)).toEqual([]);
  });

  it("tells nothing when the screen was hidden", async () => {
    const browser = await unlocked();
    await begin(browser, "handOver");
    await answerAll(browser);
    await press(browser, "Dölj");
    await browser.close();
    expect(wordsOnDisk(profile, words)).toEqual([]);

    const again = await unlocked();

    expect(await counted(again)).toBe(0);
  });

  it("tells nothing when the program is killed in the middle of the answers", async () => {
    const browser = await unlocked();
    await begin(browser, "handOver");
    await answerAll(browser);
    await browser.kill();

    expect(wordsOnDisk(profile, words)).toEqual([]);
  });

  it("tells nothing when the program is killed between Skicka and folded, and counts the round once", async () => {
    const browser = await unlocked();
    await begin(browser, "handOver");
    await answerAll(browser);
    await send(browser);
    await browser.kill();
    expect(wordsOnDisk(profile, words)).toEqual([]);

    // Killed while it is taken back, a little later each time.
    for (let afterMs = 0; afterMs <= 400; afterMs += WHOLE ? 20 : 200) {
      const { page, kill } = await start();
      await page.evaluate((secret) => {
        void vaultPage.vault.unlock({ kind: "passphrase", passphrase: secret }).catch(() => undefined);
      }, passphrase);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      await kill();
      expect(wordsOnDisk(profile, words)).toEqual([]);
    }
    const again = await unlocked();

    expect(await counted(again)).toBe(1);
  });

  it("tells nothing when the device was emptied", async () => {
    const browser = await unlocked();
    await begin(browser, "together");
    await answerAll(browser);
    await send(browser);
    await browser.page.evaluate(() => vaultPage.vault.wipe());
    expect(await browser.page.evaluate(() => vaultPage.vault.status())).toEqual({ kind: "none" });
    await browser.close();

    expect(wordsOnDisk(profile, words)).toEqual([]);
  });
});
