export {
  currentPeriod,
  type Enrolment,
  enrolmentFor,
  enrolmentOf,
  hasBegun,
  inForce,
  insatserOf,
  loadEnrolments,
  storeEnrolment,
  tallyKeyOf,
} from "./enrolment.ts";
export {
  coverageCells,
  type HandedIn,
  type HandInItem,
  handInItems,
  handInOptions,
  itemKey,
  roundsIn,
} from "./hand-in-items.ts";
export { type MadeAnmalan, makeAnmalan, wordsOf } from "./make-anmalan.ts";
export { type ReadStartfil, readStartfil } from "./read-startfil.ts";
export { fileOf, type NamedFile, saveFiles } from "./save-files.ts";
export { handInRefusalTexts } from "./texts-sv.ts";
