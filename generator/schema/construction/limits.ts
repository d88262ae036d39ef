import type { Report } from "../../diagnostics.js";
import type { ModelGroup } from "../components.js";
import type { Construction, Mutable } from "./context.js";

/** Model groups inside each other in one content model: references and what extensions inherit counted in. */
const depthLimit = 400;
/** Particles of one content model, unless the caller allows more. */
export const particleLimit = 500_000;

/**
 * Refuses content models that are nested too deep or too large for the walks over them. The group that passes the limit is
 * left empty. A group counts once, however often it is referred to: few references can stand for 2⁴⁰ places.
 */
export function limitContentModels(construction: Construction, maxParticles: number): void {
  const { report } = construction;
  const depths = new Map<ModelGroup, number>();
  const roots = rootsOf(construction);
  for (const root of roots) limitDepth(root, depths, report);
  // Where all groups together are small enough, each is.
  if (sizeOf(roots) <= maxParticles) return;
  for (const root of roots) limitSize(root, maxParticles, report);
}

/** The groups that are the whole of something. */
function rootsOf({ components, complexTypes }: Construction): readonly ModelGroup[] {
  const definitions = [...components.values()].flatMap((component) =>
    component.kind === "modelGroupDefinition" ? [component.modelGroup] : [],
  );
  const contents = complexTypes.flatMap(({ contentType, extensionParticle }) =>
    "particle" in contentType ? [contentType.particle, extensionParticle] : [],
  );
  const groups = contents.flatMap((particle) =>
    particle?.term.kind === "modelGroup" ? [particle.term] : [],
  );
  return [...definitions, ...groups];
}

/** Measures each group once, the groups in it first, without recursion. Circles are broken before. */
function limitDepth(start: ModelGroup, depths: Map<ModelGroup, number>, report: Report): void {
  const stack: Mutable<ModelGroup>[] = [start];
  for (let group = stack.at(-1); group !== undefined; group = stack.at(-1)) {
    const inner = groupsIn(group);
    const waiting = inner.filter((one) => !depths.has(one));
    if (waiting.length > 0) {
      for (const one of waiting) stack.push(one);
      continue;
    }
    stack.pop();
    const depth = inner.reduce((most, one) => Math.max(most, depths.get(one) ?? 0), 0) + 1;
    depths.set(group, depth > depthLimit ? 1 : depth);
    if (depth <= depthLimit) continue;
    const parameters = { group: group.definition?.name, limit: depthLimit };
    report({ key: "limit-content-model", parameters, position: group.position });
    group.particles = [];
  }
}

function limitSize(group: Mutable<ModelGroup>, limit: number, report: Report): void {
  const particles = sizeOf([group]);
  if (particles <= limit) return;
  const parameters = { group: group.definition?.name, limit, particles };
  report({ key: "limit-content-model/size", parameters, position: group.position });
  group.particles = [];
}

/** How many elements and wildcards there are in some groups and all below them. */
function sizeOf(roots: readonly ModelGroup[]): number {
  const groups = new Set(roots);
  let size = 0;
  for (const group of groups) {
    const inner = groupsIn(group);
    size += group.particles.length - inner.length;
    for (const one of inner) groups.add(one);
  }
  return size;
}

function groupsIn({ particles }: ModelGroup): readonly ModelGroup[] {
  return particles.flatMap(({ term }) => (term.kind === "modelGroup" ? [term] : []));
}
