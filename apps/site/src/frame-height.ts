/**
 * How high the frame is, in CSS pixels, for how wide it is.
 *
 * One number for all screens: a frame that grew and shrank with the questions would tell the page, and
 * whoever looks at it from afar, where a person is. What does not fit is scrolled inside the frame, under
 * the bar with *Lämna sidan*.
 */
export function frameHeight(widthPx: number): number {
  if (widthPx < 480) return 1140;
  return widthPx < 800 ? 1080 : 1040;
}
