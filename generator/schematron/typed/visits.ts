import type { ElementDescriptor, SchemaSet, TypeDescriptor } from "../../../runtime/descriptors.js";
import { clark } from "../../../runtime/qname.js";
import type { Candidate } from "../../../runtime/rules/run/candidates.js";
import type { Route } from "../../../runtime/rules/watch/routes.js";
import type { Place } from "./paths.js";
import { type ChildPlace, contentOf, derivedOf, type Shape } from "./shapes.js";

/** An element on the visit of a document: its possible shapes, and the rules that apply by the names on the path to it. */
export interface Visit {
  readonly id: number;
  readonly shape: Shape;
  readonly route: Route<Candidate>;
  readonly parents: Set<Visit>;
  /** The document element, on which the result of absolute paths depends. */
  readonly root: Shape;
  readonly children: { readonly place: ChildPlace; readonly visits: readonly Visit[] }[];
  readonly isRoot: boolean;
  /** Whether it, or something in it, has checks. */
  isAsked: boolean;
}

/** All visits of documents of a schema set. */
export function visitsOf(schemas: SchemaSet, route: Route<Candidate>): readonly Visit[] {
  const graph = new VisitGraph();
  for (const element of schemas.elements.values()) graph.root(element, route);
  askedThrough(graph.all);
  return graph.all;
}

class VisitGraph {
  readonly all: Visit[] = [];
  #known = new Map<TypeDescriptor, Map<string, Map<object, Visit>>>();

  root(element: ElementDescriptor, above: Route<Candidate>): void {
    this.#known = new Map();
    const { name } = element;
    this.visit(
      element,
      element.type(),
      above,
      { name, key: clark(name), type: element.type() },
      true,
    );
  }

  visit(
    element: ElementDescriptor,
    type: TypeDescriptor,
    above: Route<Candidate>,
    root: Shape,
    isRoot = false,
  ): Visit {
    const { name } = element;
    const key = clark(name);
    const route = above.to({ ...name, prefix: "", key });
    const byName = this.#known.get(type) ?? new Map<string, Map<object, Visit>>();
    this.#known.set(type, byName);
    const byRoute = byName.get(key) ?? new Map<object, Visit>();
    byName.set(key, byRoute);
    const known = byRoute.get(route);
    if (known !== undefined) return known;
    const content = contentOf(type);
    const visit: Visit = {
      id: this.all.length,
      shape: { name, key, type },
      route,
      parents: new Set(),
      root,
      children: [],
      isRoot,
      isAsked: content.open.length > 0 || route.candidates.some(({ kind }) => kind === "rule"),
    };
    byRoute.set(route, visit);
    this.all.push(visit);
    for (const place of content.children) {
      const declared = place.element.type();
      const visits = [declared, ...derivedOf(declared)].map((each) =>
        this.visit(place.element, each, route, root),
      );
      for (const child of visits) child.parents.add(visit);
      visit.children.push({ place, visits });
    }
    return visit;
  }
}

/** Marks the elements whose children have checks. */
export function askedThrough(visits: readonly Visit[]): void {
  for (let changes = true; changes; ) {
    changes = false;
    for (const visit of visits)
      if (
        !visit.isAsked &&
        visit.children.some((each) => each.visits.some(({ isAsked }) => isAsked))
      ) {
        visit.isAsked = true;
        changes = true;
      }
  }
}

/** The surroundings of a visited element. */
export function placeOf(visit: Visit): Place {
  const above: (readonly Shape[])[] = [];
  const mayBeDocument: boolean[] = [];
  let level: ReadonlySet<Visit> = new Set([visit]);
  while (above.length < 4) {
    mayBeDocument.push([...level].some(({ isRoot }) => isRoot));
    level = new Set([...level].flatMap(({ parents }) => [...parents]));
    above.push([...level].map(({ shape }) => shape));
  }
  const isCounted = [...visit.parents].every(({ children }) => {
    const places = children.filter(({ place }) => clark(place.element.name) === visit.shape.key);
    return (
      places.length === 1 && places.every(({ place }) => place.repeated && place.kind === undefined)
    );
  });
  return { self: visit.shape, above, mayBeDocument, roots: [visit.root], isCounted };
}
