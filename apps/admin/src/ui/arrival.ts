/** Whether a page has been shown before in this window: only then is focus moved to a heading. */
let arrived = false;

/** Notes that a page shows, and tells whether one has shown before it. */
export function markArrival(): boolean {
  const before = arrived;
  arrived = true;
  return before;
}
