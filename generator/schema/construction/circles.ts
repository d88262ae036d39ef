import { clark } from "../../../runtime/qname.js";
import { anySimpleType } from "../built-ins.js";
import type { ModelGroup, ModelGroupDefinition, SimpleTypeDefinition } from "../components.js";
import type { Construction, Mutable } from "./context.js";

/** Model groups inside each other, references counted in. */
const depthLimit = 1000;

/** mg-props-correct, clause 2 (Part 1, 3.8.6): no group is, through references, a particle of itself. */
export function breakGroupCircles(construction: Construction): void {
  const finished = new Set<ModelGroup>();
  for (const component of construction.components.values()) {
    if (component.kind === "modelGroupDefinition") breakCircles(construction, component, finished);
  }
}

interface Frame {
  readonly group: Mutable<ModelGroup>;
  next: number;
}

function breakCircles(
  { report }: Construction,
  definition: ModelGroupDefinition,
  finished: Set<ModelGroup>,
): void {
  const stack: Frame[] = [{ group: definition.modelGroup, next: 0 }];
  const open = new Set<ModelGroup>([definition.modelGroup]);
  for (let frame = stack[stack.length - 1]; frame !== undefined; frame = stack[stack.length - 1]) {
    const particle = frame.group.particles[frame.next];
    frame.next += 1;
    if (particle === undefined) {
      stack.pop();
      open.delete(frame.group);
      finished.add(frame.group);
      continue;
    }
    const { term } = particle;
    if (term.kind !== "modelGroup" || finished.has(term)) continue;
    const circular = open.has(term);
    if (circular || stack.length >= depthLimit) {
      const name = term.definition === undefined ? "" : ` "${clark(term.definition.name)}"`;
      const message = circular
        ? `the model group${name} contains itself`
        : `model groups are nested more than ${depthLimit} deep`;
      report({
        code: circular ? "mg-props-correct.2" : "limit-depth",
        message,
        position: particle.position,
      });
      frame.group.particles = frame.group.particles.filter((other) => other !== particle);
      frame.next -= 1;
    } else {
      open.add(term);
      stack.push({ group: term, next: 0 });
    }
  }
}

/** st-props-correct, clause 2 (Part 1, 3.14.6): no list or union is, through others, its own member. */
export function breakMemberCircles({ components, report }: Construction): void {
  const finished = new Set<SimpleTypeDefinition>();
  const open = new Set<SimpleTypeDefinition>();
  const visit = (type: Mutable<SimpleTypeDefinition>, depth: number): void => {
    if (type.builtIn || finished.has(type)) return;
    open.add(type);
    const isCircular = (member: SimpleTypeDefinition): boolean => {
      if (!open.has(member) && depth < depthLimit) visit(member, depth + 1);
      else {
        const message = open.has(member)
          ? "a simple type is made of itself"
          : `simple types are nested more than ${depthLimit} deep`;
        report({
          code: open.has(member) ? "st-props-correct.2" : "limit-depth",
          message,
          position: type.position,
        });
        return true;
      }
      return false;
    };
    if (type.baseTypeDefinition !== undefined && !type.baseTypeDefinition.builtIn)
      visit(type.baseTypeDefinition, depth + 1);
    if (type.itemTypeDefinition !== undefined && isCircular(type.itemTypeDefinition))
      type.itemTypeDefinition = anySimpleType;
    type.memberTypeDefinitions = type.memberTypeDefinitions.filter((member) => !isCircular(member));
    open.delete(type);
    finished.add(type);
  };
  for (const component of components.values())
    if (component.kind === "simpleTypeDefinition") visit(component, 0);
}
