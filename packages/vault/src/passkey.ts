/**
 * Passkeys with the PRF extension (WebAuthn level 3, section 10.1.4): the authenticator gives 32 secret bytes that
 * depend on the input and never leave it otherwise.
 *
 * Works in Chromium with security keys and phone passkeys, in Safari from iOS 18 and macOS 15.4; Firefox only with
 * security keys; Windows Hello late and not everywhere. Never the only slot.
 */
import { VaultError } from "./vault-error.ts";

export interface PasskeyRequest {
  readonly credentialId: Uint8Array;
  readonly input: Uint8Array;
}

export interface PasskeySecret {
  readonly credentialId: Uint8Array;
  /** 32 bytes. */
  readonly secretBytes: Uint8Array;
}

/** How passkeys are reached: the browser's, or another in tests. */
export interface Passkeys {
  /** @throws VaultError `NO_PASSKEY` when the person declines or the authenticator has no PRF. */
  create(options: { readonly name: string; readonly input: Uint8Array }): Promise<PasskeySecret>;
  /** @throws VaultError `NO_PASSKEY`. */
  get(requests: readonly PasskeyRequest[]): Promise<PasskeySecret>;
}

interface PrfOutputs {
  readonly prf?: { readonly results?: { readonly first?: ArrayBuffer | Uint8Array } };
}

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const plain = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
// No server checks these: what proves the person is that the secret opens the slot.
const challenge = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32));

/** Passkeys of this browser. */
export const browserPasskeys: Passkeys = {
  create: async ({ name, input }) => {
    const credential = await asked(() =>
      navigator.credentials.create({
        publicKey: {
          challenge: challenge(),
          rp: { name: "Sju frågor", id: location.hostname },
          // A new handle each time, and a neutral name: it shows in the device's list of passkeys.
          user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
          pubKeyCredParams: [
            { type: "public-key", alg: -8 },
            { type: "public-key", alg: -7 },
            { type: "public-key", alg: -257 },
          ],
          authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
          attestation: "none",
          extensions: { prf: { eval: { first: plain(input) } } } as AuthenticationExtensionsClientInputs,
        },
      }),
    );
    const credentialId = new Uint8Array(credential.rawId);
    const given = secretOf(credential);
    if (given !== undefined) return { credentialId, secretBytes: given };
    // Many authenticators give the secret only when they are asked the second time.
    return browserPasskeys.get([{ credentialId, input }]);
  },
  get: async (requests) => {
    const inputs = Object.fromEntries(
      requests.map(({ credentialId, input }) => [base64Url(credentialId), { first: plain(input) }]),
    );
    const credential = await asked(() =>
      navigator.credentials.get({
        publicKey: {
          challenge: challenge(),
          rpId: location.hostname,
          userVerification: "required",
          allowCredentials: requests.map(({ credentialId }) => ({
            type: "public-key",
            id: plain(credentialId),
          })),
          extensions: { prf: { evalByCredential: inputs } } as AuthenticationExtensionsClientInputs,
        },
      }),
    );
    const secretBytes = secretOf(credential);
    if (secretBytes === undefined) throw new VaultError("NO_PASSKEY");
    return { credentialId: new Uint8Array(credential.rawId), secretBytes };
  },
};

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (cause) {
    throw new VaultError("NO_PASSKEY", { cause });
  }
  throw new VaultError("NO_PASSKEY");
}

function secretOf(credential: PublicKeyCredential): Uint8Array | undefined {
  const first = (credential.getClientExtensionResults() as PrfOutputs).prf?.results?.first;
  if (first === undefined) return undefined;
  return first instanceof Uint8Array ? first.slice() : new Uint8Array(first.slice(0));
}
