/** Placeholder until clocks are decided. */
export function IdleLock() {
  return null;
}
