/**
 * A disk that is really full: the browser's profile lies on a small file system of its own, which is then filled.
 * Before a round it is said; in the middle, nothing that was confirmed is lost and nothing is counted twice.
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type RunningBrowser, startBrowser } from "./vault-page/browser.ts";
import { serveVaultPage } from "./vault-page/served.ts";
import type { VaultPage } from "./vault-page/vault-page.ts";

declare const vaultPage: VaultPage;

const passphrase = "björk ansvar lykta segel grus";
const DISK = "256m";

const disk = mkdtempSync(join(tmpdir(), "vault-disk-"));
const filler = join(disk, "filler");
// Only an administrator may mount. Elsewhere the test says that it was skipped.
const isMounted = mounted();
let site: Awaited<ReturnType<typeof serveVaultPage>>;

function mounted(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${DISK}`, "none", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Fills the disk up to so many bytes. */
function leave(bytes: number): void {
  const { bavail, bsize } = statfsSync(disk);
  try {
    appendFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytes), 1));
  } catch (error) {
    // The browser has written in the meantime: fuller than that it cannot be.
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
}

const start = () => startBrowser(inject("chromium") ?? "chromium", join(disk, "profile"), site.url);

const unlock = ({ page }: RunningBrowser) =>
  page.evaluate(async (secret) => {
    const report = await vaultPage.vault.unlock({ kind: "passphrase", passphrase: secret });
    return { ...report, counted: await vaultPage.firstCell() };
  }, passphrase);

/** How asking for room and counting end: `ok`, or the code of the error. */
const attempt = ({ page }: RunningBrowser) =>
  page.evaluate(async () => {
    const codeOf = (work: Promise<void>): Promise<string> =>
      work.then(
        () => "ok",
        (error: { readonly code: string }) => error.code,
      );
    const { vault, forms } = vaultPage;
    return { room: await codeOf(vault.checkRoom()), count: await codeOf(vault.contribute(forms)) };
  });

beforeAll(async () => {
  site = await serveVaultPage();
});

afterAll(async () => {
  await site.close();
  if (isMounted) execFileSync("umount", ["-l", disk]);
  rmdirSync(disk);
});

it.skipIf(!isMounted)("tells of a full disk before a round, and loses no count on it", async () => {
  const browser = await start();
  await browser.page.evaluate((secret) => vaultPage.vault.create({ passphrase: secret }), passphrase);
  let confirmed = 0;
  const tried: Awaited<ReturnType<typeof attempt>>[] = [];
  // The last block has some place left when the disk has not: it is gone on with until that is used.
  const rooms = [30_000_000, 1_000_000, 100_000, ...Array.from({ length: 60 }, () => 0)];
  for (const left of rooms) {
    if (tried.at(-1)?.count === "QUOTA") break;
    leave(left);
    const { room, count } = await attempt(browser);
    tried.push({ room, count });
    if (count === "ok") confirmed += 1;
  }
  expect(tried[0]).toEqual({ room: "ok", count: "ok" });
  expect(tried.slice(2).every(({ room }) => room === "QUOTA")).toBe(true);
  expect(tried.at(-1)).toEqual({ room: "QUOTA", count: "QUOTA" });

  rmSync(filler);
  expect(await attempt(browser)).toEqual({ room: "ok", count: "ok" });
  confirmed += 1;
  expect(await browser.page.evaluate(() => vaultPage.firstCell())).toBe(confirmed);
  await browser.close();

  const again = await start();
  expect(await unlock(again)).toMatchObject({ counted: confirmed, damaged: [], inDoubt: false });
  await again.close();
});
