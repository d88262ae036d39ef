import { readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { UseRulesOptions } from "../../../runtime/rules/index.js";
import { CommandFailure } from "../failure.js";
import type { Console } from "../terminal.js";
import { ruleMessages } from "./rule-messages.js";

/** What `document()` of rules may read: files of one folder, by their paths from there; nothing without a folder. */
export function ruleDocuments(
  folder: string | undefined,
  { cwd }: Console,
): UseRulesOptions["documents"] {
  if (folder === undefined) return undefined;
  const root = realPath(resolve(cwd, folder));
  if (root === undefined || !statSync(root).isDirectory())
    throw new CommandFailure(ruleMessages.notAFolder(folder));
  return (address) => {
    const path = insidePath(root, address);
    return path === undefined || !statSync(path).isFile() ? undefined : readFileSync(path);
  };
}

/** The file that an address means, as it is written or without the escapes of URIs, links followed; `undefined` outside of the folder. */
function insidePath(root: string, address: string): string | undefined {
  for (const name of [address, withoutEscapes(address)]) {
    const path = name.includes("\0") ? undefined : realPath(join(root, name));
    if (path === undefined) continue;
    const inside = relative(root, path);
    if (inside !== ".." && !inside.startsWith(`..${sep}`)) return path;
  }
  return undefined;
}

function withoutEscapes(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
