/**
 * Where the recordings and pictures of a förbund's own form lie: `public/media/` before the build, so that they are kept
 * with the app and need no network. The file names are the instrument's (docs/formats/instrument.md).
 */
export const MEDIA = "media/";
