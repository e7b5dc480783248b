/**
 * What our pages may do, said to the browser with every answer.
 *
 * `connect-src 'self'` is the whole reach of the pages: own files.
 */

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  // WebAssembly is libsodium and the solver.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // Recordings of the questions.
  "media-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types vfv-script",
];

const PERMISSIONS_POLICY = [
  // A startfil may be read from a QR code.
  "camera=(self)",
  "accelerometer=()",
  "autoplay=()",
  "clipboard-read=()",
  "display-capture=()",
  "geolocation=()",
  "gyroscope=()",
  "hid=()",
  "idle-detection=()",
  "local-fonts=()",
  "magnetometer=()",
  "microphone=()",
  "midi=()",
  "payment=()",
  "serial=()",
  "usb=()",
];

/**
 * The headers of an answer, without those that describe its content.
 *
 * Only `/f/`, the form on our own origin, may stand in a frame, and only in a page of the origins given.
 * Only `/embed/`, our example of a host page, may hold one.
 *
 * @param {string} path Path of the address, starting with a slash.
 * @param {readonly string[]} origins Where pages may live that hold the form in a frame.
 * @returns {Record<string, string>}
 */
export function headersOf(path, origins) {
  const framedBy = path.startsWith("/f/") ? origins.join(" ") : "'none'";
  const frames = path.startsWith("/embed/") ? [`frame-src ${origins.join(" ")}`] : [];
  return {
    "Content-Security-Policy": [...CONTENT_SECURITY_POLICY, ...frames, `frame-ancestors ${framedBy}`].join(
      "; ",
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY.join(", "),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
}

/**
 * How long an answer may be kept. Pages never: whoever comes after on the same tablet shall find nothing.
 *
 * @param {string} path
 */
export function cacheControlOf(path) {
  if (path.endsWith(".html") || path.endsWith("/")) return "no-store";
  // vite puts a hash of the content into the names of what lies in assets/.
  return /\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(path) ? "public, max-age=31536000, immutable" : "no-cache";
}
