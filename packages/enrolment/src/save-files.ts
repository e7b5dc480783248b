/** A file on its way out of an app. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The file as the browser saves and shares it. */
export const fileOf = ({ name, bytes }: NamedFile): File =>
  new File([bytes.slice()], name, { type: "application/octet-stream" });

/** How long an address of a saved file must hold: the browser may ask the person where to put it. */
const ADDRESS_MS = 60_000;

/** Lets the person save files where they choose. */
export function saveFiles(files: readonly NamedFile[]): void {
  for (const named of files) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(fileOf(named));
    link.download = named.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), ADDRESS_MS);
  }
}
