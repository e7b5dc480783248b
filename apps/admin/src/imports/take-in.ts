/** Takes what was found in files into the book. Taking the same file twice changes nothing. */
import {
  type Day,
  deviceIn,
  type IncomingFile,
  periodKey,
  periodName,
  type VerifiedRelease,
} from "@vifragar/core";
import type { RecordChange } from "@vifragar/vault";
import { type Book, isApproved } from "../book/book.ts";
import { type StoredSnapshot, sealedName } from "../book/records.ts";
import { receivedOf } from "../trust/received-release.ts";

/** What became of one file, as the person who chose it reads it. */
export interface ImportLine {
  readonly file: string;
  readonly status: "read" | "known" | "foreign" | "refused";
  readonly text: string;
}

export const importStatusTexts: Readonly<Record<ImportLine["status"], string>> = {
  read: "Inläst",
  known: "Fanns redan",
  foreign: "Fel förbund",
  refused: "Kunde inte läsas",
};

/** A file with what was found in it. */
export interface FoundFile {
  readonly name: string;
  readonly sealed: Uint8Array;
  readonly found: IncomingFile;
}

/** The book after a file, the snapshot to add to it, the sealed bytes to keep with it, and the line to show. */
interface Taken {
  readonly book: Book;
  readonly snapshot?: StoredSnapshot;
  readonly files: readonly RecordChange[];
  readonly line: ImportLine;
}

/**
 * Takes one file in.
 *
 * @returns A snapshot is handed back and not put into the book: of thousands, each would copy all before it.
 */
export function takeIn(book: Book, file: FoundFile, today: Day): Taken {
  const { found } = file;
  switch (found.kind) {
    case "refused": {
      const status = found.code === "WRONG_COLLECTOR" ? "foreign" : "refused";
      return { book, files: [], line: { file: file.name, status, text: found.text } };
    }
    case "anmalan":
      return takeAnmalan(book, file.name, found);
    case "release":
      return takeRelease(book, file, { release: found.release, today });
    case "snapshot":
      return takeSnapshot(book, file, { found, today });
    default:
      return found satisfies never;
  }
}

function takeRelease(
  book: Book,
  { name: file, sealed }: FoundFile,
  { release, today }: { readonly release: VerifiedRelease; readonly today: Day },
): Taken {
  const { content, digest } = release;
  const about = `Släpp från ${nameOf(book, content.collector.id)}, ${periodName(content.period)}.`;
  if (book.received.has(digest)) return { book, files: [], line: { file, status: "known", text: about } };
  const received = receivedOf(release, today);
  const isVouchedFor = book.roster.devices.some(
    ({ signer, insatser }) =>
      signer === received.signer && insatser.some((id) => id === String(content.collector.id)),
  );
  return {
    book: { ...book, received: new Map([...book.received, [digest, received]]) },
    files: [{ name: sealedName(digest), bytes: sealed }],
    line: {
      file,
      status: "read",
      text: isVouchedFor ? about : `${about} Det används när förbundets nyckel är godkänd.`,
    },
  };
}

function takeAnmalan(
  book: Book,
  file: string,
  { anmalan, digest }: Extract<IncomingFile, { kind: "anmalan" }>,
): Taken {
  const insats = nameOf(book, anmalan.insats);
  if (isApproved(book.roster, anmalan)) {
    return {
      book,
      files: [],
      line: { file, status: "known", text: `Enheten är redan godkänd för ${insats}.` },
    };
  }
  if (book.waiting.some((waiting) => waiting.digest === digest)) {
    return {
      book,
      files: [],
      line: { file, status: "known", text: `Anmälan till ${insats} väntar på att godkännas.` },
    };
  }
  return {
    book: { ...book, waiting: [...book.waiting, { digest, anmalan }] },
    files: [],
    line: {
      file,
      status: "read",
      text:
        book.forbund.level === "nation"
          ? `${insats} har anmält sin nyckel. Jämför orden och godkänn den under Förbund.`
          : `En ny enhet för ${insats}. Jämför orden och godkänn den under Enheter.`,
    },
  };
}

function takeSnapshot(
  book: Book,
  { name: file, sealed }: FoundFile,
  { found, today }: { readonly found: Extract<IncomingFile, { kind: "snapshot" }>; readonly today: Day },
): Taken {
  const { record, tally } = found;
  const about = `${kindText(book, record.kind)} från ${nameOf(book, record.insats)}, ${periodName(record.period)}.`;
  if (book.snapshots.has(record.digest)) {
    return { book, files: [], line: { file, status: "known", text: about } };
  }
  const stored = { record, coverage: record.kind === "coverage" ? tally.counts : null, received: today };
  return {
    book,
    snapshot: stored,
    // Answers stay sealed until the period is released; coverage has been read and needs no file.
    files: record.kind === "tally" ? [{ name: sealedName(record.digest), bytes: sealed }] : [],
    line: { file, status: "read", text: [about, ...remarksOn(book, record)].join(" ") },
  };
}

const kindText = ({ forbund }: Book, kind: "tally" | "coverage"): string =>
  kind === "coverage" ? "Täckning" : forbund.level === "nation" ? "Summan" : "Svar";

function remarksOn(
  book: Book,
  record: Extract<IncomingFile, { kind: "snapshot" }>["record"],
): readonly string[] {
  const device = deviceIn(book.roster, record);
  const isKnown = device?.insatser.includes(record.insats) ?? false;
  return [
    ...(isKnown
      ? []
      : [
          book.forbund.level === "nation"
            ? "Förbundets nyckel är inte godkänd. Filen räknas när den är det."
            : "Enheten är inte godkänd. Filen räknas när den är det.",
        ]),
    ...(record.kind === "tally" && book.releases.has(periodKey(record.period))
      ? ["Perioden är redan släppt. Filen räknas bara om perioden rättas, under Släpp."]
      : []),
  ];
}

const nameOf = (book: Book, insats: string): string =>
  book.insatser.find(({ id }) => id === insats)?.name ??
  (book.forbund.level === "nation" ? "ett okänt förbund" : "en okänd insats");
