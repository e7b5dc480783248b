/** What binding, padding and drawing a nonce cost on top of the bare cipher, for a record of 300 bytes. */
import { utf8 } from "./bytes.ts";
import { randomBytes } from "./random.ts";
import { sealRecord } from "./record.ts";
import { ready, sodium } from "./sodium.ts";

interface Row {
  readonly id: string;
  readonly ratio: number;
  readonly against: string;
}

const CALLS = 300;
const ROUNDS = 300;
/** A record of 300 bytes and its name are padded to 512. */
const PADDED_BYTES = 512;

export async function bench(): Promise<readonly Row[]> {
  await ready;
  const key = randomBytes(32);
  const record = { name: "settings/a", bytes: randomBytes(300) };
  const place = { vaultId: randomBytes(16), table: 1, recordId: randomBytes(16), epoch: 0, rev: 1 } as const;
  const bound = utf8("VFV1rec\0".padEnd(51, "."));
  const plain = randomBytes(PADDED_BYTES);
  const pool = randomBytes(24 * CALLS);
  let used = 0;
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(took(() => sealRecord(key, record, place)));
    used = 0;
    bare.push(
      took(() => {
        const nonce = pool.subarray(used, used + 24);
        used += 24;
        sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, null, nonce, key);
      }),
    );
  }
  const ratio = Math.round((100 * Math.min(...ours)) / Math.min(...bare)) / 100;
  return [{ id: "sealing.seal", ratio, against: "time ÷ bare AEAD call with a pooled nonce, limit 1.5" }];
}

function took(work: () => void): number {
  const start = performance.now();
  for (let call = 0; call < CALLS; call += 1) work();
  return performance.now() - start;
}
