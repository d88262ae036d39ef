import { nameHandles } from "../../../generator/emit/names.js";
import { documentStart } from "../../../generator/emit/targets/builders.js";
import { elementDescriptorHandle } from "../../../generator/emit/targets/descriptors/handles.js";
import { targets } from "../../../generator/emit/targets/index.js";
import type { Handle } from "../../../generator/ir/names.js";
import type { Plan } from "../../../generator/ir/plan.js";
import type { ElementDeclaration, TypeDefinition } from "../../../generator/schema/components.js";
import { memo } from "../../../runtime/engine/memo.js";
import type { FieldPart, Forms, Part } from "../form/parts.js";

/** How generated code calls what it declares. */
const namesOf: (plan: Plan) => ReadonlyMap<Handle, string> = memo(
  (plan) => nameHandles(plan, targets).names,
);

/**
 * The code that builds a value with the builders that are generated for its schema, and writes it as a document: properties in schema order, one
 * element inside another as a callback, lists and items as data. What has no builder of its own is data as well.
 */
export function builderCode(
  plan: Plan,
  forms: Forms,
  root: ElementDeclaration,
  value: unknown,
  module: string,
): string {
  const declaration = plan.elements.get(root);
  if (declaration === undefined) return "";
  const element = namesOf(plan).get(elementDescriptorHandle(declaration)) ?? "";
  const start = documentStart(declaration, plan);
  const starter = start && !saysItsType(value) ? namesOf(plan).get(start) : undefined;
  const body =
    starter === undefined
      ? literal(value, 0)
      : `${starter}()${calls(forms, root.typeDefinition, value, 1)}\n  .build()`;
  const own = starter === undefined ? [element] : [starter, element];
  const isPackage = module.startsWith("scrutin");
  const needed = isPackage ? [...own, "serialize"] : own;
  return [
    ...(isPackage ? [] : ['import { serialize } from "scrutin/runtime";']),
    `import { ${needed.join(", ")} } from "${module}";`,
    "",
    ...(starter === undefined
      ? [`console.log(serialize(${element}, ${body}, { indent: 2 }));`]
      : [
          `const value = ${body};`,
          "",
          `console.log(serialize(${element}, value, { indent: 2 }));`,
        ]),
    "",
  ].join("\n");
}

/** Whether a value says by itself of which type it is, or that it is nil: the builder of the declared type does not. */
const saysItsType = (value: unknown): boolean =>
  value === null ||
  (typeof value === "object" && ("$type" in value || "$types" in value || "$nil" in value));

const indentation = (depth: number): string => "  ".repeat(depth);

function calls(forms: Forms, type: TypeDefinition, value: unknown, depth: number): string {
  const object = (value ?? {}) as Readonly<Record<string, unknown>>;
  return flat(forms.partsOf(type))
    .filter((part) => object[part.property] !== undefined)
    .map(
      (part) => `\n${indentation(depth)}.${part.property}(${argument(forms, part, object, depth)})`,
    )
    .join("");
}

type Named = Exclude<Part, { kind: "choice" }>;

const flat = (parts: readonly Part[]): readonly Named[] =>
  parts.flatMap((part) => (part.kind === "choice" ? part.branches.flatMap(flat) : [part]));

function argument(
  forms: Forms,
  part: Named,
  object: Readonly<Record<string, unknown>>,
  depth: number,
): string {
  const value = object[part.property];
  if (part.kind !== "field" || !opens(part, value)) return literal(value, depth);
  const inner = calls(forms, part.type, value, depth + 2);
  if (inner === "") return "{}";
  return `(x) =>\n${indentation(depth + 1)}x${inner},\n${indentation(depth)}`;
}

const opens = (part: FieldPart, value: unknown): boolean =>
  part.type.kind === "complexTypeDefinition" &&
  // Of any type there is no builder.
  part.type.position !== undefined &&
  !part.many &&
  typeof value === "object" &&
  !saysItsType(value);

/** Data as it is written in a source. */
function literal(value: unknown, depth: number): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number" && Object.is(value, -0)) return "-0";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value))
    return list(
      value.map((item) => literal(item, depth + 1)),
      "[",
      "]",
      depth,
    );
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => `${keyOf(key)}: ${literal(inner, depth + 1)}`);
    return entries.length === 0 ? "{}" : list(entries, "{ ", " }", depth);
  }
  return JSON.stringify(value) ?? "undefined";
}

const keyOf = (key: string): string =>
  /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key);

function list(items: readonly string[], open: string, close: string, depth: number): string {
  const oneLine = open + items.join(", ") + close;
  if (oneLine.length <= 80 - 2 * depth && !oneLine.includes("\n")) return oneLine;
  const inner = items.map((item) => `${indentation(depth + 1)}${item},\n`).join("");
  return `${open.trim()}\n${inner}${indentation(depth)}${close.trim()}`;
}
