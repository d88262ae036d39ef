import { useRules } from "@rules";
import { type Locale, validateDocument, type XmlIssue } from "@runtime";
import { electoralRules } from "../../../generated/electoral-rules.js";
import { withArchives } from "../../../generator/reader/sources/archive.js";
import { ArchiveError, readDirectory } from "../../../generator/reader/sources/zip.js";
import { isLoaded, type LoadedSet, loadSet, type SchemaFile } from "../schema/load-set.js";
import type { CheckedDocument, CheckReply, CheckRequest, FoundIssue } from "./messages.js";

const electoral = useRules(electoralRules);
const say = (reply: CheckReply): void => postMessage(reply);

/** Checks away from the page, which stays quick. */
addEventListener("message", async ({ data }: MessageEvent<CheckRequest>): Promise<void> => {
  try {
    const set = await loadSet(data.source, data.locale);
    if (!isLoaded(set)) throw new Error(set.map(({ message }) => message).join("\n"));
    const files = await documentsIn(data.files);
    say({ kind: "begin", count: files.length });
    for (const file of files) say({ kind: "checked", document: check(file, set, data.locale) });
    say({ kind: "end" });
  } catch (error) {
    say({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
});

/** The documents that were given; of archives, those in them. */
async function documentsIn(files: readonly SchemaFile[]): Promise<readonly SchemaFile[]> {
  const found: SchemaFile[] = [];
  for (const file of files) {
    if (!/\.zip$/i.test(file.path) || typeof file.content === "string") {
      found.push(file);
      continue;
    }
    const bytes = file.content;
    const archive = withArchives(async () => bytes);
    try {
      for (const { name } of readDirectory(bytes)) {
        if (!/\.xml$/i.test(name)) continue;
        const content = await archive.read(`${file.path}!/${name}`);
        if (content !== undefined) found.push({ path: `${file.path}!/${name}`, content });
      }
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      throw new Error(`${file.path} : ${error.message}`);
    }
  }
  return found;
}

function check({ path, content }: SchemaFile, set: LoadedSet, locale: Locale): CheckedDocument {
  const begun = performance.now();
  const rules = set.name === "" ? electoral : undefined;
  const issues = validateDocument(set.schemas, content, {
    file: path,
    locale,
    ...(rules && { rules }),
  });
  const seconds = (performance.now() - begun) / 1000;
  const lines = issues.length === 0 ? [] : textOf(content).split(/\r\n|\n|\r/);
  const found = issues.map((issue) => foundIssue(issue, lines));
  const valid = !found.some(({ level }) => level === "error");
  return { file: path, element: rootOf(content), valid, issues: found, seconds };
}

function foundIssue(
  { code, level = "error", message, xpath, position }: XmlIssue,
  lines: readonly string[],
): FoundIssue {
  const text = position === undefined ? undefined : lines[position.line - 1];
  return { code, level, message, xpath, line: position?.line, column: position?.column, text };
}

function textOf(content: string | Uint8Array): string {
  if (typeof content === "string") return content;
  const start = new TextDecoder("latin1").decode(content.subarray(0, 200));
  const declared = /encoding\s*=\s*["']([\w-]+)["']/.exec(start)?.[1] ?? "utf-8";
  const marked = content[0] === 0xff ? "utf-16le" : content[0] === 0xfe ? "utf-16be" : declared;
  try {
    return new TextDecoder(marked).decode(content);
  } catch {
    return new TextDecoder().decode(content);
  }
}

/** The name of the root element, as it is written. */
function rootOf(content: string | Uint8Array): string | undefined {
  const start = textOf(typeof content === "string" ? content : content.subarray(0, 4000));
  return /<([\p{L}_:][^\s/>]*)/u.exec(start.replace(/<!--[\s\S]*?-->/g, ""))?.[1];
}
