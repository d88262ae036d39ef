import { anySimpleType } from "../built-ins.js";
import type { ModelGroup, ModelGroupDefinition, SimpleTypeDefinition } from "../components.js";
import { describeType } from "../constraints/describe.js";
import type { Construction, Mutable } from "./context.js";

/** Lists and unions inside each other. */
const depthLimit = 500;

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
    if (open.has(term)) {
      const parameters = { group: term.definition?.name };
      report({ key: "mg-props-correct.2", parameters, position: particle.position });
      frame.group.particles = frame.group.particles.filter((other) => other !== particle);
      frame.next -= 1;
    } else {
      open.add(term);
      stack.push({ group: term, next: 0 });
    }
  }
}

/**
 * st-props-correct, clause 2 (Part 1, 3.14.6): no list or union is, through others and through what they restrict, its own member. A
 * restriction has the members of its base, so the base comes first.
 */
export function breakMemberCircles({ simpleTypes, report }: Construction): void {
  const finished = new Set<SimpleTypeDefinition>();
  const open = new Set<SimpleTypeDefinition>();
  const visit = (type: Mutable<SimpleTypeDefinition>): void => {
    open.add(type);
    const { baseTypeDefinition: base } = type;
    if (base?.variety === "list" || base?.variety === "union") inherit(type, base);
    else breakOwn(type);
    open.delete(type);
    finished.add(type);
  };
  const inherit = (type: Mutable<SimpleTypeDefinition>, base: SimpleTypeDefinition): void => {
    isSound(base, type);
    type.itemTypeDefinition = base.itemTypeDefinition;
    type.memberTypeDefinitions = base.memberTypeDefinitions;
  };
  const breakOwn = (type: Mutable<SimpleTypeDefinition>): void => {
    const { itemTypeDefinition: item, memberTypeDefinitions: members } = type;
    if (item !== undefined && !isSound(item, type)) type.itemTypeDefinition = anySimpleType;
    const sound = members.filter((member) => isSound(member, type));
    if (sound.length < members.length) type.memberTypeDefinitions = sound;
  };
  const isSound = (member: SimpleTypeDefinition, owner: SimpleTypeDefinition): boolean => {
    const { position } = owner;
    if (member.builtIn || finished.has(member)) return true;
    if (open.has(member) || restrictsOpen(member)) {
      const parameters = { type: describeType(owner) };
      report({ key: "st-props-correct.2/members", parameters, position });
    } else if (open.size >= depthLimit) {
      report({ key: "limit-depth/members", parameters: { limit: depthLimit }, position });
    } else {
      visit(member);
      return true;
    }
    return false;
  };
  const restrictsOpen = (member: SimpleTypeDefinition): boolean => {
    for (let at = member.baseTypeDefinition; at !== undefined; at = at.baseTypeDefinition) {
      if (open.has(at)) return true;
    }
    return false;
  };
  for (const type of simpleTypes) if (!finished.has(type)) visit(type);
}
