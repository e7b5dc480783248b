/** What the vault is measured against: the bare steps, in a worker of their own, in the same browser. */
import { ready } from "@vifragar/sealing";
import { WORK_DEFAULT } from "@vifragar/sealing/device";
import { argon2id, passphraseReady, passphraseSelfTest } from "@vifragar/sealing/passphrase";
import { Dexie } from "dexie";
import { openPrivateFile } from "../../private-file.ts";

type Ask = "prepare" | "argon2id" | "write";

const STATE_BYTES = 4136;

let write: (() => Promise<void>) | undefined;

/** One strict put of a state's size and two flushed writes of a secret's size. */
async function prepareWrite(): Promise<() => Promise<void>> {
  const db = new Dexie("floor", { chromeTransactionDurability: "strict" });
  db.version(1).stores({ state: "epoch" });
  const file = await openPrivateFile("floor.bin");
  file.write(new Uint8Array(9552), 0);
  await file.flush();
  const bytes = crypto.getRandomValues(new Uint8Array(STATE_BYTES));
  const secret = crypto.getRandomValues(new Uint8Array(32));
  return async () => {
    file.write(secret, 16);
    await file.flush();
    await db.table("state").put({ epoch: 1, bytes });
    file.write(secret, 48);
    await file.flush();
  };
}

async function answer(ask: Ask): Promise<number> {
  if (ask === "prepare") {
    // As the unlock worker starts, so that both meet the same memory.
    await ready;
    await passphraseReady;
    passphraseSelfTest();
    write ??= await prepareWrite();
    return 0;
  }
  const start = performance.now();
  if (ask === "argon2id") argon2id(new Uint8Array(30), new Uint8Array(16), WORK_DEFAULT);
  else await write?.();
  return performance.now() - start;
}

self.onmessage = async ({ data }: MessageEvent<Ask>) => self.postMessage(await answer(data));
