import { periodKey } from "@vifragar/core";
import type { HandInOptions, HandInResult, Pending, TallyKey, Vault } from "@vifragar/vault";
import { type Enrolment, enrolmentFor, hasBegun, inForce, tallyKeyOf } from "./enrolment.ts";

/** One period of one insats on this device, as it stands before handing in. */
export interface HandInItem extends Pending {
  readonly enrolment: Enrolment;
}

/** What there is to hand in, with the current period of every insats even where nothing was counted yet. */
export function handInItems(
  enrolments: readonly Enrolment[],
  pending: readonly Pending[],
  today: number,
): readonly HandInItem[] {
  const counted = pending.flatMap((one): readonly HandInItem[] => {
    const enrolment = enrolmentFor(enrolments, one);
    return enrolment === undefined ? [] : [{ ...one, enrolment }];
  });
  const untouched = inForce(enrolments, today)
    .filter((enrolment) => hasBegun(enrolment, today))
    .map((enrolment) => ({ enrolment, key: tallyKeyOf(enrolment, today) }))
    .filter(({ key }) => !counted.some((one) => itemKey(one) === itemKey(key)))
    .map(({ enrolment, key }) => ({ ...key, enrolment, hasNew: false, ended: false, final: false }));
  return [...counted, ...untouched];
}

/** Names one insats, plan and period. */
export const itemKey = ({ insats, plan, period }: TallyKey): string =>
  `${insats}/${plan}/${periodKey(period)}`;

/** What the vault needs in order to make the two files. */
export function handInOptions(
  item: HandInItem,
  { final, day }: Pick<HandInOptions, "final" | "day">,
): HandInOptions {
  const { insats, plan, period, enrolment } = item;
  return {
    insats,
    plan,
    period,
    coveragePlan: { hash: enrolment.coveragePlan.hash, cells: coverageCells(enrolment) },
    final,
    k: enrolment.startfil.k,
    day,
    recipients: enrolment.startfil.recipients,
    cells: enrolment.plan.cells.length,
  };
}

/** Where the cells of the coverage plan stand in the whole plan. */
export const coverageCells = ({ plan, coveragePlan }: Enrolment): readonly number[] =>
  coveragePlan.cells.flatMap(({ id }) => plan.indexById.get(id) ?? []);

/** How many omgångar were begun in a period, from process counters alone. */
export async function roundsIn(vault: Pick<Vault, "coverage">, item: HandInItem): Promise<number> {
  const { insats, plan, period, enrolment } = item;
  const cells = enrolment.plan.cells.flatMap(({ kind, id }, at) =>
    kind === "process" && id.endsWith("/asked") ? [at] : [],
  );
  const counts = await vault.coverage({ insats, plan, period, cells });
  return counts.reduce((total, count) => total + count, 0);
}

export type HandedIn = Extract<HandInResult, { readonly ok: true }>;
