/**
 * The shortcut that hides the screen: Shift three times.
 *
 * As GOV.UK's exit-this-page, with two of its open bugs designed away: left and right Shift that overlap
 * count as the presses they are (govuk-frontend #5393), and keys of a virtual keyboard do not count, since
 * nothing counts while a text field has focus (#4095).
 */

/** The longest time between two presses. */
export const BETWEEN_PRESSES_MS = 5_000;

const PRESSES_TO_EXIT = 3;

/** A key as the counter sees it. */
export interface KeyMoment {
  readonly type: "down" | "up";
  readonly isShift: boolean;
  /** Held down by the keyboard's own repetition. */
  readonly repeated: boolean;
  /** A field that takes text has focus, anywhere on the page. */
  readonly typing: boolean;
  readonly atMs: number;
}

/** Presses so far: 0 to 3. At 3 the screen is to be hidden. */
export interface ShiftCount {
  readonly presses: number;
  readonly lastMs: number;
  /** Another key came while Shift was held: the Shift was for that key, a capital letter for example. */
  readonly spoiled: boolean;
}

/** Nothing pressed. */
export const noPresses: ShiftCount = { presses: 0, lastMs: Number.NEGATIVE_INFINITY, spoiled: false };

/** The count after a key went down or up. */
export function countAfter(count: ShiftCount, key: KeyMoment): ShiftCount {
  if (key.typing || !key.isShift) return { ...noPresses, spoiled: true };
  if (key.type === "down") return key.repeated ? count : { ...count, spoiled: false };
  if (count.spoiled) return { ...noPresses };
  const inTime = key.atMs - count.lastMs <= BETWEEN_PRESSES_MS;
  return { presses: inTime ? count.presses + 1 : 1, lastMs: key.atMs, spoiled: false };
}

/** Whether the screen is to be hidden now. */
export const isExit = ({ presses }: ShiftCount): boolean => presses >= PRESSES_TO_EXIT;
