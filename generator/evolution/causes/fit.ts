import type { ChangeKind } from "../change-kinds.js";
import type { Aspect } from "../findings.js";

export const contentKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "element-added-optional",
  "element-added-required",
  "element-removed",
  "element-renamed",
  "element-prohibited",
  "form-changed",
  "min-raised",
  "min-lowered",
  "max-raised",
  "max-lowered",
  "compositor-changed",
  "order-changed",
  "branch-added",
  "branch-removed",
  "branch-order-changed",
  "group-min-raised",
  "group-min-lowered",
  "group-max-raised",
  "group-max-lowered",
  "content-rewritten",
  "substitution-member-added",
  "substitution-member-removed",
  "root-added",
  "root-removed",
  "root-renamed",
]);

const textKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "default-added",
  "default-removed",
  "default-changed",
  "fixed-added",
  "fixed-removed",
  "fixed-changed",
  "enumeration-added",
  "enumeration-removed",
  "enumeration-renamed",
  "enumeration-rewritten",
  "enumeration-appeared",
  "enumeration-vanished",
  "pattern-added",
  "pattern-removed",
  "pattern-changed",
  "length-changed",
  "bounds-changed",
  "digits-changed",
  "white-space-changed",
  "variety-changed",
  "item-type-changed",
  "member-added",
  "member-removed",
  "members-reordered",
]);

const typeKinds: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  "type-replaced",
  "type-made-anonymous",
  "type-made-named",
  "content-kind-changed",
  "base-changed",
  "derivation-changed",
]);

/** How well a kind of change explains a difference: 0 not at all. */
export function fitOf(kind: ChangeKind, aspect: Aspect): number {
  if (
    kind === "documentation-changed" ||
    kind === "foreign-attribute-changed" ||
    kind === "file-moved" ||
    kind === "version-changed" ||
    kind === "final-changed"
  )
    return 0;
  switch (aspect.kind) {
    case "root":
      return kind.startsWith("root-") || kind.startsWith("substitution-") ? 3 : 1;
    case "abstract":
    case "abstract-type":
      return kind.startsWith("abstract-") ? 3 : typeKinds.has(kind) ? 2 : 0;
    case "nil":
      return kind.startsWith("nillable-")
        ? 3
        : kind.startsWith("fixed-")
          ? 2
          : typeKinds.has(kind)
            ? 1
            : 0;
    case "identity":
      return kind.startsWith("identity-") ? 3 : 0;
    case "type-name":
      return /^(?:type-|base-|derivation-|block-)/.test(kind)
        ? 3
        : typeKinds.has(kind) || textKinds.has(kind) || /^member|variety/.test(kind)
          ? 1
          : /abstract/.test(kind)
            ? 2
            : 0;
    case "attribute":
      return /^(?:global-)?attribute-|^form-/.test(kind)
        ? 4
        : textKinds.has(kind)
          ? aspect.presence
            ? 0
            : 3
          : kind.startsWith("wildcard-") || typeKinds.has(kind)
            ? 2
            : 0;
    case "text":
      return textKinds.has(kind)
        ? 4
        : kind.startsWith("mixed-")
          ? 4
          : typeKinds.has(kind)
            ? 3
            : contentKinds.has(kind)
              ? 1
              : 0;
    case "content":
      return contentKinds.has(kind)
        ? 4
        : kind.startsWith("wildcard-") || typeKinds.has(kind)
          ? 3
          : /^(?:block|abstract)-/.test(kind)
            ? 2
            : kind.startsWith("mixed-") || kind.startsWith("fixed-")
              ? 1
              : 0;
    case "wildcard":
      return kind.startsWith("wildcard-")
        ? 4
        : contentKinds.has(kind)
          ? 3
          : typeKinds.has(kind)
            ? 2
            : 0;
  }
}
