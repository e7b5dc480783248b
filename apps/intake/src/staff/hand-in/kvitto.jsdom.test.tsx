import { act, screen } from "@testing-library/react";
import {
  dayOf,
  ForbundId,
  Incarnation,
  Kvitto,
  kvittoText,
  openStartfil,
  periodOf,
  SignerKey,
  workingWording,
} from "@vifragar/core";
import { verify } from "@vifragar/sealing";
import type { TallyKey } from "@vifragar/vault";
import { describe, expect, it } from "vitest";
import { follow, type ShownUnlocked, shows, showUnlocked } from "../../testing/show-app.tsx";
import { type TestForbund, testStartfil } from "../../testing/startfil.ts";

const LAST_DAY = dayOf(2026, 12, 31);

/** The page *Lämna in* on the day after a period was handed in for good. */
async function handedIn(): Promise<ShownUnlocked & { readonly from: TestForbund; readonly key: TallyKey }> {
  const shown = await showUnlocked({ today: LAST_DAY + 1 });
  const [from] = shown.forbund;
  if (from === undefined) throw new Error("no förbund");
  const key = await handInTo(shown, from);
  await follow(shown.user, "Lämna in");
  await shows("Lämna in");
  return { ...shown, from, key };
}

/** Hands in one period of a förbund's insats for good. */
async function handInTo(shown: Pick<ShownUnlocked, "vault">, from: TestForbund): Promise<TallyKey> {
  const { insats, plan } = from.startfil;
  const key = { insats: insats.id, plan, period: periodOf(LAST_DAY, "half") };
  await shown.vault.contribute({ ...key, forms: 0, counts: [0] });
  await shown.vault.handIn({
    ...key,
    coveragePlan: { hash: plan, cells: [] },
    final: true,
    k: 5,
    day: LAST_DAY + 1,
    recipients: from.startfil.recipients,
  });
  return key;
}

/** A kvitto for the device of a vault. */
async function kvittoFor(
  { vault, from }: Pick<ShownUnlocked, "vault"> & { readonly from: TestForbund },
  {
    seq = 1,
    also,
    device,
  }: { readonly seq?: number; readonly also?: readonly number[]; readonly device?: string } = {},
): Promise<string> {
  const { signer, incarnation } = await vault.device();
  const { forbund, prov, signer: key } = from.startfil;
  const line = {
    device: SignerKey.parse(device ?? signer),
    incarnation: Incarnation.parse(incarnation),
    seq,
    ...(also && { also }),
  };
  const content = Kvitto.parse({
    format: "vifragar/kvitto@1",
    prov,
    forbund: ForbundId.parse(forbund.id),
    signer: key,
    received: [line],
  });
  return kvittoText(content, from.sign);
}

const readIn = ({ user }: Pick<ShownUnlocked, "user">, text: string) =>
  user.upload(screen.getByLabelText("Välj fil"), new File([text], "kvitto-2027-01-01.json"));

/** Whether the period that has ended still lies on the device. */
const isKept = ({ vault }: Pick<ShownUnlocked, "vault">) =>
  [...vault.tallies.keys()].some((name) => name.includes("2026"));

describe("Läs in kvitto", () => {
  it("says that everything has arrived, and lets go of the period that is done", async () => {
    const shown = await handedIn();

    await readIn(shown, await kvittoFor(shown));

    expect(await screen.findByText(/^Samordningsförbundet Björken har tagit emot allt/)).toBeTruthy();
    expect(isKept(shown)).toBe(false);
  });

  it("keeps the period when its last file has not arrived, and says what to do", async () => {
    const shown = await handedIn();
    Object.assign((await shown.vault.lastHandIn(shown.key)) ?? {}, { seq: 2 });

    await readIn(shown, await kvittoFor(shown, { seq: 1 }));

    expect(
      await screen.findByText(/^Samordningsförbundet Björken har inte fått alla filer ännu/),
    ).toBeTruthy();
    expect(isKept(shown)).toBe(true);
  });

  it("changes nothing when the kvitto does not name this device", async () => {
    const shown = await handedIn();

    await readIn(shown, await kvittoFor(shown, { device: "ee".repeat(32) }));

    expect((await screen.findByRole("alert")).textContent).toMatch(/^Filen gäller inte den här enheten/);
    expect(isKept(shown)).toBe(true);
  });

  it("refuses the kvitto of another förbund's key, and changes nothing", async () => {
    const shown = await handedIn();
    const stranger = await testStartfil({ forbundId: "cd".repeat(16) });

    await readIn(shown, await kvittoFor({ vault: shown.vault, from: stranger }));

    expect((await screen.findByRole("alert")).textContent).toBe(
      "Filen hör till ett annat förbund. Inget är ändrat.",
    );
    expect(isKept(shown)).toBe(true);
  });

  it("says what to do about a kvitto of a key that its förbund has changed to, and changes nothing", async () => {
    const shown = await handedIn();

    await readIn(shown, await kvittoFor({ vault: shown.vault, from: await testStartfil() }));

    expect((await screen.findByRole("alert")).textContent).toMatch(/^Förbundet har bytt nyckel/);
    expect(isKept(shown)).toBe(true);
  });

  it("says of each of two förbund what it has, and keeps the period until both have theirs", async () => {
    const shown = await handedIn();
    const other = await testStartfil({
      insats: "Bron",
      forbund: "Granen",
      forbundId: "cd".repeat(16),
      expires: LAST_DAY + 9,
    });
    const opened = openStartfil(other.text, verify, { today: LAST_DAY + 1, instruments: [workingWording] });
    await act(() => shown.session.takeStartfil(opened));
    await handInTo(shown, other);
    await act(async () => shown.session.dropStartfil());

    // The other förbund has number 2 and never saw number 1, which was not for it.
    await readIn(shown, await kvittoFor({ vault: shown.vault, from: other }, { seq: 0, also: [2] }));

    expect(await screen.findByText(/^Granen har tagit emot allt/)).toBeTruthy();
    expect(shown.vault.receipts.at(-1)).toEqual([2]);

    await readIn(shown, await kvittoFor(shown, { seq: 1 }));

    expect(await screen.findByText(/^Samordningsförbundet Björken har tagit emot allt/)).toBeTruthy();
    expect(shown.vault.receipts.at(-1)?.toSorted()).toEqual([1, 2]);
  });

  it.each([
    ["damaged", (text: string) => text.slice(0, -9), "Filen är skadad eller av ett annat slag."],
    [
      "altered",
      (text: string) => text.replace('"seq":1', '"seq":9'),
      "Filens underskrift stämmer inte. Den är ändrad eller skadad.",
    ],
    ["far too large", () => "x".repeat(2_000_001), "Filen är för stor för att vara rätt."],
  ])("refuses a file that is %s, and changes nothing", async (_, change, message) => {
    const shown = await handedIn();

    await readIn(shown, change(await kvittoFor(shown)));

    expect((await screen.findByRole("alert")).textContent).toBe(`${message} Inget är ändrat.`);
    expect(isKept(shown)).toBe(true);
  });
});
