import { anySimpleType } from "../built-ins.js";
import type { SimpleTypeDefinition } from "../components.js";
import { describeType } from "../constraints/describe.js";
import { someStep } from "../members.js";
import type { Construction, Mutable } from "./context.js";

/** Lists, and unions under facets, inside each other: what reads a value goes down to each. Other unions are flattened. */
const depthLimit = 300;

/** A type whose parts are looked at, one after the other. */
interface OpenType {
  readonly type: Mutable<SimpleTypeDefinition>;
  readonly parts: readonly SimpleTypeDefinition[];
  readonly sound: SimpleTypeDefinition[];
  next: number;
}

/**
 * st-props-correct, clause 2 (Part 1, 3.14.6): no list or union is, through others and through what they restrict, its own member. A
 * restriction has the members of its base, so the base comes first. What is nested too deep is left without parts.
 */
export function breakMemberCircles({ simpleTypes, report }: Construction): void {
  const depths = new Map<SimpleTypeDefinition, number>();
  const open = new Set<SimpleTypeDefinition>();
  const stack: OpenType[] = [];
  const enter = (type: SimpleTypeDefinition): void => {
    open.add(type);
    stack.push({ type, parts: partsOf(type), sound: [], next: 0 });
  };
  const leave = ({ type, parts, sound }: OpenType): void => {
    open.delete(type);
    settle(type, parts, sound);
    const depth = depthOf(type, depths);
    depths.set(type, depth > depthLimit ? 0 : depth);
    if (depth <= depthLimit) return;
    const parameters = { limit: depthLimit };
    report({ key: "limit-depth/members", parameters, position: type.position });
    if (type.itemTypeDefinition !== undefined) type.itemTypeDefinition = anySimpleType;
    type.memberTypeDefinitions = [];
  };
  for (const start of simpleTypes) {
    if (!depths.has(start)) enter(start);
    for (let current = stack.at(-1); current !== undefined; current = stack.at(-1)) {
      const part = current.parts[current.next];
      current.next += 1;
      if (part === undefined) {
        stack.pop();
        leave(current);
      } else if (part.builtIn || depths.has(part)) current.sound.push(part);
      else if (isOrRestricts(part, open)) {
        const parameters = { type: describeType(current.type) };
        report({ key: "st-props-correct.2/members", parameters, position: current.type.position });
      } else {
        current.sound.push(part);
        enter(part);
      }
    }
  }
}

/** The list or union that a type restricts, or what it is itself made of. */
function partsOf(type: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  const { itemTypeDefinition: item, memberTypeDefinitions: members } = type;
  const base = restrictedPart(type);
  return base !== undefined ? [base] : item !== undefined ? [item] : members;
}

function restrictedPart({
  baseTypeDefinition: base,
}: SimpleTypeDefinition): SimpleTypeDefinition | undefined {
  return base?.variety === "list" || base?.variety === "union" ? base : undefined;
}

/** Leaves a type with its sound parts. */
function settle(
  type: Mutable<SimpleTypeDefinition>,
  parts: readonly SimpleTypeDefinition[],
  sound: readonly SimpleTypeDefinition[],
): void {
  const base = restrictedPart(type);
  if (base !== undefined) {
    type.itemTypeDefinition = base.itemTypeDefinition;
    type.memberTypeDefinitions = base.memberTypeDefinitions;
  } else if (sound.length < parts.length) {
    if (type.itemTypeDefinition !== undefined) type.itemTypeDefinition = anySimpleType;
    else type.memberTypeDefinitions = sound;
  }
}

function isOrRestricts(
  type: SimpleTypeDefinition,
  open: ReadonlySet<SimpleTypeDefinition>,
): boolean {
  for (
    let at: SimpleTypeDefinition | undefined = type;
    at !== undefined;
    at = at.baseTypeDefinition
  ) {
    if (open.has(at)) return true;
  }
  return false;
}

function depthOf(
  type: SimpleTypeDefinition,
  depths: ReadonlyMap<SimpleTypeDefinition, number>,
): number {
  const base = restrictedPart(type);
  if (base !== undefined) return depths.get(base) ?? 0;
  return partsOf(type).reduce(
    (most, part) => Math.max(most, (depths.get(part) ?? 0) + (isFlattened(part) ? 0 : 1)),
    0,
  );
}

/** Whether a type is a union that says nothing but its members. */
function isFlattened(type: SimpleTypeDefinition): boolean {
  return type.variety === "union" && !hasFacets(type);
}

const hasFacets = someStep(({ variety, facets }) => variety === "union" && facets.length > 0);
