import type { ModelGroup, ModelGroupDefinition } from "../components.js";
import type { Construction, Mutable } from "./context.js";

/** mg-props-correct, clause 2 (Part 1, 3.8.6): no group is, through references, a particle of itself. */
export function breakGroupCircles(construction: Construction): void {
  const finished = new Set<ModelGroup>();
  for (const component of construction.components.values()) {
    if (component.kind === "modelGroupDefinition") breakCircles(construction, component, finished);
  }
}

interface OpenGroup {
  readonly group: Mutable<ModelGroup>;
  next: number;
}

function breakCircles(
  { report }: Construction,
  definition: ModelGroupDefinition,
  finished: Set<ModelGroup>,
): void {
  const stack: OpenGroup[] = [{ group: definition.modelGroup, next: 0 }];
  const open = new Set<ModelGroup>([definition.modelGroup]);
  for (
    let current = stack[stack.length - 1];
    current !== undefined;
    current = stack[stack.length - 1]
  ) {
    const particle = current.group.particles[current.next];
    current.next += 1;
    if (particle === undefined) {
      stack.pop();
      open.delete(current.group);
      finished.add(current.group);
      continue;
    }
    const { term } = particle;
    if (term.kind !== "modelGroup" || finished.has(term)) continue;
    if (open.has(term)) {
      const parameters = { group: term.definition?.name };
      report({ key: "mg-props-correct.2", parameters, position: particle.position });
      current.group.particles = current.group.particles.filter((other) => other !== particle);
      current.next -= 1;
    } else {
      open.add(term);
      stack.push({ group: term, next: 0 });
    }
  }
}
