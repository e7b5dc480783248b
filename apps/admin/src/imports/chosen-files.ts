/** Files as people choose them: one by one, as a folder, or dragged in with folders among them. */

/** Files that the system keeps in folders for itself; nobody means them. */
export const isOwnFile = ({ name }: { readonly name: string }): boolean =>
  !name.startsWith(".") && !["thumbs.db", "desktop.ini"].includes(name.toLowerCase());

/** All files of a drop, those in folders as well. Call it at once: the browser forgets a drop after the event. */
export async function filesOfDrop({
  items,
  files,
}: Pick<DataTransfer, "items" | "files">): Promise<readonly File[]> {
  const plain = [...files];
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return plain;
  const found = await Promise.all(entries.map(filesOf));
  return found.flat().filter(isOwnFile);
}

async function filesOf(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: File[] = [];
  // A reader gives at most a hundred entries at a time, and none when it is done.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map(filesOf))).flat());
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
