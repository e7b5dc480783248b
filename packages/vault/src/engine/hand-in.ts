/**
 * Handing in: the counts are signed and sealed here, so that they never leave the worker in the open.
 *
 * State, manifest and the two files are stored in one transaction: a crash leaves either the old state or
 * the new one together with its files, which can then be saved once more.
 */
import { concat, type SnapshotDraft, sealSnapshot, signingKeyOf, snapshotDigest } from "@vifragar/sealing";
import {
  ByteReader,
  ByteWriter,
  type DeviceTally,
  type EpochState,
  lastDayOf,
} from "@vifragar/sealing/device";
import type {
  HandInOptions,
  HandInRefusal,
  HandInResult,
  SealedSum,
  SumOptions,
  TallyKey,
} from "../vault.ts";
import { VaultError } from "../vault-error.ts";
import { isSameTally, writeState } from "./counting.ts";
import { signerOf } from "./device.ts";
import { epochFor } from "./epochs.ts";
import { getRecord, sealChanges } from "./records.ts";
import type { Session } from "./session.ts";
import { commit } from "./writing.ts";

type Files = Extract<HandInResult, { ok: true }>;

export async function handIn(session: Session, options: HandInOptions): Promise<HandInResult> {
  const epoch = epochFor(session, options.period);
  const { state } = epoch.held as { readonly state: EpochState };
  const tally = state.tallies.find((known) => isSameTally(known, options)) ?? emptyTally(options);
  if (tally === undefined) return { ok: false, code: "NOTHING_NEW" };
  const refusal = refusalOf(tally, options, session.place.prov);
  if (refusal !== undefined) return { ok: false, code: refusal };

  const last = lastSnapshot(session);
  const seq = last.seq + 1;
  const { seed, incarnation } = await signerOf(session);
  const { insats, plan, period, final, day, k, recipients, coveragePlan } = options;
  const common = { insats, incarnation, period, seq, previous: last.digest, day, k, final };
  const draft = { ...common, forms: tally.forms, correction: false, prov: session.place.prov };
  const header: SnapshotDraft = { ...draft, kind: "tally", plan };
  const files: Files = {
    ok: true,
    tally: await sealSnapshot({ header, cells: tally.counts, seed, recipients }),
    coverage: await sealSnapshot({
      // The number of forms is answers: the coverage file leaves it at 0.
      header: { ...draft, kind: "coverage", plan: coveragePlan.hash, forms: 0 },
      cells: coveragePlan.cells.map((cell) => cellOf(tally, cell)),
      seed,
      recipients,
    }),
    seq,
  };
  const digest = snapshotDigest({ ...header, signer: signingKeyOf(seed).publicKey }, tally.counts);
  const handedIn: DeviceTally = { ...tally, formsHandedIn: tally.forms, changed: false, final, seq };
  const tallies = [...state.tallies.filter((known) => !isSameTally(known, options)), handedIn];
  await store(session, { ...state, tallies, lastSeq: seq, lastDigest: digest }, files, options);
  return files;
}

async function store(session: Session, state: EpochState, files: Files, key: TallyKey): Promise<void> {
  const epoch = epochFor(session, key.period);
  const change = { state, inDoubt: 0 } as const;
  // With an altered manifest handing in is all that is left; then there is nowhere to keep the files.
  if (session.manifest === undefined) return writeState(session, epoch, change);
  const sealed = sealChanges(session, { own: [{ name: fileName(key), bytes: encodeFiles(files) }] });
  const { changes, revisions } = sealed;
  const manifest = { revisions, lastSeq: state.lastSeq, lastDigest: state.lastDigest };
  await writeState(session, epoch, { ...change, along: { manifest, changes } });
}

/** Signs and seals a sum of the collector's own, in the same line of snapshots. */
export async function sealSum(session: Session, options: SumOptions): Promise<SealedSum> {
  const last = lastSnapshot(session);
  const seq = last.seq + 1;
  const { seed, incarnation } = await signerOf(session);
  const { counts: cells, recipients, coveragePlan, ...told } = options;
  const { prov } = session.place;
  const line = { incarnation, seq, previous: last.digest, final: true, prov };
  const header: SnapshotDraft = { ...told, ...line, kind: "tally" };
  const about: SnapshotDraft = { ...header, kind: "coverage", plan: coveragePlan.hash, forms: 0 };
  const sums = {
    tally: await sealSnapshot({ header, cells, seed, recipients }),
    coverage: await sealSnapshot({
      header: about,
      cells: coveragePlan.cells.map((cell) => cells[cell] ?? 0),
      seed,
      recipients,
    }),
    seq,
  };
  const lastDigest = snapshotDigest({ ...header, signer: signingKeyOf(seed).publicKey }, cells);
  await commit(session, { lastSeq: seq, lastDigest });
  return sums;
}

/** The files of the latest hand-in of a tally, the very same bytes. */
export async function lastHandIn(session: Session, key: TallyKey): Promise<Files | undefined> {
  const bytes = await getRecord(session, 0, fileName(key));
  return bytes === undefined ? undefined : decodeFiles(bytes);
}

function refusalOf(tally: DeviceTally, options: HandInOptions, prov: boolean): HandInRefusal | undefined {
  if (tally.final) return "PERIOD_CLOSED";
  // A provförbund closes its periods by hand, to try things out.
  if (options.final) return prov || options.day > lastDayOf(options.period) ? undefined : "PERIOD_OPEN";
  if (!tally.changed) return "NOTHING_NEW";
  return tally.forms - tally.formsHandedIn < options.k ? "K_NOT_REACHED" : undefined;
}

// A device that asked nobody still says so, once, when the period is over.
function emptyTally({ insats, plan, period, cells, final }: HandInOptions): DeviceTally | undefined {
  if (!final || cells === undefined) return undefined;
  const counts = Array.from({ length: cells }, () => 0);
  return { insats, plan, period, counts, forms: 0, formsHandedIn: 0, changed: false, final: false, seq: 0 };
}

/** The device's latest snapshot: states and manifest both know, and the later one is right. */
function lastSnapshot(session: Session): { readonly seq: number; readonly digest: string } {
  const known = [...session.epochs.values()].flatMap(({ held }) => (held === undefined ? [] : [held.state]));
  const first = session.manifest ?? { lastSeq: 0, lastDigest: "0".repeat(64) };
  const last = known.reduce<{ lastSeq: number; lastDigest: string }>(
    (a, b) => (b.lastSeq > a.lastSeq ? b : a),
    first,
  );
  return { seq: last.lastSeq, digest: last.lastDigest };
}

function cellOf(tally: DeviceTally, cell: number): number {
  const count = tally.counts[cell];
  if (count === undefined) throw new VaultError("CALL");
  return count;
}

const fileName = ({ insats, plan, period }: TallyKey): string =>
  `hand-in/${insats}/${plan}/${period.year}-${period.kind}-${period.index}`;

function encodeFiles({ tally, coverage, seq }: Files): Uint8Array {
  return concat(new ByteWriter(16).u64(seq).u32(tally.length).u32(coverage.length).done(), tally, coverage);
}

function decodeFiles(bytes: Uint8Array): Files {
  const reader = new ByteReader(bytes);
  const seq = reader.u64();
  const tallyLength = reader.u32();
  const coverageLength = reader.u32();
  return {
    ok: true,
    tally: reader.bytes(tallyLength).slice(),
    coverage: reader.bytes(coverageLength).slice(),
    seq,
  };
}
