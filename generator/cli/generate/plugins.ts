import type { Target, TargetFile } from "../../emit/target.js";
import { CommandFailure } from "../failure.js";
import { generateMessages } from "./generate-messages.js";

/**
 * A target of the configuration whose mistakes are told as its own: what it throws, and answers that are none. They would look like
 * mistakes of scrutin otherwise.
 */
export function guardedPlugin(plugin: Target, index: number): Target {
  const asked = <T>(part: string, ask: () => T, isRight: (item: unknown) => boolean): T => {
    const place = `plugins[${index}].${part}`;
    const answer = withBlame(place, ask);
    if (!Array.isArray(answer) || !answer.every(isRight))
      throw new CommandFailure(generateMessages.pluginAnswer(place));
    return answer;
  };
  const guardedFile = (file: TargetFile): TargetFile => ({
    ...file,
    statements: (context) =>
      asked("files().statements", () => file.statements(context), isStatement),
  });
  const { texts } = plugin;
  return {
    handles: (...args) => asked("handles", () => plugin.handles(...args), isHandle),
    statements: (...args) => asked("statements", () => plugin.statements(...args), isStatement),
    files: (...args) => asked("files", () => plugin.files(...args), isFile).map(guardedFile),
    ...(texts !== undefined && {
      texts: (...args) => asked("texts", () => texts.apply(plugin, args), isText),
    }),
  };
}

function withBlame<T>(place: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(generateMessages.pluginThrew(place, said));
  }
}

function isHandle(item: unknown): boolean {
  const { wanted, space } = partsOf(item);
  return typeof wanted === "string" && (space === "type" || space === "value");
}

/** What a statement of each kind needs beside a name and documentation. */
const needs: ReadonlyMap<unknown, string> = new Map([
  ["interface", "properties"],
  ["alias", "type"],
  ["constant", "initializer"],
  ["function", "result"],
]);

function isStatement(item: unknown): boolean {
  const parts = partsOf(item);
  const need = needs.get(parts["kind"]);
  if (need === undefined || parts[need] === undefined) return false;
  return typeof parts["name"] === "string" && Array.isArray(parts["docs"]);
}

function isFile(item: unknown): boolean {
  const { path, handles, statements } = partsOf(item);
  return typeof path === "string" && Array.isArray(handles) && typeof statements === "function";
}

function isText(item: unknown): boolean {
  const { path, text } = partsOf(item);
  return typeof path === "string" && typeof text === "string";
}

function partsOf(item: unknown): Readonly<Record<string, unknown>> {
  return typeof item === "object" && item !== null ? { ...item } : {};
}
