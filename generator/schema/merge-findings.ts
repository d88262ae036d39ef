import type { Finding } from "../diagnostics.js";

/** Doubles of two documents that are reported one by one. More of them are one finding, about the documents. */
const mostDoubles = 5;

type FindingFor<Key extends Finding["key"]> = Extract<Finding, { readonly key: Key }>;

/** Makes one finding of those that have one cause, at the place of the first. */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const doubles = new Map<string, FindingFor<"sch-props-correct.2">[]>();
  const notGiven = new Map<string, FindingFor<"src-resolve/not-given">[]>();
  for (const finding of findings) {
    const file = finding.position?.file ?? "";
    if (finding.key === "sch-props-correct.2")
      append(doubles, `${file}\t${finding.parameters.place?.file ?? ""}`, finding);
    if (finding.key === "src-resolve/not-given")
      append(notGiven, `${file}\t${finding.parameters.namespace}`, finding);
  }
  const merged = new Map<Finding, Finding>();
  const dropped = new Set<Finding>();
  const replace = (all: readonly Finding[], by: Finding): void => {
    for (const finding of all) dropped.add(finding);
    const [first] = all;
    if (first !== undefined) merged.set(first, by);
  };
  for (const all of doubles.values()) {
    const [first] = all;
    const file = first?.position?.file;
    const other = first?.parameters.place?.file;
    if (first === undefined || all.length <= mostDoubles || file === other) continue;
    replace(all, {
      key: "sch-props-correct.2/document",
      parameters: {
        first: other ?? "",
        count: all.length,
        thing: first.parameters.thing,
      },
      position: first.position,
    });
  }
  for (const all of notGiven.values()) {
    const [first] = all;
    if (first === undefined) continue;
    replace(all, { ...first, parameters: { ...first.parameters, others: all.length - 1 } });
  }
  return findings.flatMap((finding) =>
    dropped.has(finding) ? (merged.get(finding) ?? []) : finding,
  );
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}
