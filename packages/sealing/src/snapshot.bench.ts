/** What sealing and opening snapshots cost, beside age and Ed25519 alone for the same files. */
import { Decrypter } from "age-encryption";
import { makeIdentity, openerOf } from "./envelope.ts";
import { makeSigningKey, verifyBytes } from "./sign.ts";
import { openSnapshot, sealSnapshot } from "./snapshot.ts";
import type { SnapshotDraft } from "./snapshot-layout.ts";
import { ready } from "./sodium.ts";

const FILES = 2_000;
const CELLS = 400;

const header: SnapshotDraft = {
  kind: "tally",
  plan: "11".repeat(32),
  insats: "22".repeat(16),
  incarnation: "33".repeat(16),
  period: { year: 2026, kind: "half", index: 2 },
  seq: 1,
  previous: "00".repeat(32),
  day: 20_780,
  k: 5,
  forms: 80,
  final: true,
  correction: false,
  prov: false,
};

export async function bench() {
  await ready;
  const [collector, recovery] = await Promise.all([makeIdentity(), makeIdentity()]);
  const recipients = [collector.recipient, recovery.recipient];
  const { seed } = makeSigningKey();
  const cells = Array.from({ length: CELLS }, (_, cell) => cell % 7);

  const files: Uint8Array[] = [];
  const sealMs = await timeOf(async () => {
    for (let file = 0; file < FILES; file += 1) {
      files.push(await sealSnapshot({ header, cells, seed, recipients }));
    }
  });

  const open = openerOf(collector.identity);
  const openAll = async () => {
    for (const file of files) await openSnapshot(file, open);
  };
  const bareAll = async () => {
    for (const file of files) await openBare(file, collector.identity);
  };
  // Each once before, so that neither pays for the other's compilation; then by turns.
  await openAll();
  await bareAll();
  const ours = [await timeOf(openAll), await timeOf(openAll)];
  const bare = [await timeOf(bareAll), await timeOf(bareAll)];

  const ratio = Math.min(...ours) / Math.min(...bare);
  return [
    { id: "sealing.snapshot", ms: round(sealMs / FILES), against: "one snapshot, two recipients" },
    { id: "sealing.open", ratio: round(ratio), against: `age decrypt + verify of ${FILES} files, limit 1.5` },
  ];
}

/** The least that anyone could do: decrypt the file and verify the signature in it. */
async function openBare(file: Uint8Array, identity: string): Promise<void> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const plain = await decrypter.decrypt(file);
  const end = 168 + 4 * CELLS;
  const domain = new TextEncoder().encode("VFV1 tally snapshot\0");
  const message = new Uint8Array(domain.length + end);
  message.set(domain);
  message.set(plain.subarray(0, end), domain.length);
  if (!verifyBytes(message, plain.subarray(end, end + 64), plain.subarray(56, 88)))
    throw new Error("not valid");
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
