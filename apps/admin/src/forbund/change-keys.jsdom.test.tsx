import { screen, within } from "@testing-library/react";
import {
  mayReplace,
  openKvitto,
  openStartfil,
  receivedIn,
  SignerKey,
  snapshotsToAdd,
  termOn,
  workingWording,
} from "@vifragar/core";
import { makeSigningKey, verify } from "@vifragar/sealing";
import { describe, expect, it } from "vitest";
import { collectionOf } from "../book/book.ts";
import { readBook } from "../book/records.ts";
import { withApproved } from "../devices/device-list.ts";
import { makeKvitto } from "../devices/kvitto.ts";
import { type ChosenFile, importFiles } from "../imports/import-files.ts";
import { makeStartfil, withStartfil } from "../insatser/startfil.ts";
import {
  addInsats,
  ended,
  insatsIn,
  plans,
  type TestForbund,
  tallyOf,
  testDevice,
  testForbund,
  today,
} from "../testing/forbund.ts";
import { showForbund } from "../testing/screen.tsx";
import { changeKeys, draftKeys, insatserToInvite } from "./change-keys.ts";
import { hasSigned } from "./forbund.ts";

/** A förbund with an approved device that has not handed in yet. */
async function forbundWithDevice() {
  const place = await testForbund();
  const insats = await addInsats(place, "MIA Vidare");
  const { forbund } = place.keeper.current();
  const device = testDevice(insats.id, insats.startfil, forbund);
  await take(place, [await device.anmalan()]);
  const [waiting] = place.keeper.current().waiting;
  if (waiting === undefined) throw new Error("no device waits");
  await place.keeper.change((book) => withApproved(book, waiting, "Enhet 1"));
  return { place, insats, device, old: forbund };
}

const take = (place: TestForbund, files: readonly ChosenFile[]) =>
  importFiles(files, { ...place, plans, today, onProgress: () => undefined });
const startfilIn = (text: string) =>
  openStartfil(text, verify, { today, instruments: [workingWording] }).startfil;
const signWith = ({ vault }: TestForbund) => ({
  sign: (domain: string, message: Uint8Array) => vault.sign(domain, message),
  today,
});
const changed = async (place: TestForbund) => {
  const drafted = await draftKeys(place.vault, place.keeper.current().forbund);
  return changeKeys(drafted, { ...place, today });
};

describe("Byt nyckel", () => {
  it("tells what happens, gives a new reserve code, asks once and says what to do then", async () => {
    const { place, old } = await forbundWithDevice();
    const { user } = showForbund(place, "/installningar");
    await user.click(screen.getByRole("link", { name: "Byt nyckel" }));
    expect(screen.getByText(/^Inget ändras förrän du har skrivit ut/)).toBeVisible();

    await user.click(screen.getByRole("button", { name: "Gör en ny reservkod" }));
    await user.click(await screen.findByRole("button", { name: "Byt nyckel" }));
    expect(screen.getByText(/^Skriv ut eller skriv av koden först/)).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: /utskriven eller avskriven/ }));
    await user.click(screen.getByRole("button", { name: "Byt nyckel" }));
    const dialog = await screen.findByRole("dialog", { name: "Byt nyckel nu?" });
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Avbryt" }));
    expect(place.keeper.current().forbund).toBe(old);
    await user.click(within(dialog).getByRole("button", { name: "Ja, byt nyckel" }));

    expect(await screen.findByRole("heading", { level: 1, name: "Nyckeln är bytt" })).toBeVisible();
    expect(screen.getByRole("link", { name: "MIA Vidare" })).toBeVisible();
    const { forbund } = place.keeper.current();
    expect(forbund.before).toEqual([{ signer: old.signer, left: today }]);
    expect(
      new Set([forbund.recipient, forbund.recoveryRecipient, old.recipient, old.recoveryRecipient]).size,
    ).toBe(4);
    expect((await readBook(place.vault))?.forbund).toEqual(forbund);
    expect((await place.vault.collector())?.signer).toBe(forbund.signer);
  });

  it("speaks of förbund at NNS, and of the new startfiler that they need", async () => {
    const nns = await testForbund({ level: "nation", name: "NNS" });
    const norr = await addInsats(nns, "Norr");
    const { user } = showForbund(nns, "/installningar/nyckel");
    expect(screen.getByText(/^Summor som är på väg från förbunden/)).toBeVisible();
    expect(screen.queryByText(/enhet/)).toBeNull();

    await user.click(screen.getByRole("button", { name: "Gör en ny reservkod" }));
    await user.click(await screen.findByRole("checkbox", { name: /NNS reservkod är utskriven/ }));
    await user.click(screen.getByRole("button", { name: "Byt nyckel" }));
    await user.click(await screen.findByRole("button", { name: "Ja, byt nyckel" }));

    expect(await screen.findByRole("heading", { level: 1, name: "Nyckeln är bytt" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Norr" })).toHaveAttribute("href", `#/forbund/${norr.id}`);
    await user.click(screen.getByRole("link", { name: "Översikt" }));
    expect(
      await screen.findByRole("link", { name: "Nyckeln är bytt. Gör en ny startfil till Norr." }),
    ).toBeVisible();
  });

  it("changes nothing when it is left or the disk is full", async () => {
    const { place, old } = await forbundWithDevice();
    const drafted = await draftKeys(place.vault, old);
    place.vault.failNextWrite(new Error("the disk is full"));

    await expect(changeKeys(drafted, { ...place, today })).rejects.toThrow("full");

    expect(place.keeper.current().forbund).toEqual(old);
    expect((await place.vault.collector())?.signer).toBe(old.signer);
  });
});

describe("after a change of keys", () => {
  it("opens what was sealed to the old key and to the new one", async () => {
    const { place, insats, device } = await forbundWithDevice();
    const late = await device.handIn({ tally: tallyOf(12), period: ended, final: false });
    const { forbund } = await changed(place);
    const other = testDevice(insats.id, insats.startfil, forbund);
    const next = await other.anmalan();

    const lines = await take(place, [late.tally, late.coverage, next]);

    expect(lines.map(({ status }) => status)).toEqual(["read", "read", "read"]);
    const book = place.keeper.current();
    const counted = snapshotsToAdd(collectionOf(book), book.roster, { kind: "tally", period: ended });
    expect(counted.map(({ forms }) => forms)).toEqual([12]);
  });

  it("makes startfiler that devices of the old one take, and asks for one for each insats", async () => {
    const { place, insats } = await forbundWithDevice();
    const earlier = startfilIn(insats.startfilText);
    const book = await changed(place);
    expect(insatserToInvite(book).map(({ id }) => id)).toEqual([insats.id]);

    const made = await makeStartfil(book, insatsIn(book, insats.id), {
      term: termOn(book.forms, today),
      ...signWith(place),
    });
    const after = await place.keeper.change((before) => withStartfil(before, made.issued));

    const renewed = startfilIn(made.text);
    expect(mayReplace(earlier, renewed, verify)).toBe(true);
    expect(mayReplace(renewed, earlier, verify)).toBe(false);
    expect(renewed.recipients).toEqual([book.forbund.recipient, book.forbund.recoveryRecipient]);
    expect(insatserToInvite(after)).toEqual([]);
  });

  it("gives kvitton that a device takes before it has the new startfil, and no stranger's", async () => {
    const { place, insats, device } = await forbundWithDevice();
    const { tally } = await device.handIn({ tally: tallyOf(12), period: ended });
    await take(place, [tally]);
    const book = await changed(place);

    const { text } = await makeKvitto(book, signWith(place));

    const asked = { device: device.signer, incarnation: device.incarnation };
    const startfil = startfilIn(insats.startfilText);
    const stranger = { ...startfil, signer: SignerKey.parse(makeSigningKey().publicKey) };
    expect(receivedIn(text, verify, { ...asked, startfil })).toMatchObject({ seq: 1 });
    expect(() => receivedIn(text, verify, { ...asked, startfil: stranger })).toThrow("not known here");
    expect(openKvitto(text, verify).content.signer).toBe(book.forbund.signer);
  });

  it("knows its own earlier signatures through several changes, and no other's", async () => {
    const { place, old } = await forbundWithDevice();
    const between = (await changed(place)).forbund;
    const { forbund } = await changed(place);

    expect([old, between, forbund].map(({ signer }) => hasSigned(forbund, signer))).toEqual([
      true,
      true,
      true,
    ]);
    expect(hasSigned(old, forbund.signer)).toBe(false);
    expect(forbund.succeeds?.signer).toBe(between.signer);
  });
});
