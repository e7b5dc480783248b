/**
 * Where the recordings of a förbund's own form lie: `public/ljud/` before the build, so that they are kept with the app
 * and play without a network. The file names are the instrument's (docs/formats/instrument.md, `audio`).
 */
export const RECORDINGS = "ljud/";
