/** The road from a förbund to NNS in tests, by the same steps as the screens of both take. */
import { InsatsId, termOn, workingWording } from "@vifragar/core";
import type { ChosenFile } from "../imports/import-files.ts";
import { withInsats } from "../insatser/change-insatser.ts";
import { makeStartfil, withStartfil } from "../insatser/startfil.ts";
import { makeSum, readNnsStartfil, releasesForNns, withSum } from "../upwards/hand-upwards.ts";
import type { SentSum } from "../upwards/sent-sum.ts";
import { coveragePlan, fileOf, insatsIn, plan, type TestForbund, today } from "./forbund.ts";

/** NNS registers the förbund and makes it a startfil. */
export async function invite(nns: TestForbund, { keeper }: TestForbund): Promise<string> {
  const { id: own, name } = keeper.current().forbund;
  const id = InsatsId.parse(own);
  const basics = { name, direction: "individ", owner: "", starts: 0, ends: null } as const;
  const book = await nns.keeper.change((before) => withInsats(before, id, basics));
  const made = await makeStartfil(book, insatsIn(book, id), {
    term: termOn(book.forms, today),
    sign: (domain, message) => nns.vault.sign(domain, message),
    today,
  });
  await nns.keeper.change((before) => withStartfil(before, made.issued));
  return made.text;
}

/** The förbund takes NNS's startfil and hands in its released half-year. */
export async function handUp(
  { vault, keeper }: TestForbund,
  startfilText: string,
): Promise<{ readonly sum: SentSum; readonly files: readonly ChosenFile[] }> {
  const by = { today, instruments: [workingWording] };
  const read = readNnsStartfil(keeper.current(), startfilText, by);
  if (!read.ok) throw new Error(read.text);
  await keeper.change((before) => ({ ...before, nnsStartfil: read.text }));
  const [release] = releasesForNns(keeper.current(), read.startfil);
  if (release === undefined) throw new Error("nothing is released");
  const { sum, files } = await makeSum(keeper.current(), release, {
    vault,
    startfil: read.startfil,
    plan,
    coveragePlan,
    today,
    onProgress: () => undefined,
  });
  await keeper.changeWithFiles((before) => withSum(before, sum, files));
  return { sum, files: files.map(({ name, bytes }) => fileOf(name, bytes)) };
}
