import type { SchemaFile } from "../schema/load-set.js";
import type { GivenFile } from "../worker/messages.js";

/** The files that were chosen, with their paths where the browser tells them. */
export const chosenFiles = (list: Iterable<File> | null): readonly GivenFile[] =>
  [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, content: file }));

/** The files that were dropped, those in folders among them. */
export async function droppedFiles(data: DataTransfer | null): Promise<readonly GivenFile[]> {
  // What was dropped is gone once the event is over: all entries are asked for before anything is awaited.
  const entries = [...(data?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return chosenFiles(data?.files ?? null);
  return (await Promise.all(entries.map(filesBelow))).flat();
}

async function filesBelow(entry: FileSystemEntry): Promise<readonly GivenFile[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (isFile(entry)) {
    const content = await new Promise<File>((give, fail) => entry.file(give, fail));
    return [{ path, content }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: FileSystemEntry[] = [];
  // A reader gives some entries at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((give, fail) =>
      reader.readEntries(give, fail),
    );
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(filesBelow))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** The schemas and archives among some files, read. */
export async function schemaFiles(files: readonly GivenFile[]): Promise<readonly SchemaFile[]> {
  const wanted = files.filter(({ path }) => /\.(?:xsd|wsdl|zip)$/i.test(path));
  return Promise.all(
    wanted.map(async ({ path, content }) => ({
      path,
      content: new Uint8Array(await content.arrayBuffer()),
    })),
  );
}

/** What some files are called together. */
export function nameOfFiles(files: readonly SchemaFile[]): string {
  const [first, second, ...more] = files.map(({ path }) => path);
  if (first === undefined || second === undefined) return first ?? "";
  const folder = first.split("/")[0] ?? "";
  if (first.includes("/") && files.every(({ path }) => path.startsWith(`${folder}/`)))
    return `${folder}/`;
  return more.length === 0 ? `${first}, ${second}` : `${first}, ${second}, … (${files.length})`;
}
