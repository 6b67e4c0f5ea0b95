/** Files that were dropped or chosen, folders with all that is in them, cut into sendings of a size that the server takes. */

export interface Named { file: File; name: string }

/** A sending has at most so many bytes and so many files; one file may be as large as the server allows. */
export const MOST_BYTES = 48 * 1024 * 1024;
export const MOST_FILES = 200;
/** What the server takes at once. */
export const LIMIT = 200 * 1024 * 1024;

export function chosen(list: FileList | null): Named[] {
  return [...(list ?? [])].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
}

/** What was dropped; entries have to be taken before the first pause, after which the browser forgets them. */
export async function dropped(data: DataTransfer): Promise<Named[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.length) return chosen(data.files);
  const found: Named[] = [];
  for (const entry of entries) await walk(entry, "", found);
  return found;
}

async function walk(entry: FileSystemEntry, folder: string, found: Named[]): Promise<void> {
  const name = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((done, refuse) => (entry as FileSystemFileEntry).file(done, refuse));
    found.push({ file, name });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, refuse) => reader.readEntries(done, refuse));
    if (!some.length) return;
    for (const one of some) await walk(one, `${name}/`, found);
  }
}

export function batches(files: Named[]): Named[][] {
  const all: Named[][] = [];
  let size = 0;
  for (const one of files) {
    const last = all.at(-1);
    if (!last || last.length >= MOST_FILES || size + one.file.size > MOST_BYTES) {
      all.push([one]);
      size = one.file.size;
    } else {
      last.push(one);
      size += one.file.size;
    }
  }
  return all;
}

export function bytes(n: number): string {
  if (n < 1000) return `${n} bytes`;
  return n < 1e6 ? `${(n / 1000).toFixed(0)} kB` : `${(n / 1e6).toFixed(1)} MB`;
}
