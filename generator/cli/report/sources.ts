import { createHash } from "node:crypto";
import { xsNamespace } from "../../../runtime/qname.js";
import { readTree } from "../../../runtime/rules/tree/read-tree.js";
import { isSchematron } from "../../schematron/read/names.js";
import type { Source } from "./model.js";

/** A schema or rule file, with the hash of its bytes and the version that it states. */
export function sourceOf(file: string, bytes: Uint8Array): Source {
  const version = versionIn(bytes);
  return {
    file,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    ...(version !== undefined && { version }),
  };
}

function versionIn(bytes: Uint8Array): string | undefined {
  const { tree } = readTree(bytes, {}, "en");
  const root = tree?.root.children.find(({ kind }) => kind === "element");
  if (root === undefined) return undefined;
  const name = isSchematron(root.namespace)
    ? "schemaVersion"
    : root.namespace === xsNamespace
      ? "version"
      : undefined;
  return root.attributes.find(({ local, namespace }) => local === name && namespace === "")?.value;
}
