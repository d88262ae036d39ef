import { isFindings, readerOf } from "../../../../runtime/datatypes/simple-type.js";
import type { QName } from "../../../../runtime/qname.js";
import type { SimpleTypeDeclaration } from "../../../ir/ir.js";
import type { ModuleContext } from "../../context.js";
import { quote } from "../../text/foreign-text.js";
import { array, call, filledLines, flatten, type Layout, object } from "../../text/layout.js";
import type { Statement } from "../../text/statements.js";
import { typeDescriptorHandle } from "../descriptors/handles.js";
import { rowsHandle, testHandle, valuesHandle } from "./handles.js";
import { literalsOf } from "./literals.js";

/** Emits the values of an enumeration in the order of the schema: as a tuple, or as a list that is joined from rows of values. */
export function emitValues(
  declaration: SimpleTypeDeclaration,
  context: ModuleContext,
): readonly Statement[] {
  const handle = valuesHandle(declaration);
  if (handle === undefined) return [];
  const values = valuesOf(declaration, context);
  const items = values.map((value) => valueLayout(value, context));
  const name = context.name(handle);
  const type = tupleType(declaration, values, context);
  const rows = rowsHandle(declaration);
  if (rows !== undefined && isNamedByRows(declaration, values, context)) {
    const cells = context.name(rows);
    const list = `readonly ${context.name(declaration.handle)}[]`;
    return [
      {
        kind: "constant",
        name: cells,
        docs: [],
        initializer: { open: "[", items: rowsOf(items), close: "] as const" },
        isPrivate: true,
      },
      {
        kind: "constant",
        name,
        docs: [],
        type: list,
        initializer: call(`/*@__PURE__*/ ${context.runtime("joined")}`, cells),
      },
    ];
  }
  const close = type === undefined ? "] as const" : "]";
  return [{ kind: "constant", name, docs: [], type, initializer: { open: "[", items, close } }];
}

/** Whether the type of an enumeration is that of the cells of its rows. */
function isNamedByRows(
  { component }: SimpleTypeDeclaration,
  values: readonly unknown[],
  context: ModuleContext,
): boolean {
  return (
    literalsOf(component, context) !== undefined &&
    values.every((value) => typeof value !== "object")
  );
}

/** Long rows, since each is a tuple to the compiler, and tuples of one length have a type in common; as many values a line as it has room for. */
function rowsOf(items: readonly Layout[]): readonly Layout[] {
  const texts = items.map(flatten);
  const rows = Array.from({ length: Math.ceil(texts.length / rowLength) }, (_, index) =>
    texts.slice(index * rowLength, (index + 1) * rowLength),
  );
  return rows.map((row) => array(filledLines(row, "    ")));
}

const rowLength = 100;

/** The type of the tuple, where the compiler is not told it by the values alone (`isolatedDeclarations`). */
function tupleType(
  { component }: SimpleTypeDeclaration,
  values: readonly unknown[],
  context: ModuleContext,
): string | undefined {
  if (values.some((value) => typeof value === "number" && !Number.isFinite(value)))
    return "readonly number[]";
  const literals = literalsOf(component, context);
  const hasNames = values.some((value) => typeof value === "object" && !Array.isArray(value));
  return hasNames && literals ? `readonly [${literals.join(", ")}]` : undefined;
}

/** Emits the function that says whether a value is one of those. */
export function emitTest(
  declaration: SimpleTypeDeclaration,
  context: ModuleContext,
): readonly Statement[] {
  const handle = testHandle(declaration);
  const values = valuesHandle(declaration);
  if (handle === undefined || values === undefined) return [];
  const known = literalsOf(declaration.component, context) !== undefined;
  const [make, of] = known
    ? ["isOneOf", context.name(values)]
    : ["isValueOf", `() => ${context.name(typeDescriptorHandle(declaration))}`];
  return [
    {
      kind: "constant",
      name: context.name(handle),
      docs: [],
      type: `(value: unknown) => value is ${context.name(declaration.handle)}`,
      initializer: call(`/*@__PURE__*/ ${context.runtime(make)}`, of),
    },
  ];
}

/** The type of an enumeration by its tuple of values, where TypeScript can name each of them but for names. */
export function typeOfValues(
  declaration: SimpleTypeDeclaration,
  context: ModuleContext,
): string | undefined {
  const handle = valuesHandle(declaration);
  if (handle === undefined || literalsOf(declaration.component, context) === undefined)
    return undefined;
  if (valuesOf(declaration, context).some((value) => typeof value === "object")) return undefined;
  const rows = rowsHandle(declaration);
  return rows === undefined
    ? `(typeof ${context.name(handle)})[number]`
    : `(typeof ${context.name(rows)})[number][number]`;
}

/** The name of the tuple, where the facet of the descriptor has the same texts. */
export function sharedValues(
  declaration: SimpleTypeDeclaration,
  context: ModuleContext,
): string | undefined {
  const handle = valuesHandle(declaration);
  if (handle === undefined) return undefined;
  const { enumeration = [] } =
    context.plan.descriptors.simpleType(declaration.component).facets ?? {};
  const values = valuesOf(declaration, context);
  const same =
    enumeration.length === values.length &&
    enumeration.every((text, index) => text === values[index]);
  return same ? context.name(handle) : undefined;
}

/** The values as they are in TypeScript, each once. */
function valuesOf(
  { component }: SimpleTypeDeclaration,
  context: ModuleContext,
): readonly unknown[] {
  const reader = readerOf(context.plan.descriptors.simpleType(component));
  const values = new Map<string, unknown>();
  for (const { kind, value, namespaces } of component.facets) {
    if (kind !== "enumeration") continue;
    const read = reader.read(value, (prefix) => namespaces.get(prefix));
    if (!isFindings(read) && !values.has(read.key)) values.set(read.key, read.value);
  }
  return [...values.values()];
}

function valueLayout(value: unknown, context: ModuleContext): Layout {
  if (typeof value === "string") return quote(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Array.isArray(value)) return array(value.map((item) => valueLayout(item, context)));
  if (typeof value !== "object" || value === null) return String(value);
  const { namespace, local } = value as QName;
  return object({ namespace: context.namespace(namespace), local: quote(local) });
}
