/** Where *Lämna sidan* goes when the page has not said: a neutral page that shows nothing personal. */
export const DEFAULT_EXIT_URL = "https://www.smhi.se/";

/**
 * Leaves the page for a neutral one, in the place of the form in the history, so that Back does not
 * come back here. Call it when everything is wiped: nothing after it is sure to run.
 *
 * Inside a frame it is the whole page that has to leave. A frame without the right to do that
 * (`allow-top-navigation-by-user-activation`) stays under the cover.
 */
export function leavePage(url: string, page: Window = window): void {
  try {
    (page.top ?? page).location.replace(url);
  } catch {
    // Refused by the frame's sandbox. The cover is shown and everything is wiped already.
  }
}
