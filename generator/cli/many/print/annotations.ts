import { visibleLines } from "../../../../runtime/nouns/visible-text.js";
import type { CheckedFile } from "../../validate/checked-file.js";

const commands = { error: "error", warning: "warning", information: "notice" } as const;

/** The findings in a document as workflow commands of GitHub, which annotate the lines of a change. */
export function printAnnotations({ file, issues, failure }: CheckedFile): readonly string[] {
  const found = issues.map(({ code, message, position, level = "error" }) => {
    const place = position && { line: position.line, col: position.column };
    return annotation(commands[level], { file, ...place, title: code }, message);
  });
  return failure === undefined ? found : [...found, annotation("error", { file }, failure)];
}

function annotation(
  command: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const written = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(value)}`);
  return `::${command} ${written.join(",")}::${inMessage(message)}`;
}

/** Text with the characters escaped that would end the command, as `@actions/core` does. */
function inEscapes(text: string | number): string {
  return String(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function inMessage(text: string): string {
  return inEscapes(visibleLines(text));
}

function inProperty(text: string | number): string {
  return inEscapes(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
