/** Whether a file from outside is whole and signed, and by whom. Never tells a count. */
import {
  correctionTexts,
  EnrolmentError,
  enrolmentTexts,
  firstEdition,
  type Instrument,
  importTexts,
  isoDateOf,
  openKvitto,
  openStartfil,
  openTackningsrapport,
  parseRelease,
  periodKey,
  spanIn,
  spanKey,
} from "@vifragar/core";
import { openSnapshot, SnapshotError, verify } from "@vifragar/sealing";

/** What was found, with the key that signed in hexadecimal; or why the file is not to be trusted. */
export type Verdict =
  | {
      readonly ok: true;
      readonly kind: "släpp" | "startfil" | "svarsfil" | "täckningsfil" | "täckningsrapport" | "kvitto";
      readonly signer: string;
      readonly facts: Readonly<Record<string, string>>;
    }
  | { readonly ok: false; readonly text: string };

/** What the verdict is made with. Without identities, sealed files cannot be judged. */
export interface Known {
  readonly identities: readonly string[] | undefined;
  readonly instrument: Instrument;
  /** The key that must have signed, where it is known. */
  readonly signer: string | undefined;
}

/** Judges one file by its content; its name says nothing. */
export async function verdictOn(bytes: Uint8Array, known: Known): Promise<Verdict> {
  const found = startsAsAge(bytes) ? await snapshotVerdict(bytes, known) : signedVerdict(bytes, known);
  if (!found.ok || known.signer === undefined || found.signer === known.signer) return found;
  return refused("Filen är underskriven, men med en annan nyckel.");
}

async function snapshotVerdict(bytes: Uint8Array, { identities }: Known): Promise<Verdict> {
  if (identities === undefined) return refused("Filen är låst. Ange förbundets nyckelfil med --key.");
  try {
    const { header } = await openSnapshot(bytes, identities);
    return {
      ok: true,
      kind: header.kind === "tally" ? "svarsfil" : "täckningsfil",
      signer: header.signer,
      facts: {
        Period: periodKey(header.period),
        Dag: isoDateOf(header.day),
        Nummer: String(header.seq),
        Sista: header.final ? "ja" : "nej",
        Prov: header.prov ? "ja" : "nej",
      },
    };
  } catch (error) {
    if (!(error instanceof SnapshotError) || error.code === "DRAFT") throw error;
    return refused(importTexts[error.code]);
  }
}

function signedVerdict(bytes: Uint8Array, known: Known): Verdict {
  const text = new TextDecoder().decode(bytes);
  const release = parseRelease(text, verify);
  if (release.ok) {
    const { content, digest } = release.value;
    const facts = {
      Förbund: content.collector.name,
      Period: spanKey(firstEdition(spanIn(content))),
      ...(content.correction !== undefined && {
        Rättelse: String(content.correction.edition - 1),
        Rättar: content.correction.corrects,
        Orsak: correctionTexts[content.correction.reason],
      }),
      Prov: content.collector.prov ? "ja" : "nej",
      Namn: digest,
    };
    return { ok: true, kind: "släpp", signer: content.signer, facts };
  }
  const code = release.issues[0]?.message;
  if (code === "bad-signature") return refused(enrolmentTexts["bad-signature"]);
  const named = /"format":"vifragar\/(tackningsrapport|kvitto)@/.exec(text)?.[1];
  if (named === "tackningsrapport") return enrolmentVerdict(() => coverageVerdict(text));
  if (named === "kvitto") return enrolmentVerdict(() => kvittoVerdict(text));
  return enrolmentVerdict(() => startfilVerdict(text, known));
}

type Trusted = Extract<Verdict, { ok: true }>;

function enrolmentVerdict(open: () => Trusted): Verdict {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof EnrolmentError)) throw error;
    return refused(enrolmentTexts[error.code]);
  }
}

function startfilVerdict(text: string, { instrument }: Known): Trusted {
  // Whether it is still valid is for the device to judge: here only who made it matters.
  const { startfil } = openStartfil(text, verify, { today: 0, instruments: [instrument] });
  const facts = {
    Förbund: startfil.forbund.name,
    Insats: startfil.insats.name,
    "Gäller till": isoDateOf(startfil.expires),
    Prov: yesOrNo(startfil.prov),
  };
  return { ok: true, kind: "startfil", signer: startfil.signer, facts };
}

function coverageVerdict(text: string): Trusted {
  const { content } = openTackningsrapport(text, verify);
  const facts = {
    Förbund: content.forbund.name,
    Insats: content.insats.name,
    Period: periodKey(content.period),
    Dag: isoDateOf(content.day),
    Prov: yesOrNo(content.prov),
  };
  return { ok: true, kind: "täckningsrapport", signer: content.signer, facts };
}

function kvittoVerdict(text: string): Trusted {
  const { content } = openKvitto(text, verify);
  const facts = { Enheter: String(content.received.length), Prov: yesOrNo(content.prov) };
  return { ok: true, kind: "kvitto", signer: content.signer, facts };
}

const yesOrNo = (holds: boolean): string => (holds ? "ja" : "nej");

const AGE_HEADER = "age-encryption.org/v1\n";

const startsAsAge = (bytes: Uint8Array): boolean =>
  new TextDecoder("latin1").decode(bytes.subarray(0, AGE_HEADER.length)) === AGE_HEADER;

const refused = (text: string): Verdict => ({ ok: false, text });
