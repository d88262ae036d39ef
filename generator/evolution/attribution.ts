import { clark } from "../../runtime/qname.js";
import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  Particle,
  Schema,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../schema/components.js";
import type { Change } from "./causes/change.js";
import type { ChangeKind } from "./change-kinds.js";
import type { Aspect, Difference, Doubt } from "./findings.js";

/** Finds the change that made a difference: what it is about has to have changed. */
export class Attribution {
  readonly #byObject = new Map<object, Change[]>();
  readonly #byLabel = new Map<string, Change[]>();
  readonly #schemas: readonly Schema[];

  constructor(changes: readonly Change[], schemas: readonly Schema[]) {
    this.#schemas = schemas;
    for (const change of changes) {
      for (const object of new Set(change.objects)) push(this.#byObject, object, change);
      for (const label of new Set(change.labels)) push(this.#byLabel, label, change);
    }
  }

  /** The most likely change; undefined where none is. */
  causeOf(found: Difference | Doubt): Change | undefined {
    const { aspect } = found;
    const labels = new Set(labelsOf(aspect));
    // What only one side declares and the other lets in all the same.
    const undeclared = [found.at.way.element, found.at.rightElement].some(
      (element) => element !== undefined && element.position === undefined,
    );
    if (undeclared) labels.add(clark(found.at.way.name));
    let best: Change | undefined;
    let most = 0;
    const weigh = (change: Change, near: number, least = 0): void => {
      const declared = isGlobal(change.kind) && change.labels.includes(clark(found.at.way.name));
      const fit = Math.max(least, fitOf(change.kind, aspect), declared && undeclared ? 5 : 0);
      if (fit === 0) return;
      const named = change.labels.some((label) => labels.has(label)) ? 100 : 0;
      const score = fit * 10 + named + near;
      if (score <= most) return;
      [best, most] = [change, score];
    };
    const subjects = this.#subjectsOf(found);
    if (undeclared)
      for (const label of labels)
        for (const change of this.#byLabel.get(label) ?? []) weigh(change, 0);
    for (const [index, subject] of subjects.entries())
      for (const change of this.#byObject.get(subject) ?? []) weigh(change, 9 - Math.min(8, index));
    if (best !== undefined) return best;
    // What nobody declares is let in by the content around it.
    const { parent } = found.at.way;
    if (parent !== undefined)
      for (const subject of [parent.left, parent.right].flatMap(contentSubjects))
        for (const change of this.#byObject.get(subject) ?? [])
          if (contentKinds.has(change.kind) || change.kind.startsWith("wildcard-"))
            weigh(change, change.kind.startsWith("wildcard-") ? 1 : 0, 1);
    if (best !== undefined) return best;
    for (const label of labels)
      for (const change of this.#byLabel.get(label) ?? []) weigh(change, 0);
    return best;
  }

  /** The components that the difference depends on, nearest first. */
  #subjectsOf({ aspect, at }: Difference | Doubt): readonly object[] {
    const elements = [at.way.element, at.rightElement].filter((one) => one !== undefined);
    const types = [at.left, at.right].filter((one) => one !== undefined);
    switch (aspect.kind) {
      case "root":
      case "abstract":
      case "nil":
      case "identity":
        return [...elements, ...types];
      case "abstract-type":
        return [...types, ...elements];
      case "type-name": {
        const named = this.#schemas
          .map((schema) => schema.typeDefinitions.get(clark(aspect.name)))
          .filter((one) => one !== undefined);
        return [...named, ...types.flatMap(chainOf), ...elements];
      }
      case "text":
        return [...elements, ...types.flatMap(textSubjects)];
      case "attribute":
        return types.flatMap((type) => this.#attributeSubjects(type, clark(aspect.name)));
      case "content":
      case "wildcard":
        return [...types.flatMap((type) => contentSubjects(type)), ...elements];
    }
  }

  #attributeSubjects(type: TypeDefinition, name: string): readonly object[] {
    if (type.kind === "simpleTypeDefinition") return [type];
    const use = type.attributeUses.find(
      ({ attributeDeclaration: own }) => clark(own.name) === name,
    );
    const groups = this.#schemas.flatMap((schema) =>
      [...schema.attributeGroupDefinitions.values()].filter(({ attributeUses }) =>
        attributeUses.some(({ attributeDeclaration: own }) => clark(own.name) === name),
      ),
    );
    const globals = this.#schemas.flatMap((schema) => schema.attributeDeclarations.get(name) ?? []);
    return [
      ...(use === undefined ? [] : [use, use.attributeDeclaration]),
      ...chainOf(type),
      ...(use === undefined ? [] : simpleSubjects(use.attributeDeclaration.typeDefinition)),
      ...groups,
      ...globals,
    ];
  }
}

function isGlobal(kind: ChangeKind): boolean {
  return /^(?:root|substitution-member)-/.test(kind);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function labelsOf(aspect: Aspect): ReadonlySet<string> {
  switch (aspect.kind) {
    case "content":
      return new Set([
        ...(aspect.unexpected === undefined ? [] : [aspect.unexpected]),
        ...aspect.missing,
      ]);
    case "attribute":
    case "type-name":
    case "wildcard":
      return new Set([clark(aspect.name)]);
    default:
      return new Set();
  }
}

function chainOf(type: TypeDefinition): readonly TypeDefinition[] {
  const chain: TypeDefinition[] = [];
  for (let at: TypeDefinition | undefined = type; at !== undefined && !chain.includes(at); ) {
    chain.push(at);
    at = at.baseTypeDefinition;
  }
  return chain;
}

function simpleSubjects(type: SimpleTypeDefinition): readonly SimpleTypeDefinition[] {
  const found = new Set([type]);
  for (const at of found)
    for (const inner of [at.baseTypeDefinition, at.itemTypeDefinition, ...at.memberTypeDefinitions])
      if (inner !== undefined) found.add(inner);
  return [...found];
}

function textSubjects(type: TypeDefinition): readonly object[] {
  if (type.kind === "simpleTypeDefinition") return simpleSubjects(type);
  const { contentType: content } = type;
  const simple = content.variety === "simple" ? simpleSubjects(content.simpleTypeDefinition) : [];
  return [...chainOf(type), ...simple];
}

function contentSubjects(type: TypeDefinition): readonly object[] {
  const chain = chainOf(type);
  const complex = chain.filter(
    (one): one is ComplexTypeDefinition => one.kind === "complexTypeDefinition",
  );
  const found = new Set<object>(chain);
  for (const { contentType: content } of complex.slice(0, 1))
    if ("particle" in content) for (const one of partsOf(content.particle)) found.add(one);
  return [...found];
}

/** Named groups and declarations in a particle, heads of substitution groups with them. */
function partsOf(particle: Particle): readonly object[] {
  const found = new Set<object>();
  const open: Particle[] = [particle];
  const seen = new Set<object>();
  for (const { term } of open) {
    if (seen.has(term)) continue;
    seen.add(term);
    if (term.kind === "elementDeclaration") addHeads(term, found);
    if (term.kind !== "modelGroup") continue;
    if (term.definition !== undefined) found.add(term.definition);
    open.push(...term.particles);
  }
  return [...found];
}

function addHeads(element: ElementDeclaration, found: Set<object>): void {
  for (let at: ElementDeclaration | undefined = element; at !== undefined && !found.has(at); ) {
    found.add(at);
    at = at.substitutionGroupAffiliation;
  }
}

const contentKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "element-added-optional",
  "element-added-required",
  "element-removed",
  "element-renamed",
  "element-prohibited",
  "min-raised",
  "min-lowered",
  "max-raised",
  "max-lowered",
  "compositor-changed",
  "order-changed",
  "branch-added",
  "branch-removed",
  "branch-order-changed",
  "group-min-raised",
  "group-min-lowered",
  "group-max-raised",
  "group-max-lowered",
  "content-rewritten",
  "substitution-member-added",
  "substitution-member-removed",
  "root-added",
  "root-removed",
  "root-renamed",
]);

const textKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "default-added",
  "default-removed",
  "default-changed",
  "fixed-added",
  "fixed-removed",
  "fixed-changed",
  "enumeration-added",
  "enumeration-removed",
  "enumeration-renamed",
  "enumeration-appeared",
  "enumeration-vanished",
  "pattern-added",
  "pattern-removed",
  "pattern-changed",
  "length-changed",
  "bounds-changed",
  "digits-changed",
  "white-space-changed",
  "variety-changed",
  "item-type-changed",
  "member-added",
  "member-removed",
  "members-reordered",
]);

const typeKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "type-replaced",
  "type-made-anonymous",
  "type-made-named",
  "content-kind-changed",
  "base-changed",
  "derivation-changed",
]);

/** How well a kind of change explains a difference: 0 not at all. */
function fitOf(kind: ChangeKind, aspect: Aspect): number {
  if (
    kind === "documentation-changed" ||
    kind === "foreign-attribute-changed" ||
    kind === "file-moved" ||
    kind === "version-changed" ||
    kind === "final-changed"
  )
    return 0;
  switch (aspect.kind) {
    case "root":
      return kind.startsWith("root-") || kind.startsWith("substitution-") ? 3 : 1;
    case "abstract":
    case "abstract-type":
      return kind.startsWith("abstract-") ? 3 : typeKinds.has(kind) ? 2 : 0;
    case "nil":
      return kind.startsWith("nillable-")
        ? 3
        : kind.startsWith("fixed-")
          ? 2
          : typeKinds.has(kind)
            ? 1
            : 0;
    case "identity":
      return kind.startsWith("identity-") ? 3 : 0;
    case "type-name":
      return /^(?:type-|base-|derivation-|block-)/.test(kind)
        ? 3
        : typeKinds.has(kind) || textKinds.has(kind) || /^member|variety/.test(kind)
          ? 1
          : /abstract/.test(kind)
            ? 2
            : 0;
    case "attribute":
      return kind.startsWith("attribute-") || kind.startsWith("global-attribute")
        ? 4
        : textKinds.has(kind)
          ? 3
          : kind.startsWith("wildcard-") || typeKinds.has(kind)
            ? 2
            : 0;
    case "text":
      return textKinds.has(kind)
        ? 4
        : kind.startsWith("mixed-")
          ? 4
          : typeKinds.has(kind)
            ? 3
            : contentKinds.has(kind)
              ? 1
              : 0;
    case "content":
      return contentKinds.has(kind)
        ? 4
        : kind.startsWith("wildcard-") || typeKinds.has(kind)
          ? 3
          : /^(?:block|abstract)-/.test(kind)
            ? 2
            : kind.startsWith("mixed-") || kind.startsWith("fixed-")
              ? 1
              : 0;
    case "wildcard":
      return kind.startsWith("wildcard-")
        ? 4
        : contentKinds.has(kind)
          ? 3
          : typeKinds.has(kind)
            ? 2
            : 0;
  }
}
