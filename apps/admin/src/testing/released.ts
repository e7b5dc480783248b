/** A förbund for tests that has released a period, by the same steps as its screens take. */
import { closePeriod, highsSolve, type Period, periodKey, workingWording } from "@vifragar/core";
import loadHighs from "highs";
import { withApproved } from "../devices/device-list.ts";
import { type ChosenFile, importFiles } from "../imports/import-files.ts";
import { directProtector } from "../release/direct-protector.ts";
import { inputsOfRelease, storedRelease, withRelease, workOf } from "../release/freeze.ts";
import { gather } from "../release/gather.ts";
import { randomHex } from "../ui/random-hex.ts";
import {
  addInsats,
  coveragePlan,
  ended,
  plan,
  plans,
  type TestForbund,
  tallyOf,
  testDevice,
  testForbund,
  today,
} from "./forbund.ts";

export const protector = directProtector(async () => highsSolve(await loadHighs()));

/** Imports files as the screen does. */
export const take = ({ vault, keeper }: TestForbund, ...files: readonly ChosenFile[]) =>
  importFiles(files, { vault, keeper, plans, today, onProgress: () => undefined });

/** A förbund whose insatser have answered and whose half-year is released. @param forms - Of each insats. */
export async function releasedForbund(name: string, forms: readonly number[]): Promise<TestForbund> {
  const place = await testForbund({ name });
  for (const [at, count] of forms.entries()) {
    const insats = await addInsats(place, `${name} ${at + 1}`);
    const device = testDevice(insats.id, insats.startfil, place.keeper.current().forbund);
    await take(place, await device.anmalan());
    const [waiting] = place.keeper.current().waiting;
    if (waiting !== undefined)
      await place.keeper.change((book) => withApproved(book, waiting, `Enhet ${at + 1}`));
    const files = await device.handIn({ tally: tallyOf(count, name.length * 10 + at), period: ended });
    await take(place, files.tally, files.coverage);
  }
  await releasePeriod(place, ended);
  return place;
}

async function releasePeriod({ vault, keeper }: TestForbund, period: Period): Promise<void> {
  const closed = closePeriod(period, today);
  if (closed === undefined) throw new RangeError("a test's period is not over");
  const byHand = false;
  const gathered = await gather(keeper.current(), closed, { vault, plan, onProgress: () => undefined });
  const work = workOf(keeper.current(), gathered, { period, instrument: workingWording, today, byHand });
  const outcome = await protector.protect(work);
  if (outcome.kind === "refused") throw new Error(`${periodKey(period)} is refused: ${outcome.reason}`);
  const salt = randomHex(32);
  const signed = await outcome.release({
    inputs: inputsOfRelease(gathered, salt),
    signer: keeper.current().forbund.signer,
    sign: (domain, message) => vault.sign(domain, message),
    day: today,
  });
  const about = { period, released: today, byHand, salt, plan, coveragePlan };
  await keeper.change((book) => withRelease(book, storedRelease(signed, gathered, about)));
}
