// In the order of the data's way: asked, answered, counted, collected, protected, said.

export { type CanonicalValue, canonicalBytes, canonicalText, hashOf } from "./canonical.ts";
export {
  type Admission,
  admit,
  type Door,
  type ImportCode,
  type OpenedSnapshot,
} from "./collection/admission.ts";
export {
  type Collection,
  type Entry,
  emptyCollection,
  entriesOf,
  joinCollections,
  type Standing,
  snapshotsToAdd,
  withSnapshot,
} from "./collection/collection.ts";
export { type Fork, type ForkLine, forksOf } from "./collection/forks.ts";
export {
  GRACE_DAYS,
  HAND_IN_STATES,
  type HandInRequest,
  type HandInRow,
  type HandInState,
  type HandInTiming,
  handInRowsOf,
  lateOf,
  missingOf,
  NATION_GRACE_DAYS,
} from "./collection/hand-in-states.ts";
export {
  handInStateTexts,
  handInSummary,
  handInTimingTexts,
  timingRemark,
} from "./collection/hand-in-texts-sv.ts";
export {
  type Desk,
  type IncomingFile,
  mostBytesAt,
  type Opening,
  readIncoming,
  snapshotIn,
} from "./collection/incoming.ts";
export { byFirstFile } from "./collection/one-voice.ts";
export { type Overlap, type OverlapSide, overlapsOf, withCalendarKept } from "./collection/overlaps.ts";
export { receivedFrom } from "./collection/received.ts";
export { SnapshotRecord } from "./collection/snapshot-record.ts";
export { firstTimeOnly } from "./collection/upwards.ts";
export {
  type Coverage,
  type CoverageBeforeRelease,
  type CoverageGroup,
  type CoverageStep,
  coverageOf,
  coverageStepOf,
  type Participants,
  type WrittenReason,
} from "./coverage/coverage.ts";
export {
  coverageTold,
  openTackningsrapport,
  Tackningsrapport,
  tackningsrapportOf,
  tackningsrapportText,
} from "./coverage/tackningsrapport.ts";
export { Anmalan, anmalanText, openAnmalan } from "./enrolment/anmalan.ts";
export { EnrolmentError, type EnrolmentErrorCode } from "./enrolment/enrolment-error.ts";
export {
  hasArrived,
  joinedLine,
  Kvitto,
  KvittoLine,
  kvittoText,
  openKvitto,
  receivedIn,
} from "./enrolment/kvitto.ts";
export {
  approve,
  type CollectorLevel,
  deviceIn,
  emptyRoster,
  Roster,
  type RosterDevice,
  revoke,
  setAside,
} from "./enrolment/roster.ts";
export { digestOf, type Opened, type Sign, type Verify } from "./enrolment/signed-file.ts";
export {
  isInstrumentOf,
  MAX_K,
  MIN_K,
  mayReplace,
  type OpenedStartfil,
  openStartfil,
  Startfil,
  startfilText,
  withSuccession,
} from "./enrolment/startfil.ts";
export { Succession, successionTo } from "./enrolment/succession.ts";
export { type FromFhir, instrumentOfQuestionnaire } from "./fhir/from-fhir.ts";
export { type BrokenInvariant, brokenInvariants } from "./fhir/invariants.ts";
export { questionnaireOf } from "./fhir/to-fhir.ts";
export * from "./ids.ts";
export { isBuiltIn, namedForm } from "./instruments/built-in.ts";
export { inventedInstrument } from "./instruments/invented.ts";
export { workingWording } from "./instruments/working-wording.ts";
export { type ClosedPeriod, closeByHand, closePeriod } from "./period/closed-period.ts";
export * from "./period/period.ts";
export {
  firstEdition,
  isMergeable,
  periodsIn,
  spanCovers,
  spanKey,
  spanName,
  type TimeSpan,
} from "./period/time-span.ts";
export {
  type Attack,
  type AttackedRange,
  attack as auditRelease,
  type Finding,
} from "./protection/attack.ts";
export {
  type Block,
  type BlockInsats,
  type BlockPart,
  type Collector,
  type EarlierCount,
  isSame,
  type Subject,
  sizesOf,
} from "./protection/block.ts";
export { keptBetween } from "./protection/editions.ts";
export { type EstimateRequest, estimateOf, previewOf, type TableEstimate } from "./protection/estimate.ts";
export { type HighsModule, highsSolve } from "./protection/highs-solve.ts";
export { type ProtectionRequest, protect } from "./protection/protect.ts";
export { type NationalSource, type NationRequest, protectNation } from "./protection/protect-nation.ts";
export { protectTables, type TablesOutcome } from "./protection/protect-tables.ts";
export {
  type ProtectedCell,
  type ProtectedTable,
  type ProtectedTables,
  type Protection,
  protectedTablesOf,
  type RefusalReason,
  type ReleaseDraft,
} from "./protection/protected-table.ts";
export { ProtectionError, type ProtectionErrorCode } from "./protection/protection-error.ts";
export { inputsDigestOf, type Release, type ReleaseRequest, releaseOf } from "./protection/release.ts";
export { CorrectionReason, ReleaseContent, spanIn } from "./protection/release-content.ts";
export { AuditSummary, CellRelease, parseCellRelease } from "./protection/release-format.ts";
export {
  blockInsatserOf,
  type CountedSnapshot,
  digestsIn,
  type FrozenInputs,
  type InputsRequest,
  type ReleaseInputs,
  releaseInputsOf,
} from "./protection/release-inputs.ts";
export { DEFAULT_FLOOR, DEFAULT_K, defaultRule, ProtectionRule, TableRule } from "./protection/rule.ts";
export type { LinearProblem, LinearRow, LinearSolution, LinearSystem, Solve } from "./protection/solve.ts";
export { parseTables, Tables } from "./protection/tables-format.ts";
export {
  correctedText,
  correctionTexts,
  estimateTexts,
  mergedText,
  previewText,
  protectionErrorTexts,
  refusalTexts,
  SUPPRESSED_NOTE,
  SUPPRESSED_SPOKEN,
  SUPPRESSED_SYMBOL,
  TOO_FEW_FOR_SEX,
} from "./protection/texts-sv.ts";
export { MOST_RELEASE_BYTES, parseRelease, type VerifiedRelease } from "./protection/verified-release.ts";
export {
  Instrument,
  type Issue,
  instrumentHashOf,
  type Parsed,
  parseInstrument,
  textIn,
} from "./questionnaire/instrument.ts";
export { type ReadInstrument, readInstrumentFile } from "./questionnaire/instrument-file.ts";
export {
  type InstrumentTerm,
  type InstrumentTerms,
  instrumentIn,
  type NextTermRefusal,
  plansOf,
  termOn,
  withNextTerm,
} from "./questionnaire/instrument-terms.ts";
export {
  DECLINED,
  isComparable,
  isExclusive,
  LocalizedText,
  Measure,
  meaningsOf,
  type OptionMeanings,
  optionsOf,
  Question,
  QuestionType,
} from "./questionnaire/question.ts";
export { type AnnexRequest, annexOf } from "./report/annex.ts";
export { findingOf } from "./report/answer-sections.ts";
export { boardReportOf } from "./report/board-report.ts";
export { chartFileOf, chartOf, chartSentence } from "./report/chart.ts";
export { svgFile } from "./report/chart-svg.ts";
export { coverageReportOf } from "./report/coverage-report.ts";
export { csvOf, fileNameOf } from "./report/csv.ts";
export { differenceInterval, differenceText } from "./report/difference.ts";
export type { Drawing, Mark } from "./report/drawing.ts";
export { escaped } from "./report/escaped.ts";
export { htmlOf } from "./report/html.ts";
export { jsonOf, type ReportFile } from "./report/json.ts";
export { Layout } from "./report/layout.ts";
export { MOST_LAYOUT_CHARACTERS, type ReadLayout, readLayout } from "./report/layout-read.ts";
export { layoutCsv, layoutSheets } from "./report/layout-sheet.ts";
export { measureReportText } from "./report/measure-report.ts";
export { fractionText, shareText, wholeText } from "./report/number-text.ts";
export {
  aboutLine,
  type CellStatus,
  type Fact,
  type Report,
  type ReportBlock,
  type ReportCell,
  type ReportRow,
  type ReportSection,
  type ReportTable,
} from "./report/report.ts";
export { type ReportRequest, reportOf } from "./report/report-of.ts";
export { sdmxCsvOf } from "./report/sdmx-csv.ts";
export { type Sheet, type SheetCell, sheetsOf } from "./report/sheets.ts";
export { followUpTexts, groupTexts, questionName, reasonTexts } from "./report/wording-sv.ts";
export { xlsxOf } from "./report/xlsx.ts";
export {
  type AnswerValues,
  answerSchemaOf,
  emptyAnswers,
  hasAnswers,
  parseResponse,
  SEX_FIELD,
  Sex,
  type ValidResponse,
} from "./response/response.ts";
export { type Oracle, oracleOf } from "./simulation/oracle.ts";
export {
  handInsOf,
  SIMULATED_NOTICE,
  type SimulatedDevice,
  type SimulatedHandIn,
  type SimulatedPeriod,
  simulateForms,
  simulateYear,
} from "./simulation/simulate.ts";
export type { SimulatedOccasion } from "./simulation/simulated-occasion.ts";
export {
  Assumptions,
  type CheckedTotal,
  contradictedTotals,
  parseSimulatedYear,
  SimulatedYear,
} from "./simulation/simulated-year.ts";
export {
  DEFAULT_SETTINGS,
  EMERGENCY,
  Installningsfil,
  installningsfilText,
  LOCK_MINUTES,
  LocalLine,
  MAX_LOCAL_LINES,
  Month,
  NationalLine,
  openInstallningsfil,
  Settings,
  Support,
  supportLinesOf,
  WIPE_MINUTES,
} from "./support/settings.ts";
export { linesToCheck, type SupportLine, supportLines } from "./support/support-lines.ts";
export { type Coin, contributionOf } from "./tally/contribution.ts";
export { FollowUpKind, NotAskedReason, type Occasion, Prior } from "./tally/occasion.ts";
export {
  type AnswerMeasure,
  coveragePlanOf,
  GROUPS,
  type Group,
  measureName,
  measuresOf,
  type PlanCell,
  PROCESS_MEASURES,
  type ProcessMeasure,
  planOf,
  STRATA,
  type Stratum,
  type TallyPlan,
} from "./tally/plan.ts";
export { checkSums, countOf, emptyTally, mergeTallies, partOf, type Tally } from "./tally/tally.ts";
export { TallyError, type TallyErrorCode } from "./tally/tally-error.ts";
export { enrolmentTexts, importTexts, standingTexts } from "./texts-sv.ts";
