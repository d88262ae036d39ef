import type { Position } from "../../../runtime/issues.js";
import type { ChangeKind } from "../change-kinds.js";
import type { ChangedComponent } from "../comparison.js";

/** A difference in what two versions say, before it is known whom it breaks. */
export interface Change {
  readonly kind: ChangeKind;
  readonly component: ChangedComponent;
  readonly old: Position | undefined;
  readonly new: Position | undefined;
  readonly detail: Readonly<Record<string, string>>;
  /** The components that changed, of both versions: what refers to one of them is reached. */
  readonly objects: readonly object[];
  /** Those of them in which the change is. */
  readonly own: readonly object[];
  /** Clark names of elements and attributes that it is about. */
  readonly labels: readonly string[];
}

/** A component in both versions, or in one. */
export interface Place {
  readonly component: ChangedComponent;
  readonly old: Placed | undefined;
  readonly new: Placed | undefined;
  /** Where exactly, where that is not where the component begins. */
  readonly oldPosition?: Position | undefined;
  readonly newPosition?: Position | undefined;
}

interface Placed {
  readonly position: Position | undefined;
}

/** Collects changes in the order in which they are found. */
export class Changes {
  readonly all: Change[] = [];

  add(
    kind: ChangeKind,
    place: Place,
    detail: Readonly<Record<string, string>> = {},
    {
      labels = [],
      objects = [],
    }: { readonly labels?: readonly string[]; readonly objects?: readonly object[] } = {},
  ): void {
    const own = [place.old, place.new].filter((object) => object !== undefined);
    this.all.push({
      kind,
      component: place.component,
      old: place.oldPosition ?? place.old?.position,
      new: place.newPosition ?? place.new?.position,
      detail,
      objects: [...own, ...objects],
      own,
      labels,
    });
  }
}

/** A place inside another. */
export function inside(
  { component }: Place,
  step: string,
  old: Placed | undefined,
  newer: Placed | undefined,
): Place {
  const path =
    component.path === "" || step.startsWith("/")
      ? component.path + step
      : `${component.path}/${step}`;
  return { component: { ...component, path }, old, new: newer };
}
