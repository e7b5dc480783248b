/** A förbund for tests that has released a period, by the same steps as its screens take. */
import {
  type CorrectionReason,
  closePeriod,
  highsSolve,
  type Instrument,
  type Period,
  periodKey,
  workingWording,
} from "@vifragar/core";
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

/** A device of an insats that is approved and has handed in for good. */
export async function answered(
  place: TestForbund,
  insats: Awaited<ReturnType<typeof addInsats>>,
  of: { readonly forms: number; readonly seed: number; readonly label: string },
): Promise<void> {
  const device = testDevice(insats.id, insats.startfil, place.keeper.current().forbund);
  await take(place, await device.anmalan());
  const [waiting] = place.keeper.current().waiting;
  if (waiting !== undefined) await place.keeper.change((book) => withApproved(book, waiting, of.label));
  const files = await device.handIn({ tally: tallyOf(of.forms, of.seed), period: ended });
  await take(place, files.tally, files.coverage);
}

/** A förbund whose insatser have answered and whose half-year is released. @param forms - Of each insats. */
export async function releasedForbund(
  name: string,
  forms: readonly number[],
  instrument = workingWording,
): Promise<TestForbund> {
  const place = await testForbund({ name });
  for (const [at, count] of forms.entries()) {
    const insats = await addInsats(place, `${name} ${at + 1}`);
    await answered(place, insats, { forms: count, seed: name.length * 10 + at, label: `Enhet ${at + 1}` });
  }
  await releasePeriod(place, ended, { instrument });
  return place;
}

/** Releases a period. @param as.correction - Why one that is released already is released once more. */
export async function releasePeriod(
  { vault, keeper }: TestForbund,
  period: Period,
  {
    correction,
    instrument = workingWording,
  }: { readonly correction?: CorrectionReason; readonly instrument?: Instrument } = {},
): Promise<void> {
  const closed = closePeriod(period, today);
  if (closed === undefined) throw new RangeError("a test's period is not over");
  const byHand = false;
  const isCorrection = correction !== undefined;
  const opening = { vault, plan, isCorrection, onProgress: () => undefined };
  const gathered = await gather(keeper.current(), closed, opening);
  const of = { period, instrument, today, byHand, correction };
  const outcome = await protector.protect(workOf(keeper.current(), gathered, of));
  if (outcome.kind === "refused") throw new Error(`${periodKey(period)} is refused: ${outcome.reason}`);
  const salt = randomHex(32);
  const signed = await outcome.release({
    inputs: inputsOfRelease(gathered, salt),
    signer: keeper.current().forbund.signer,
    sign: (domain, message) => vault.sign(domain, message),
    day: today,
  });
  const before = keeper.current().releases.get(periodKey(period));
  const corrects = isCorrection && before !== undefined ? { reason: correction, before } : undefined;
  const about = { period, released: today, byHand, salt, plan, coveragePlan, corrects };
  await keeper.change((book) => withRelease(book, storedRelease(signed, gathered, about)));
}
