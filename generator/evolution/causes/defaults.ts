import { nameOf } from "../names.js";
import type { Change } from "./change.js";

/** What `blockDefault` and `finalDefault` say of each kind of component: the rest of them is not for it. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "block elementDeclaration": ["extension", "restriction", "substitution"],
  "block complexTypeDefinition": ["extension", "restriction"],
  "final elementDeclaration": ["extension", "restriction"],
  "final complexTypeDefinition": ["extension", "restriction"],
  "final simpleTypeDefinition": ["extension", "list", "restriction", "union"],
};

/**
 * Components of one schema document that block the same now, or are final for the same: what `blockDefault` or `finalDefault` says of all
 * of them is one change.
 */
export function joinDefaults(all: readonly Change[]): readonly Change[] {
  const groups = new Map<string, Change[]>();
  for (const change of all) {
    if (!change.kind.startsWith("block-") && change.kind !== "final-changed") continue;
    const key = JSON.stringify([change.kind, change.old?.file, change.new?.file]);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const joined = new Map<Change, Change | undefined>();
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined || group.length < 2 || !isOneDefault(group)) continue;
    for (const change of group) joined.set(change, undefined);
    joined.set(first, join(first, group));
  }
  return all.flatMap((change) => (joined.has(change) ? (joined.get(change) ?? []) : [change]));
}

/** Whether one default explains what all of them say, before and now. */
function isOneDefault(group: readonly Change[]): boolean {
  return (["old", "new"] as const).every((side) => {
    const whole = new Set(group.flatMap((change) => partsOf(change, side)));
    return group.every((change) => {
      const [what = ""] = change.kind.split("-");
      const expected = (allowed[`${what} ${kindOf(change)}`] ?? []).filter((one) => whole.has(one));
      return partsOf(change, side).toSorted().join() === expected.join();
    });
  });
}

function kindOf({ own: [component] }: Change): string {
  return component !== undefined && "kind" in component ? String(component.kind) : "";
}

function partsOf({ detail }: Change, side: "old" | "new"): readonly string[] {
  return (detail[side] ?? "").split(" ").filter((part) => part !== "");
}

function join(first: Change, group: readonly Change[]): Change {
  const words = (side: "old" | "new"): string =>
    [...new Set(group.flatMap((change) => partsOf(change, side)))].toSorted().join(" ");
  const names = new Set(
    group.map(({ component: { name, path } }) =>
      path === "" ? nameOf(name).local : `${nameOf(name).local}/${path}`,
    ),
  );
  return {
    kind: first.kind,
    component: { kind: "document", name: first.old?.file ?? first.component.name, path: "" },
    old: first.old,
    new: first.new,
    detail: { old: words("old"), new: words("new"), names: [...names].join(", ") },
    objects: group.flatMap(({ objects }) => objects),
    own: group.flatMap(({ own }) => own),
    labels: group.flatMap(({ labels }) => labels),
  };
}
