/**
 * Known answers, checked once before a worker uses the library: a broken or replaced build must not seal anything.
 * Argon2id's is beside it in `passphrase.ts`, because only one worker loads that.
 */
import { open, seal } from "./aead.ts";
import { equalBytes, fromHex, toHex, utf8 } from "./bytes.ts";
import { hash } from "./hash.ts";
import { SealError } from "./seal-error.ts";
import { signingKeyOf, verify } from "./sign.ts";
import { sodium } from "./sodium.ts";

// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
const AEAD = {
  key: "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
  nonce: "404142434445464748494a4b4c4d4e4f5051525354555657",
  bound: "50515253c0c1c2c3c4c5c6c7",
  plain:
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  tag: "c0875924c1c7987947deafd8780acf49",
} as const;

// RFC 8032, section 7.1, test 1.
const ED25519 = {
  seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
  publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  signature:
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
} as const;

// BLAKE2b-256 of "abc", after RFC 7693; the answer is that of Python's hashlib.
const BLAKE2B = "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";

/** @throws SealError `SELF_TEST` when libsodium gives anything but the published answers. `ready` first. */
export function selfTest(): void {
  if (!hashesAsPublished() || !sealsAsPublished() || !signsAsPublished()) throw new SealError("SELF_TEST");
}

function hashesAsPublished(): boolean {
  return toHex(hash(utf8("abc"))) === BLAKE2B;
}

function sealsAsPublished(): boolean {
  const key = fromHex(AEAD.key, 32);
  const bound = fromHex(AEAD.bound, 12);
  const plain = utf8(AEAD.plain);
  const nonce = fromHex(AEAD.nonce, 24);
  const published = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, null, nonce, key);
  return (
    toHex(published.subarray(-16)) === AEAD.tag &&
    equalBytes(open(key, seal(key, plain, bound), bound), plain)
  );
}

function signsAsPublished(): boolean {
  const seed = fromHex(ED25519.seed, 32);
  const signature = fromHex(ED25519.signature, 64);
  const { privateKey } = sodium.crypto_sign_seed_keypair(seed);
  return (
    signingKeyOf(seed).publicKey === ED25519.publicKey &&
    equalBytes(sodium.crypto_sign_detached(new Uint8Array(), privateKey), signature) &&
    !verify({
      domain: "VFV1 self test\0",
      message: new Uint8Array(),
      signature,
      publicKey: ED25519.publicKey,
    })
  );
}
