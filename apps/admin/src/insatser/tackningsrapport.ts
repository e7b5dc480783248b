/** The täckningsrapport of an insats: what its lead may know before anything is released. */
import {
  type Coverage,
  type Day,
  type Period,
  periodKey,
  type Sign,
  tackningsrapportOf,
  tackningsrapportText,
} from "@vifragar/core";
import type { Book } from "../book/book.ts";
import { inFileName } from "../ui/save-file.ts";
import type { Insats } from "./insats.ts";

/** Signs how many were asked in an insats. Nothing from answers is in it, and no small group. */
export async function makeTackningsrapport(
  { forbund }: Book,
  { id, name }: Insats,
  of: {
    readonly coverage: Coverage;
    readonly period: Period;
    readonly today: Day;
    readonly sign: Sign;
  },
): Promise<{ readonly fileName: string; readonly text: string }> {
  const { prov, signer } = forbund;
  const content = tackningsrapportOf(
    {
      prov,
      forbund: { id: forbund.id, name: forbund.name },
      insats: { id, name },
      period: of.period,
      day: of.today,
      signer,
    },
    of.coverage,
  );
  return {
    fileName: `${prov ? "prov-" : ""}tackningsrapport-${inFileName(name)}-${periodKey(of.period)}.json`,
    text: await tackningsrapportText(content, of.sign),
  };
}
