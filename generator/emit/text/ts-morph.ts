import type { Project, printStructure, StructureKind, ts } from "ts-morph";

export type {
  DiagnosticMessageChain,
  InterfaceDeclarationStructure,
  JSDocStructure,
  OptionalKind,
  PropertySignatureStructure,
} from "ts-morph";

/** What is used of ts-morph, which no other file knows. */
export interface TsMorph {
  readonly printStructure: typeof printStructure;
  readonly StructureKind: typeof StructureKind;
  /** The compiler itself, for what compares generated types. */
  readonly Project: typeof Project;
  readonly ts: typeof ts;
}

let load: () => TsMorph | Promise<TsMorph> = () => import("ts-morph");

/** Loads ts-morph, where something is printed: it takes longer than all the rest of a small generation. */
export function loadTsMorph(): TsMorph | Promise<TsMorph> {
  return load();
}

/** Has it loaded in another way. */
export function loadTsMorphBy(way: () => TsMorph): void {
  load = way;
}
