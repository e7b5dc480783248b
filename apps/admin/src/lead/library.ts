/**
 * What an insatsledare can read: the files on the shelf, each verified against a key whose words were compared.
 *
 * A form is signed by nobody. It is used for releases that name it by its hash, and those are signed.
 */
import {
  coverageReportOf,
  type Day,
  daysOf,
  type Instrument,
  isBuiltIn,
  isInstrumentOf,
  type Period,
  type ProtectedTable,
  periodKey,
  planOf,
  protectedTablesOf,
  type Report,
  readInstrumentFile,
  reportOf,
  type Tackningsrapport,
  type VerifiedRelease,
} from "@vifragar/core";
import { tableAbout } from "../report/released-report.ts";
import { openSigned, type SignedFile } from "../trust/open-signed.ts";
import type { TrustedSigner } from "../trust/received-release.ts";
import type { ShelfContent, ShelvedFile } from "./shelf.ts";

/** A file on the shelf, and whether it is what it says. */
export interface ReadFile {
  readonly shelved: ShelvedFile;
  readonly file: SignedFile;
}

export interface Library {
  readonly trusted: readonly TrustedSigner[];
  /** Files that were verified. */
  readonly files: readonly ReadFile[];
  /** All forms that there are here. */
  readonly instruments: readonly Instrument[];
  /** Those of them that came as files of their own. */
  readonly forms: readonly { readonly shelved: ShelvedFile; readonly instrument: Instrument }[];
  /** Files that do not hold any more or lack their form, with the reason; nothing of them is shown. */
  readonly refused: readonly { readonly shelved: ShelvedFile; readonly text: string }[];
}

/** Why a file is not taken for the förbund's. */
export const UNKNOWN_KEY = "Filen är underskriven med en nyckel som du inte har jämfört ord för.";

/** Why a release cannot be read yet. */
export const FORM_MISSING =
  "Släppet är gjort med ett eget formulär. Läs in förbundets formulärfil också, så visas det.";

const FORM_UNKNOWN = "Släppet är gjort med ett formulär från en annan utgåva av programmet.";

type By = { readonly today: Day; readonly instruments: readonly Instrument[] };

/** Verifies every file on the shelf. @param by.instruments - Those that come with the app. */
export function libraryOf({ trusted, files }: ShelfContent, by: By): Library {
  const forms = files.flatMap((shelved) => {
    const instrument = formIn(shelved.text);
    return instrument === undefined ? [] : [{ shelved, instrument }];
  });
  const instruments = [...by.instruments, ...forms.map(({ instrument }) => instrument)];
  const isForm = new Set(forms.map(({ shelved }) => shelved));
  const read = files
    .filter((shelved) => !isForm.has(shelved))
    .map((shelved) => {
      // A startfil on the shelf has served its purpose; its last day does not matter.
      const opened = openSigned(shelved.text, { instruments, today: 0 });
      if (!opened.ok) return { shelved, text: opened.text };
      const { file } = opened;
      if (!isTrusted(trusted, file)) return { shelved, text: UNKNOWN_KEY };
      const text = file.kind === "release" ? formFault(file.release, instruments) : undefined;
      return text === undefined ? { shelved, file } : { shelved, text };
    });
  return {
    trusted,
    instruments,
    forms,
    files: read.flatMap((one) => ("file" in one && one.file !== undefined ? [one as ReadFile] : [])),
    refused: read.flatMap(({ shelved, text }) => (text === undefined ? [] : [{ shelved, text }])),
  };
}

/** The form in a file that is one. */
export function formIn(text: string): Instrument | undefined {
  // The shelf is read at each start, and most of what lies there is large and signed.
  if (!text.includes("instrument@")) return undefined;
  const read = readInstrumentFile(text);
  return read.ok ? read.value : undefined;
}

/** The form that a release is made with; undefined where it is not here. */
export const instrumentOf = (
  { content }: VerifiedRelease,
  instruments: readonly Instrument[],
): Instrument | undefined =>
  instruments.find(
    (known) =>
      isInstrumentOf(content, known) &&
      (content.instrumentHash !== undefined || isBuiltIn(known)) &&
      planOf(known).hash === content.plan,
  );

/** Why a release cannot be read for want of its form. */
export function formFault(release: VerifiedRelease, instruments: readonly Instrument[]): string | undefined {
  if (instrumentOf(release, instruments) !== undefined) return undefined;
  return release.content.instrumentHash === undefined ? FORM_UNKNOWN : FORM_MISSING;
}

/** Whether a file is signed with a key that was compared, by the very collector it was compared for. */
export const isTrusted = (
  trusted: readonly TrustedSigner[],
  { signer, collector }: Pick<SignedFile, "signer" | "collector">,
): boolean => trusted.some((known) => known.signer === signer && known.collector === collector.id);

/** An insats that the lead has something about. */
export interface LeadInsats {
  readonly id: string;
  readonly name: string;
}

/** Insatser of täckningsrapporter and of insatsledares parts of releases, by name. */
export function insatserOf({ files }: Library): readonly LeadInsats[] {
  const found = files.flatMap(({ file }): readonly LeadInsats[] => {
    if (file.kind === "tackningsrapport") return [file.rapport.insats];
    if (file.kind === "startfil") return [file.startfil.insats];
    if (file.release.content.extractOf === undefined) return [];
    return protectedTablesOf(file.release).insatser.flatMap(({ subject }): readonly LeadInsats[] =>
      subject.members.length === 0 ? [{ id: subject.id, name: subject.name }] : [...subject.members],
    );
  });
  const byId = new Map(found.map(({ id, name }) => [String(id), { id: String(id), name }]));
  return [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name, "sv"));
}

/** Periods that there is anything about, newest first. */
export function periodsIn({ files }: Library): readonly Period[] {
  const periods = files.flatMap(({ file }) => {
    if (file.kind === "tackningsrapport") return [file.rapport.period];
    return file.kind === "release" ? [file.release.content.period] : [];
  });
  const byKey = new Map(periods.map((period) => [periodKey(period), period]));
  return [...byKey.values()].toSorted(
    (a, b) => daysOf(b).last - daysOf(a).last || daysOf(a).first - daysOf(b).first,
  );
}

/** What there is about one insats in one period. */
export interface LeadView {
  /** The latest täckningsrapport. */
  readonly rapport: Tackningsrapport | undefined;
  readonly release: VerifiedRelease | undefined;
  readonly table: ProtectedTable | undefined;
  /** The form that the release is made with. */
  readonly instrument: Instrument | undefined;
  /** Coverage first, then what was released; undefined where there is neither. */
  readonly report: Report | undefined;
}

/** Puts together what the files say. */
export function viewOf(library: Library, insats: string, period: Period): LeadView {
  const key = periodKey(period);
  const rapport = library.files
    .flatMap(({ file }) => (file.kind === "tackningsrapport" ? [file.rapport] : []))
    .filter((one) => one.insats.id === insats && periodKey(one.period) === key)
    .toSorted((a, b) => a.day - b.day)
    .at(-1);
  const found = library.files
    .flatMap(({ file, shelved }) => (file.kind === "release" ? [{ release: file.release, shelved }] : []))
    .filter(({ release }) => periodKey(release.content.period) === key)
    .flatMap(({ release, shelved }) => {
      const table = tableAbout(protectedTablesOf(release), insats);
      const instrument = instrumentOf(release, library.instruments);
      return table === undefined || instrument === undefined ? [] : [{ release, shelved, table, instrument }];
    })
    .at(-1);
  const told = rapport === undefined ? undefined : coverageReportOf(rapport);
  if (found === undefined)
    return { rapport, release: undefined, table: undefined, instrument: undefined, report: told };
  const { release, table, shelved, instrument } = found;
  const answers = reportOf({
    forbund: release.content.collector.name,
    table,
    coverage: new Map(),
    instrument,
    released: release.content.day ?? shelved.day,
  });
  return {
    rapport,
    release,
    table,
    instrument,
    report: told === undefined ? answers : together(told, answers),
  };
}

/** One report of both: who was asked stands before what they answered, and what was done after it. */
function together(coverage: Report, answers: Report): Report {
  const [asked, ...rest] = coverage.sections.filter(({ id }) => id !== "om");
  const [about, ...others] = answers.sections.toReversed();
  return {
    ...answers,
    sections: [asked, ...others.toReversed(), ...rest, about].filter((section) => section !== undefined),
    facts: [...coverage.facts, ...answers.facts],
  };
}
