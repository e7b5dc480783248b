import { fingerprintWords, fromHex } from "@vifragar/sealing";

/** A digest as six words, which two people can compare by voice. */
export function Words({ digest }: { readonly digest: string }) {
  return (
    <ol className="admin-words" aria-label="Sex ord" translate="no">
      {fingerprintWords(fromHex(digest, 32)).map((word, at) => (
        // The same word may come twice, and the order is what is compared.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order.
        <li key={at} className="admin-words__word">
          {word}
        </li>
      ))}
    </ol>
  );
}
