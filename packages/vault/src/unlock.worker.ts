/**
 * The unlock worker: the only place where the passphrase becomes a key and where the vault key is ever in the open.
 * It is ended after one operation, and its memory goes with it.
 */

import { ready } from "@vifragar/sealing";
import { argon2id, passphraseReady, passphraseSelfTest } from "@vifragar/sealing/passphrase";
import { codeOf } from "./engine/code-of.ts";
import { makeKeyring } from "./keyring.ts";
import { serve } from "./remote.ts";

const started = Promise.all([ready, passphraseReady]).then(passphraseSelfTest);
started.catch(() => undefined);

self.onmessage = ({ data }: MessageEvent<{ readonly port: MessagePort }>) => {
  serve(data.port, makeKeyring({ ready: started, argon2id }), codeOf);
};
