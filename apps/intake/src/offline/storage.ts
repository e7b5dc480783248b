/** What the browser says of the storage that everything here lies in. */

/**
 * True in a browser that removes what a page has stored when the app has not been opened for seven days
 * of use, unless it stands on the home screen: WebKit, in a tab.
 *
 * Source: webkit.org/blog/10218, "Full Third-Party Cookie Blocking and More", 2020.
 */
export function isForgetfulTab({
  vendor = navigator.vendor,
  isStandalone = matchMedia("(display-mode: standalone)").matches,
} = {}): boolean {
  return vendor.startsWith("Apple") && !isStandalone;
}
