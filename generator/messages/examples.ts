import { xsNamespace } from "../../runtime/qname.js";
import type { Name, Thing } from "./message.js";

/*
 * Names for the examples that stand beside the sentences: of the schemas of which they speak, of XML Schema, and without
 * namespace.
 */

export const elName = (local: string): Name => ({ namespace: "urn:el", local, prefix: "el" });

export const xsName = (local: string): Name => ({ namespace: xsNamespace, local, prefix: "xs" });

export const localName = (local: string): Name => ({ namespace: "", local, prefix: "" });

export const elType = (local: string): Thing => ({ kind: "type", name: elName(local) });

export const elElement = (local: string): Thing => ({ kind: "element", name: elName(local) });

export const xsType = (local: string): Thing => ({ kind: "type", name: xsName(local) });
