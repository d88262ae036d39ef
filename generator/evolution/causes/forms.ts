import { clark } from "../../../runtime/qname.js";
import { nameOf } from "../names.js";
import type { Change } from "./change.js";

/** A local name that is in the namespace of its schema now, or in none any more. */
interface Moved {
  readonly change: Change;
  readonly from: string;
  readonly to: string;
}

/**
 * Elements and attributes that have another namespace under the same local name: what `form` says, or `elementFormDefault` of all in a
 * schema document at once. That is one change for each document.
 */
export function joinForms(all: readonly Change[]): readonly Change[] {
  const moved = new Map<Change, Moved>();
  for (const change of all) {
    const other = counterpartOf(change, all);
    if (other !== undefined) moved.set(change, other);
  }
  const joined = new Map<string, Moved[]>();
  for (const one of moved.values()) {
    const key = JSON.stringify([one.change.old?.file, one.change.new?.file, wayOf(one)]);
    joined.set(key, [...(joined.get(key) ?? []), one]);
  }
  const parts = new Set([...moved.values()].flatMap(({ change }) => partsOf(change, all)));
  const first = new Map([...joined.values()].map((group) => [group[0]?.change, group]));
  return all.flatMap((change) => {
    const group = first.get(change);
    if (group !== undefined) return [join(group, all)];
    return moved.has(change) || parts.has(change) ? [] : [change];
  });
}

function join(group: readonly Moved[], all: readonly Change[]): Change {
  const [{ change: first }] = group as readonly [Moved, ...Moved[]];
  const parts = group.flatMap(({ change }) => [change, ...partsOf(change, all)]);
  const names = [...new Set(group.map(({ change, from }) => shown(change, from)))];
  const alone = group.length === 1;
  const qualified = wayOf(group[0] as Moved);
  return {
    kind: "form-changed",
    component: alone
      ? first.component
      : { kind: "document", name: first.old?.file ?? first.component.name, path: "" },
    old: first.old,
    new: parts.find((part) => part.new !== undefined)?.new,
    detail: {
      names: names.join(", "),
      old: qualified ? "unqualified" : "qualified",
      new: qualified ? "qualified" : "unqualified",
    },
    objects: parts.flatMap(({ objects }) => objects),
    own: parts.flatMap(({ own }) => own),
    labels: group.flatMap(({ from, to }) => [from, to]),
  };
}

const wayOf = ({ to }: Moved): boolean => nameOf(to).namespace !== "";

const shown = ({ kind }: Change, name: string): string =>
  `${kind.startsWith("attribute-") ? "@" : ""}${nameOf(name).local}`;

/** For what is gone: under which name it is there again. */
function counterpartOf(change: Change, all: readonly Change[]): Moved | undefined {
  const from = change.detail["name"] ?? "";
  const [part] = partsOf(change, all);
  const to = change.kind === "element-renamed" ? change.detail["to"] : part?.detail["name"];
  if (to === undefined || from === to) return undefined;
  const [own, its] = [nameOf(from), nameOf(to)];
  const same = own.local === its.local && (own.namespace === "" || its.namespace === "");
  return same ? { change, from, to } : undefined;
}

/** Attributes are no more renamed than removed and added. */
function partsOf(change: Change, all: readonly Change[]): readonly Change[] {
  if (change.kind !== "attribute-removed") return [];
  const { local } = nameOf(change.detail["name"] ?? "");
  const at = (one: Change): string =>
    JSON.stringify([one.component.kind, one.component.name, one.component.path]);
  return all.filter(
    (one) =>
      /^attribute-added-/.test(one.kind) &&
      at(one) === at(change) &&
      nameOf(one.detail["name"] ?? "").local === local &&
      clark(nameOf(one.detail["name"] ?? "")) !== clark(nameOf(change.detail["name"] ?? "")),
  );
}
