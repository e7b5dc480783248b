import { screen } from "@testing-library/react";
import { ForbundId, SignerKey, type Startfil, startfilText, withSuccession } from "@vifragar/core";
import { makeSigningKey, sign } from "@vifragar/sealing";
import { describe, expect, it } from "vitest";
import { press, type ShownUnlocked, showUnlocked } from "../../testing/show-app.tsx";
import type { TestForbund } from "../../testing/startfil.ts";

/** The page *Läs in en startfil* on a device that counts for one insats. */
async function withInsats(): Promise<ShownUnlocked & { readonly from: TestForbund }> {
  const shown = await showUnlocked();
  const [from] = shown.forbund;
  if (from === undefined) throw new Error("no förbund");
  location.hash = "#/startfil";
  await screen.findByRole("heading", { name: "Läs in en startfil" });
  return { ...shown, from };
}

const choose = ({ user }: Pick<ShownUnlocked, "user">, text: string) =>
  user.upload(screen.getByLabelText("Välj fil"), new File([text], "startfil.json"));

/** The smallest group of the one startfil that the app now counts by. */
const kNow = ({ session }: Pick<ShownUnlocked, "session">) => {
  const state = session.state();
  return state.kind === "unlocked" ? state.enrolments.map(({ startfil }) => startfil.k) : [];
};

/** A startfil with new content and a new key, vouched for by the old one or not. */
async function withNewKey(
  from: TestForbund,
  { isVouchedFor, change = {} }: { readonly isVouchedFor: boolean; readonly change?: Partial<Startfil> },
): Promise<string> {
  const key = makeSigningKey();
  const next = { ...from.startfil, k: 7, signer: SignerKey.parse(key.publicKey), ...change };
  const content = isVouchedFor
    ? await withSuccession(next, { signer: from.startfil.signer, sign: from.sign })
    : next;
  return startfilText(content, (domain, bytes) => sign(domain, bytes, key.seed));
}

describe("a new startfil of an insats that the device has", () => {
  it("is taken without comparing words when the same key has signed it", async () => {
    const shown = await withInsats();

    await choose(shown, await startfilText({ ...shown.from.startfil, k: 7 }, shown.from.sign));

    expect(await screen.findByText(/^Den nya startfilen för Nästa steg är inläst/)).toBeTruthy();
    expect(kNow(shown)).toEqual([7]);
  });

  it("is taken without comparing words when the earlier key vouches for its own", async () => {
    const shown = await withInsats();

    await choose(shown, await withNewKey(shown.from, { isVouchedFor: true }));

    expect(await screen.findByText(/^Den nya startfilen för Nästa steg är inläst/)).toBeTruthy();
    expect(kNow(shown)).toEqual([7]);
  });

  it("asks for the words again when nothing vouches for its key, says why, and waits", async () => {
    const shown = await withInsats();

    await choose(shown, await withNewKey(shown.from, { isVouchedFor: false }));

    expect(await screen.findByText(/gjord med en annan nyckel/)).toBeTruthy();
    expect(screen.getByRole("list", { name: "Stämmer orden?" })).toBeTruthy();
    expect(kNow(shown)).toEqual([5]);
    await press(shown.user, "Orden stämmer inte");
    expect(kNow(shown)).toEqual([5]);
  });

  it("does not bring the old key back after a change of keys", async () => {
    const shown = await withInsats();
    await choose(shown, await withNewKey(shown.from, { isVouchedFor: true }));
    await screen.findByText(/^Den nya startfilen/);

    await choose(shown, shown.from.text);

    expect(await screen.findByText(/gjord med en annan nyckel/)).toBeTruthy();
    expect(kNow(shown)).toEqual([7]);
  });

  it("says that it is of another förbund", async () => {
    const shown = await withInsats();
    const change = { forbund: { id: ForbundId.parse("ee".repeat(16)), name: "Granen" } };

    await choose(shown, await withNewKey(shown.from, { isVouchedFor: true, change }));

    expect(await screen.findByText(/från ett annat förbund/)).toBeTruthy();
  });

  it("changes nothing when it is the one that the device has", async () => {
    const shown = await withInsats();

    await choose(shown, shown.from.text);

    expect(await screen.findByText(/är redan inläst/)).toBeTruthy();
  });
});
