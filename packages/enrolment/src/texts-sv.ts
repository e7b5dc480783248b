import type { HandInRefusal } from "@vifragar/vault";

/** Why nothing was handed in, as staff read it. `k` is how many forms a safeguard in between must add. */
export const handInRefusalTexts: Readonly<Record<HandInRefusal, (k: number) => string>> = {
  K_NOT_REACHED: (k) =>
    `Det är för få nya omgångar sedan förra gången. Minst ${k} nya svar ska vara med i en inlämning mitt i perioden, så att ingen enskild går att räkna ut. Omgångarna ligger kvar, låsta på enheten.`,
  NOTHING_NEW: () => "Det finns inget nytt att lämna in.",
  PERIOD_OPEN: () => "Perioden är inte slut än. Den sista inlämningen görs när perioden är över.",
  PERIOD_CLOSED: () => "Perioden är redan stängd på den här enheten.",
};
