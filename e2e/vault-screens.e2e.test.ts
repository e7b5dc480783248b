/**
 * The vault's screens in the built page, under the headers that we serve: no violation, no other origin, nothing for
 * axe; a passkey with PRF by Chromium's virtual authenticator; and memory that is given back.
 */
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchArguments } from "../scripts/chromium.mjs";
import { accessibilityProblems } from "./harness/accessibility.ts";
import { serveVaultPage } from "./vault-page/served.ts";
import type { VaultPage } from "./vault-page/vault-page.ts";

declare const vaultPage: VaultPage;

let site: Awaited<ReturnType<typeof serveVaultPage>>;
let browser: Browser;

beforeAll(async () => {
  site = await serveVaultPage();
  const executablePath = inject("chromium");
  browser = await chromium.launch({ args: launchArguments, ...(executablePath && { executablePath }) });
});

afterAll(async () => {
  await browser.close();
  site.close();
});

interface Opened {
  readonly page: Page;
  /** What the page did that it must not do. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

async function open(): Promise<Opened> {
  const context = await browser.newContext({
    locale: "sv-SE",
    viewport: { width: 768, height: 1024 },
    reducedMotion: "reduce",
  });
  const faults: string[] = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(site.url)) faults.push(`asked ${request.url()}`);
  });
  context.on("console", (message) => {
    const isMissingIcon = message.location().url.endsWith("/favicon.ico");
    if (message.type() === "error" && !isMissingIcon) faults.push(message.text());
  });
  context.on("weberror", (error) => faults.push(error.error().message));
  const page = await context.newPage();
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`violation: ${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto(site.url);
  return { page, faults, close: () => context.close() };
}

/** A security key with PRF that always says yes. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal" },
      ...{ hasResidentKey: true, hasUserVerification: true, hasPrf: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

const look = async (page: Page): Promise<void> => expect(await accessibilityProblems(page)).toEqual([]);
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();
const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

/** From nothing to an unlocked vault with a passkey. Gives the words. */
async function firstStart(page: Page): Promise<string> {
  await page.evaluate(() => vaultPage.screen("first-start"));
  await heading(page, "Fem ord som låser upp");
  await look(page);
  const words = await page.getByRole("list", { name: "Dina ord" }).getByRole("listitem").allTextContents();
  await press(page, "Jag har skrivit av orden");
  const typed = page.getByLabel("Fem ord med mellanslag");
  await typed.fill("fel ord");
  await press(page, "Fortsätt");
  await page.getByText("Orden är inte desamma. Titta på pappret och försök igen.").waitFor();
  await look(page);
  await typed.fill(words.join("  ").toUpperCase());
  await press(page, "Fortsätt");
  await heading(page, "Reservkod på papper");
  await look(page);
  const key = (await page.locator("code").textContent()) ?? "";
  await page.getByLabel("De fyra sista tecknen i reservkoden").fill(key.slice(-4).toLowerCase());
  await press(page, "Klart");
  await heading(page, "Lås upp snabbare");
  await look(page);
  await press(page, "Lägg till");
  await page.getByText("Klar med skärmen").waitFor();
  return words.join(" ");
}

describe("the vault's screens", () => {
  it("make, open, change and empty a vault without one fault", async () => {
    const { page, faults, close } = await open();
    await addAuthenticator(page);
    const words = await firstStart(page);

    // The passkey.
    await page.evaluate(() => vaultPage.vault.lock());
    await page.evaluate(() => vaultPage.screen("unlock"));
    await heading(page, "Lås upp");
    await press(page, "Lås upp med fingeravtryck, ansikte eller enhetens kod");
    await page.getByText("Klar med skärmen").waitFor();

    // Wrong words stay in the field, to be mended; focus is on it.
    await page.evaluate(() => vaultPage.vault.lock());
    await page.evaluate(() => vaultPage.screen("unlock"));
    const field = page.getByLabel("Lösenord (fem ord)");
    await field.fill(`${words} fel`);
    await field.press("Enter");
    await page.getByText("Orden stämmer inte. Försök igen.").waitFor();
    await look(page);
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    await field.fill(words);
    await field.press("Enter");
    await page.getByText("Klar med skärmen").waitFor();

    await page.evaluate(() => vaultPage.screen("colleagues"));
    await heading(page, "Vilka kan låsa upp");
    await page.getByText("Snabb upplåsning").waitFor();
    await look(page);
    await press(page, "Lägg till en kollega");
    await look(page);
    await page.getByLabel("Kollegans namn eller initialer").fill("Kim");
    await page.getByLabel("Dina ord", { exact: true }).fill(words);
    await press(page, "Lägg till");
    await page.getByText("Kollegan kan nu låsa upp med sina ord.").waitFor();
    await press(page, "Ta bort alla andra");
    await look(page);
    await page.getByLabel("Dina ord", { exact: true }).fill(words);
    await press(page, "Ta bort alla andra");
    await heading(page, "Reservkod på papper");
    expect((await page.evaluate(() => vaultPage.vault.slots())).map(({ kind }) => kind).sort()).toEqual([
      "passphrase",
      "recovery",
    ]);

    await page.evaluate(() => vaultPage.screen("lock-warning"));
    await page.getByRole("dialog").waitFor();
    await look(page);
    await page.keyboard.press("Escape");
    await page.getByText("Klar med skärmen").waitFor();

    await page.evaluate(() => vaultPage.screen("change"));
    await look(page);
    const next = await page
      .getByRole("list", { name: "Dina nya ord" })
      .getByRole("listitem")
      .allTextContents();
    await page.getByLabel("Dina ord nu").fill(words);
    await page.getByLabel("Skriv de nya orden").fill(next.join(" "));
    await press(page, "Byt lösenord");
    await page.getByText("Klar med skärmen").waitFor();

    await page.evaluate(() => vaultPage.screen("empty"));
    await look(page);
    await page.getByLabel("Skriv TÖM för att bekräfta").fill("töm");
    await press(page, "Töm enheten");
    await page.getByText("Klar med skärmen").waitFor();
    expect(await page.evaluate(() => vaultPage.vault.status())).toEqual({ kind: "none" });

    expect(faults).toEqual([]);
    await close();
  }, 120_000);

  it("refuse what another authenticator gives", async () => {
    const { page, close } = await open();
    await addAuthenticator(page);
    await firstStart(page);
    await page.evaluate(() => vaultPage.vault.lock());
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable");
    await session.send("WebAuthn.disable");
    await addAuthenticator(page);

    const code = await page.evaluate(() =>
      vaultPage.vault.unlock({ kind: "passkey" }).then(
        () => "none",
        (error: { readonly code: string }) => error.code,
      ),
    );

    expect(code).toBe("NO_PASSKEY");
    await page.evaluate(() => vaultPage.vault.wipe());
    await close();
  }, 60_000);
});

describe("a browser without private files", () => {
  it("counts, hands over and opens again, and says that erasing cannot be guaranteed", async () => {
    const { page, faults, close } = await open();
    const without = `navigator.storage.getDirectory = () => Promise.reject(new DOMException("", "SecurityError"));`;
    // The workers too: they are who opens the file.
    await page.route(/worker.*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${without}\n${await response.text()}` });
    });
    await page.addInitScript(without);
    await page.reload();
    const passphrase = "björk ansvar lykta segel grus";
    await page.evaluate((secret) => vaultPage.vault.create({ passphrase: secret }), passphrase);
    expect(await page.evaluate(() => vaultPage.vault.status())).toMatchObject({ erasable: false });
    await page.evaluate(() => vaultPage.vault.contribute(vaultPage.forms));
    await page.evaluate(() => vaultPage.vault.beginHandOver({ ...vaultPage.key, context: "sv" }));

    await page.reload();
    await page.evaluate(() => vaultPage.screen("unlock"));
    await page.getByText("Appen fungerar, men radering kan inte garanteras.").waitFor();
    await look(page);
    const field = page.getByLabel("Lösenord (fem ord)");
    await field.fill(passphrase);
    await field.press("Enter");
    await page.getByText("Klar med skärmen").waitFor();

    expect(await page.evaluate(() => vaultPage.firstCell())).toBe(1);
    await page.evaluate(() => vaultPage.vault.wipe());
    expect(await page.evaluate(() => vaultPage.vault.status())).toEqual({ kind: "none" });
    expect(faults).toEqual([]);
    await close();
  }, 60_000);
});

describe("the memory of a locked vault", () => {
  it("is back within ten megabytes of what it was before unlocking", async () => {
    const { page, close } = await open();
    const passphrase = "björk ansvar lykta segel grus";
    await page.evaluate((secret) => vaultPage.vault.create({ passphrase: secret }), passphrase);
    await page.evaluate(() => vaultPage.vault.lock());
    const workers = (): number => page.workers().length;
    const heapBytes = async (): Promise<number> => {
      const session = await page.context().newCDPSession(page);
      await session.send("HeapProfiler.collectGarbage");
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      return usedSize;
    };
    const before = await heapBytes();
    await expect.poll(workers).toBe(0);

    await page.evaluate(
      (secret) => vaultPage.vault.unlock({ kind: "passphrase", passphrase: secret }),
      passphrase,
    );
    // The unlock worker has gone by itself.
    await expect.poll(workers).toBe(1);
    await page.evaluate(() => vaultPage.vault.lock());
    const after = await heapBytes();

    // The keys and the 64 MiB of Argon2id lay in the workers, and no worker is left.
    await expect.poll(workers).toBe(0);
    expect(after - before).toBeLessThan(10_000_000);
    await page.evaluate(() => vaultPage.vault.wipe());
    await close();
  }, 60_000);
});
