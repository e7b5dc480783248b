/**
 * Small signed files that people carry: `{ "content": …, "signature": "hex" }`.
 *
 * The signature covers the domain and the canonical bytes of the content, so that one kind of file
 * can never be taken for another. Core has no keys: signer and verifier are passed in.
 */
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";
import { type CanonicalValue, canonicalBytes, canonicalText, hashOf } from "../canonical.ts";
import { Digest, type SignerKey } from "../ids.ts";
import { EnrolmentError } from "./enrolment-error.ts";

/** Signs domain ‖ message with a key that the caller holds; 64 bytes. */
export type Sign = (domain: string, message: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** True when the signature over domain ‖ message is of that key. Never throws. */
export type Verify = (claim: {
  readonly domain: string;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  readonly publicKey: string;
}) => boolean;

/** What opens a signed file: its signature domain, its schema, who is to have signed it. */
export interface SignedFormat<Content> {
  readonly domain: string;
  /** The value of `content.format` in this version. */
  readonly format: string;
  readonly schema: z.ZodMiniType<Content>;
  readonly signerOf: (content: Content) => SignerKey;
  /** Larger files are refused unread. */
  readonly maxCharacters: number;
}

/** A file whose signature has been checked. */
export interface Opened<Content> {
  readonly content: Content;
  /** BLAKE2b-256 of the canonical content: what the six words are made of. */
  readonly digest: Digest;
}

/** The digest of a content, before or after signing. */
export const digestOf = (content: CanonicalValue): Digest => Digest.parse(hashOf(canonicalBytes(content)));

/** The text of a signed file, to be written as UTF-8. */
export async function signedFile<Content extends CanonicalValue>(
  format: SignedFormat<Content>,
  content: Content,
  sign: Sign,
): Promise<string> {
  const signature = await sign(format.domain, canonicalBytes(content));
  return canonicalText({ content, signature: bytesToHex(signature) });
}

const Envelope = z.strictObject({
  content: z.unknown(),
  signature: z.string().check(z.regex(/^[0-9a-f]{128}$/)),
});

/**
 * Opens a signed file.
 *
 * @throws EnrolmentError `too-large`, `malformed`, `unknown-version` or `bad-signature`. Nothing else
 *   escapes, whatever the text is.
 */
export function openSignedFile<Content extends CanonicalValue>(
  format: SignedFormat<Content>,
  text: string,
  verify: Verify,
): Opened<Content> {
  if (text.length > format.maxCharacters) throw new EnrolmentError("too-large");
  const envelope = Envelope.safeParse(jsonIn(text));
  if (!envelope.success) throw new EnrolmentError("malformed");
  if (isNewer(envelope.data.content, format.format)) throw new EnrolmentError("unknown-version");
  const parsed = z.safeParse(format.schema, envelope.data.content);
  if (!parsed.success) throw new EnrolmentError("malformed");
  const content = parsed.data;
  const claim = {
    domain: format.domain,
    message: signedBytes(content),
    signature: hexToBytes(envelope.data.signature),
    publicKey: format.signerOf(content),
  };
  if (!verify(claim)) throw new EnrolmentError("bad-signature");
  return { content, digest: digestOf(content) };
}

/** A text with half a character in it has no canonical bytes, so nobody can have signed it. */
function signedBytes(content: CanonicalValue): Uint8Array {
  try {
    return canonicalBytes(content);
  } catch (cause) {
    throw new EnrolmentError("malformed", { cause });
  }
}

/** `vifragar/startfil@2` where version 1 is known: made by a newer program. */
function isNewer(content: unknown, known: string): boolean {
  const named = z.looseObject({ format: z.string() }).safeParse(content);
  if (!named.success) return false;
  const [name, version] = known.split("@");
  const [foundName, foundVersion] = named.data.format.split("@");
  return foundName === name && Number(foundVersion) > Number(version);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EnrolmentError("malformed", { cause });
  }
}
