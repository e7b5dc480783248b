export { ready, SodiumError } from "./sodium.ts";
export { BytesError, concat, equalBytes, fromHex, toHex, utf8 } from "./bytes.ts";
export { HASH_BYTES, hash, keyedHash } from "./hash.ts";
export { makeSigningKey, SignError, type SigningKey, sign, signingKeyOf, verify } from "./sign.ts";

// device formats
