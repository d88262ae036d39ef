import { useRules } from "@rules";
import { type Locale, validateDocument, validateStream, type XmlIssue } from "@runtime";
import { electoralRules } from "../../../generated/electoral-rules.js";
import { withArchives } from "../../../generator/reader/sources/archive.js";
import { ArchiveError } from "../../../generator/reader/sources/archive-error.js";
import { readDirectory } from "../../../generator/reader/sources/zip.js";
import { wordsOf } from "../language.js";
import { isLoaded, type LoadedSet, loadSet, type SetSource } from "../schema/load-set.js";
import type {
  CheckedDocument,
  CheckReply,
  CheckRequest,
  FoundIssue,
  GivenFile,
  ReportForm,
} from "./messages.js";
import { htmlReport } from "./report.js";

const electoral = useRules(electoralRules);

/** More mistakes of one document than this are a list that nobody reads; the report has them all. */
const mostShown = 100;
/** A large lot is checked to its end, whatever is wrong with it. */
const maxIssues = 100_000;
/** How often the page is told something, in milliseconds. */
const pace = 100;
/** From this size on a document is read in pieces, to say how far it is. */
const large = 1 << 20;
const piece = 1 << 18;

interface Found {
  readonly file: string;
  readonly element: string | undefined;
  readonly valid: boolean;
  readonly issues: readonly FoundIssue[];
  readonly seconds: number;
}

/** The last check. */
interface LastCheck {
  readonly set: LoadedSet;
  readonly source: SetSource;
  readonly found: readonly (Found & Pick<Document, "read">)[];
}

let last: LastCheck | undefined;

/** All that the last check found, as data or as a page for people. */
export async function report(form: ReportForm, locale: Locale): Promise<Blob> {
  if (last === undefined) return new Blob([]);
  const { set, source, found } = last;
  if (form === "json") {
    const plain = found.map(({ read: _, ...rest }) => rest);
    return new Blob([JSON.stringify(plain, undefined, 2)], { type: "application/json" });
  }
  const judges = { schemas: set.schemas, rules: set.name === "" ? [electoral] : [] };
  return new Blob([await htmlReport(found, source, judges, locale)], { type: "text/html" });
}

/** Checks files, and tells how far it is. */
export async function checkFiles(
  { source, locale, files }: CheckRequest,
  say: (reply: CheckReply) => void,
): Promise<void> {
  const set = await loadSet(source, locale);
  if (!isLoaded(set)) throw new Error(set.map(({ message }) => message).join("\n"));
  const documents = await documentsIn(files);
  say({ kind: "begin", count: documents.length });
  const found: (Found & Pick<Document, "read">)[] = [];
  last = { set, source, found };
  let waiting: CheckedDocument[] = [];
  let told = performance.now();
  for (const { path, read } of documents) {
    const content = await readable(read);
    const one =
      content instanceof ArchiveError
        ? unreadable(path, content.reason[locale])
        : await check(path, content, set, locale, (share) => say({ kind: "progress", share }));
    found.push({ ...one, read });
    waiting.push(shown(one));
    if (performance.now() - told < pace) continue;
    say({ kind: "checked", documents: waiting });
    waiting = [];
    told = performance.now();
  }
  say({ kind: "checked", documents: waiting });
  say({ kind: "end" });
}

/** What stands in an archive may be damaged, which says nothing of its other documents. */
async function readable(read: Document["read"]): Promise<Uint8Array | ArchiveError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ArchiveError) return error;
    throw error;
  }
}

function unreadable(file: string, message: string): Found {
  const nowhere = { xpath: undefined, line: undefined, column: undefined, text: undefined };
  const issue = { code: "archive-invalid", level: "error", message, ...nowhere } as const;
  return { file, element: undefined, valid: false, issues: [issue], seconds: 0 };
}

/** What the page shows of a verdict. */
function shown({ issues, ...rest }: Found): CheckedDocument {
  const errors = issues.filter(({ level }) => level === "error").length;
  return { ...rest, errors, count: issues.length, issues: issues.slice(0, mostShown) };
}

interface Document {
  readonly path: string;
  readonly read: () => Promise<Uint8Array>;
}

/** The documents that were given; of archives, those in them. */
async function documentsIn(files: readonly GivenFile[]): Promise<readonly Document[]> {
  const documents: Document[] = [];
  for (const { path, content } of files) {
    const read = async (): Promise<Uint8Array> => new Uint8Array(await content.arrayBuffer());
    if (isArchive(path)) documents.push(...(await documentsInArchive(path, await read())));
    else documents.push({ path, read });
  }
  return documents;
}

const isArchive = (path: string): boolean => /\.zip$/i.test(path);

/** Archives in archives are opened so often, since one may stand in itself. */
const deepest = 3;

/** The documents in an archive and in those in it. An archive that cannot be read, or has none, stands for itself in the list. */
async function documentsInArchive(
  path: string,
  bytes: Uint8Array,
  depth = 1,
): Promise<readonly Document[]> {
  try {
    const archive = withArchives(async () => bytes);
    const documents: Document[] = [];
    for (const { name } of readDirectory(bytes)) {
      const inside = `${path}!/${name}`;
      const read = async (): Promise<Uint8Array> =>
        (await archive.read(`a.zip!/${name}`)) ?? new Uint8Array();
      if (isArchive(name) && depth < deepest)
        documents.push(...(await documentsInArchive(inside, await read(), depth + 1)));
      else if (/\.xml$/i.test(name)) documents.push({ path: inside, read });
    }
    return documents.length > 0 ? documents : [refused(path, new ArchiveError(noDocument))];
  } catch (error) {
    if (error instanceof ArchiveError) return [refused(path, error)];
    throw error;
  }
}

const noDocument = {
  fr: wordsOf("fr").check.noDocument,
  en: wordsOf("en").check.noDocument,
};

const refused = (path: string, error: ArchiveError): Document => ({
  path,
  read: () => Promise.reject(error),
});

async function check(
  path: string,
  content: Uint8Array,
  set: LoadedSet,
  locale: Locale,
  tell: (share: number) => void,
): Promise<Found> {
  const begun = performance.now();
  const rules = set.name === "" ? electoral : undefined;
  const options = { file: path, locale, maxIssues, ...(rules && { rules }) };
  const issues =
    content.length < large
      ? validateDocument(set.schemas, content, options)
      : await validateStream(set.schemas, pieces(content, tell), options);
  const seconds = (performance.now() - begun) / 1000;
  const lines = issues.length === 0 ? [] : textOf(content).split(/\r\n|\n|\r/);
  const said = issues.map((issue) => foundIssue(issue, lines));
  const valid = !said.some(({ level }) => level === "error");
  return { file: path, element: rootOf(content), valid, issues: said, seconds };
}

/** A document piece by piece; every now and then it is told how much of it is taken. */
async function* pieces(
  content: Uint8Array,
  tell: (share: number) => void,
): AsyncGenerator<Uint8Array> {
  let told = performance.now();
  for (let at = 0; at < content.length; at += piece) {
    yield content.subarray(at, at + piece);
    if (performance.now() - told < pace) continue;
    told = performance.now();
    tell(at / content.length);
  }
}

function foundIssue(
  { code, level = "error", message, xpath, position }: XmlIssue,
  lines: readonly string[],
): FoundIssue {
  const line = position === undefined ? undefined : lines[position.line - 1];
  const text = line !== undefined && isText(line) ? line : undefined;
  return { code, level, message, xpath, line: position?.line, column: position?.column, text };
}

function textOf(content: Uint8Array): string {
  const start = new TextDecoder("latin1").decode(content.subarray(0, 200));
  const declared = /encoding\s*=\s*["']([\w-]+)["']/.exec(start)?.[1] ?? "utf-8";
  const marked = content[0] === 0xff ? "utf-16le" : content[0] === 0xfe ? "utf-16be" : declared;
  try {
    return new TextDecoder(marked).decode(content);
  } catch {
    return new TextDecoder().decode(content);
  }
}

/** Whether people can read something: a picture or an archive that was taken for a document is not shown to them. */
const isText = (text: string): boolean => !/[\p{Cc}\uFFFD]/u.test(text.replaceAll("\t", ""));

/** The name of the root element, as it is written. */
function rootOf(content: Uint8Array): string | undefined {
  const start = textOf(content.subarray(0, 4000));
  return /<([\p{L}_:][^\s/<>\p{Cc}\uFFFD]*)(?=[\s/>])/u.exec(
    start.replace(/<!--[\s\S]*?-->/g, ""),
  )?.[1];
}
