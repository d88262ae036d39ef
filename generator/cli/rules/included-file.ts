import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locale } from "../../../runtime/issues.js";
import { diagnosticMessage } from "../../messages/catalogue.js";
import { decodeXml } from "../../reader/xml/decode.js";
import type { Text } from "../failure.js";
import type { Console } from "../terminal.js";
import { ruleMessages } from "./rule-messages.js";

/** A file that rules were read from. */
export interface RuleText {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** The file that a file of rules refers to by a URI reference; the reason where there is something that cannot be read. */
export function includedFile(
  href: string,
  from: string,
  { cwd, locale }: Console,
): RuleText | { readonly reason: string } | undefined {
  for (const name of namesOf(href, from)) {
    const path = resolve(cwd, name);
    const kind = kindOf(path);
    if (kind === undefined) continue;
    if (kind === "other") return { reason: ruleMessages.notAFile()[locale] };
    const bytes = readFileSync(path);
    const decoded = decodeRules(bytes);
    return typeof decoded === "string"
      ? { name, text: decoded, bytes }
      : { reason: decoded[locale] };
  }
  return isRemote(href) && !isFileUrl(href) ? { reason: ruleMessages.remote()[locale] } : undefined;
}

/** The text of a file, in the encoding that it declares, or what is wrong with its bytes. */
export function decodeRules(bytes: Uint8Array): string | Text {
  const decoded = decodeXml(bytes);
  if (decoded.kind === "text") return decoded.text;
  const { key, parameters } = decoded.fault;
  // The code of a finding fits its parameters, but the compiler no longer knows it here.
  const say = (locale: Locale): string => diagnosticMessage(key, parameters as never, locale);
  return { fr: say("fr"), en: say("en") };
}

function isFileUrl(href: string): boolean {
  return /^file:/i.test(href);
}

/** An address with a scheme; a letter alone is the drive of a path. */
function isRemote(href: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(href);
}

/** The paths that a reference may mean: as it is written, and without the escapes of URIs. */
function namesOf(href: string, from: string): readonly string[] {
  const beside = (path: string): string => (isAbsolute(path) ? path : join(dirname(from), path));
  try {
    if (isFileUrl(href)) return [fileURLToPath(href)];
    return isRemote(href) ? [] : [beside(href), beside(decodeURIComponent(href))];
  } catch {
    return [beside(href)];
  }
}

function kindOf(path: string): "file" | "other" | undefined {
  try {
    return statSync(path).isFile() ? "file" : "other";
  } catch {
    return undefined;
  }
}
