import type { Report } from "../../diagnostics.js";
import type { ModelGroup } from "../components.js";
import type { Construction, Mutable } from "./context.js";

/** Model groups inside each other in one content model: references and what extensions inherit counted in. */
const depthLimit = 400;
/** Particles of one content model, each group counted wherever it is referred to, unless the caller allows more. */
export const particleLimit = 500_000;

interface Extent {
  readonly depth: number;
  readonly size: number;
}

/**
 * Refuses content models that are nested too deep or too large for any check that walks them, since a few references can make 2⁴⁰
 * particles. The group that passes the limit is left empty.
 */
export function limitContentModels(
  { components, complexTypes, report }: Construction,
  maxParticles: number,
): void {
  const measured = new Map<ModelGroup, Extent>();
  const measure = (group: ModelGroup): void => measureGroup(group, measured, maxParticles, report);
  for (const component of components.values()) {
    if (component.kind === "modelGroupDefinition") measure(component.modelGroup);
  }
  for (const { contentType, extensionParticle } of complexTypes) {
    const particles = "particle" in contentType ? [contentType.particle, extensionParticle] : [];
    for (const particle of particles) {
      if (particle?.term.kind === "modelGroup") measure(particle.term);
    }
  }
}

/** Measures each group once, the groups in it first, without recursion. Circles are broken before. */
function measureGroup(
  start: ModelGroup,
  measured: Map<ModelGroup, Extent>,
  maxParticles: number,
  report: Report,
): void {
  const stack: Mutable<ModelGroup>[] = [start];
  for (let group = stack[stack.length - 1]; group !== undefined; group = stack[stack.length - 1]) {
    const waiting = group.particles.flatMap(({ term }) =>
      term.kind === "modelGroup" && !measured.has(term) ? [term] : [],
    );
    if (waiting.length > 0) {
      stack.push(...waiting);
      continue;
    }
    stack.pop();
    const extent = extentOf(group, measured);
    const excess = excessOf(extent, maxParticles);
    measured.set(group, excess === undefined ? extent : { depth: 1, size: 0 });
    if (excess === undefined) continue;
    const named = { group: group.definition?.name };
    const { position } = group;
    if (excess === "depth")
      report({
        key: "limit-content-model",
        parameters: { ...named, limit: depthLimit },
        position,
      });
    else {
      const parameters = { ...named, limit: maxParticles, particles: extent.size };
      report({ key: "limit-content-model/size", parameters, position });
    }
    group.particles = [];
  }
}

function excessOf({ depth, size }: Extent, maxParticles: number): "depth" | "size" | undefined {
  if (depth > depthLimit) return "depth";
  return size > maxParticles ? "size" : undefined;
}

function extentOf(group: ModelGroup, measured: ReadonlyMap<ModelGroup, Extent>): Extent {
  let depth = 0;
  let size = 0;
  for (const { term } of group.particles) {
    const inner = term.kind === "modelGroup" ? measured.get(term) : undefined;
    depth = Math.max(depth, inner?.depth ?? 0);
    size += inner?.size ?? 1;
  }
  return { depth: depth + 1, size };
}
