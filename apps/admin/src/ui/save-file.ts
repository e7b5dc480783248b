/** A file for the person to keep: what it is called, what it is, what is in it. */
export interface FileToSave {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array | Blob;
}

/** Hands a file to the browser's own way of saving. Nothing leaves this computer. */
export function saveFile({ name, type, content }: FileToSave): void {
  const blob = content instanceof Blob ? content : new Blob([content as BlobPart], { type });
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has read the address by the next turn of the event loop; Safari wants a little longer.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name as part of a file name: small letters a–z, digits and hyphens. Never the word våld (UX-79). */
export function inFileName(name: string): string {
  const plain = name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/\p{L}*våld\p{L}*/gu, "")
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return plain === "" ? "forbund" : plain.slice(0, 60);
}
