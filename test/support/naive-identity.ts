import type { IdentityConstraint, NameTest, XPathPath } from "../../runtime/descriptors.js";
import type { ElementValue } from "../../runtime/model/observer.js";
import { clark, type QName } from "../../runtime/qname.js";

/*
 * Identity constraints as the Recommendation says them (Part 1, 3.11.4 and 3.11.5), over a whole tree: each constrained element is
 * asked by itself, and nothing is shared, so that it is slow and plain.
 */

/** An element, with what is known of its value. */
export interface Tree {
  readonly name: QName;
  readonly attributes: readonly { readonly name: QName; readonly key: string | undefined }[];
  readonly children: readonly Tree[];
  readonly value: ElementValue;
  readonly constraints: readonly IdentityConstraint[] | undefined;
  /** Whether a part of it is not valid, and whether that is known before its children or after them. */
  readonly spoilt: "before" | "after" | undefined;
}

/** A broken constraint: what is said, and at which element. */
export interface NaiveFinding {
  readonly code: string;
  readonly constraint: string;
  readonly at: Tree;
  readonly values?: readonly string[];
  readonly fields?: readonly number[];
  readonly reason?: string;
}

type Attribute = Tree["attributes"][number];

/** What a field finds: an attribute of an element, or the element itself. */
interface Found {
  readonly at: Tree;
  readonly attribute: Attribute | undefined;
}

/** When things happen, in document order. */
interface Times {
  readonly opens: number;
  readonly closes: number;
}

/** What the fields of an element that a selector found say. */
interface Tuple {
  readonly target: Tree;
  /** The values; undefined unless all are there. */
  readonly keys: readonly string[] | undefined;
  /** Whether nothing may be said about what is missing. */
  readonly broken: boolean;
}

function passes(test: NameTest, name: QName): boolean {
  if (test === "*") return true;
  if (test.namespace !== name.namespace) return false;
  return !("local" in test) || test.local === name.local;
}

function withDescendants(tree: Tree): readonly Tree[] {
  return [tree, ...tree.children.flatMap(withDescendants)];
}

function elementsOf({ descendant, steps }: XPathPath, from: Tree): readonly Tree[] {
  let found = descendant === true ? withDescendants(from) : [from];
  for (const step of steps)
    found = found.flatMap(({ children }) => children.filter(({ name }) => passes(step, name)));
  return found;
}

/** The elements that a selector finds, each once. */
function selected({ selector }: IdentityConstraint, from: Tree): readonly Tree[] {
  return [...new Set(selector.flatMap((path) => elementsOf(path, from)))];
}

/** What a field finds, each node once. */
function nodesOf(paths: readonly XPathPath[], from: Tree): readonly Found[] {
  const found = new Map<object, Found>();
  for (const path of paths)
    for (const at of elementsOf(path, from)) {
      const { attribute: test } = path;
      if (test === undefined) found.set(at, { at, attribute: undefined });
      else
        for (const attribute of at.attributes)
          if (passes(test, attribute.name)) found.set(attribute, { at, attribute });
    }
  return [...found.values()];
}

/** All that is broken in a tree. */
export function naiveFindings(root: Tree): readonly NaiveFinding[] {
  const times = timesOf(root);
  const findings: NaiveFinding[] = [];
  const timeOf = (tree: Tree): Times => times.get(tree) ?? { opens: 0, closes: 0 };

  /** Whether an element is known not to be valid at a time. */
  const isBroken = (tree: Tree, time: number): boolean =>
    withDescendants(tree).some((each) => {
      if (each.spoilt === undefined) return false;
      const { opens, closes } = timeOf(each);
      return time > (each.spoilt === "before" ? opens : closes - 1);
    });

  function tupleOf(
    rule: IdentityConstraint,
    target: Tree,
    say: (one: NaiveFinding) => void,
  ): Tuple {
    const constraint = rule.name.local;
    const closes = timeOf(target).closes;
    const fields = rule.fields.map((paths, field) => {
      const nodes = nodesOf(paths, target)
        .map((node) => ({ ...node, time: timeOf(node.at)[node.attribute ? "opens" : "closes"] }))
        .sort((a, b) => a.time - b.time);
      let [isVague, count]: [boolean, number] = [false, 0];
      let value: string | undefined;
      for (const { at, attribute, time } of nodes) {
        const { content, nillable, key } =
          attribute === undefined
            ? at.value
            : { content: "simple", nillable: false, key: attribute.key };
        const says = !isBroken(target, time);
        const wrong = (reason: string): void => {
          if (says && !isVague)
            say({ code: "cvc-identity-constraint.3", constraint, at, fields: [field], reason });
          isVague = true;
        };
        if (content === "unknown" || content === "skipped") isVague = true;
        else if (content === "none") wrong("complex");
        else if (nillable && rule.category === "key") {
          if (says) say({ code: "cvc-identity-constraint.4.2.3", constraint, at, fields: [field] });
          isVague = true;
        } else {
          if (attribute !== undefined && key === undefined) isVague = true;
          value = key;
          count++;
          if (count > 1) wrong("several");
        }
      }
      return { isVague, value };
    });
    const broken = isBroken(target, closes);
    const lacking = fields.flatMap(({ isVague, value }, field) =>
      !isVague && value === undefined ? [field] : [],
    );
    const isSkipped = target.value.content === "skipped";
    if (rule.category === "key" && lacking.length > 0 && !broken && !isSkipped)
      say({ code: "cvc-identity-constraint.4.2.1", constraint, at: target, fields: lacking });
    const keys = fields.flatMap(({ isVague, value }) =>
      isVague || value === undefined ? [] : [value],
    );
    const isWhole = keys.length === fields.length && !isSkipped;
    return { target, broken, keys: isWhole ? keys : undefined };
  }

  const silent = (): void => {};
  const textOf = (keys: readonly string[]): string => JSON.stringify(keys);

  /** The qualified node set of a constraint at an element, as texts. */
  function ownOf(rule: IdentityConstraint, tree: Tree): ReadonlySet<string> {
    const tuples = selected(rule, tree).map((target) => tupleOf(rule, target, silent).keys);
    return new Set(tuples.flatMap((keys) => (keys === undefined ? [] : [textOf(keys)])));
  }

  /** The node table of a key at an element (3.11.5): its own, and what exactly one child has. */
  function tableOf(name: string, tree: Tree): ReadonlySet<string> {
    const rule = tree.constraints?.find((one) => clark(one.name) === name);
    const own = rule === undefined ? new Set<string>() : ownOf(rule, tree);
    const below = tree.children.flatMap((child) => [...tableOf(name, child)]);
    const single = below.filter((one) => below.indexOf(one) === below.lastIndexOf(one));
    return new Set([...own, ...single]);
  }

  function visit(tree: Tree, around: readonly Tree[]): void {
    const chain = [...around.filter((one) => one.constraints === tree.constraints), tree];
    for (const rule of tree.constraints ?? []) checkRule(rule, tree, chain);
    for (const child of tree.children) visit(child, [...around, tree]);
  }

  function checkRule(rule: IdentityConstraint, tree: Tree, chain: readonly Tree[]): void {
    const nests = isNesting(rule);
    // What an element inside another of its declaration finds, that one finds, too, and says.
    const say = nests && chain[0] !== tree ? silent : (one: NaiveFinding) => findings.push(one);
    const targets = [...selected(rule, tree)].sort((a, b) => timeOf(a).closes - timeOf(b).closes);
    const constraint = rule.name.local;
    const seen = new Set<string>();
    for (const target of targets) {
      const { keys, broken } = tupleOf(rule, target, say);
      if (keys === undefined) continue;
      const values = keys.map((key) => key.slice(key.indexOf(" ") + 1));
      if (rule.category !== "keyref") {
        const code = `cvc-identity-constraint.4.${rule.category === "key" ? "2.2" : "1"}`;
        if (seen.has(textOf(keys))) say({ code, constraint, at: target, values });
        seen.add(textOf(keys));
        continue;
      }
      if (broken || rule.refer === undefined) continue;
      const key = tree.constraints?.find(({ name }) => name.local === rule.refer?.local);
      // What an innermost element refers to in vain or not, elements around it do, too, where they find the same and more.
      if (nests && key !== undefined && isNesting(key) && !isInnermost(rule, tree, target))
        continue;
      if (!tableOf(clark(rule.refer), tree).has(textOf(keys)))
        findings.push({ code: "cvc-identity-constraint.4.3", constraint, at: target, values });
    }
  }

  /** Whether no element of the declaration inside this one finds the target as well. */
  function isInnermost(rule: IdentityConstraint, tree: Tree, target: Tree): boolean {
    const inside = withDescendants(tree).filter(
      (one) => one !== tree && one.constraints === tree.constraints,
    );
    return !inside.some((one) => selected(rule, one).includes(target));
  }

  visit(root, []);
  return findings;
}

function isNesting({ selector }: IdentityConstraint): boolean {
  return selector.every(({ descendant }) => descendant === true);
}

function timesOf(root: Tree): ReadonlyMap<Tree, Times> {
  const times = new Map<Tree, Times>();
  let now = 0;
  const visit = (tree: Tree): void => {
    const opens = ++now;
    tree.children.forEach(visit);
    times.set(tree, { opens, closes: ++now });
  };
  visit(root);
  return times;
}
