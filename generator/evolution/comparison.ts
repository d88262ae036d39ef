import type { Position, XmlIssue } from "../../runtime/issues.js";
import type { ChangeKind } from "./change-kinds.js";

/*
 * What comparing two versions of a schema gives. Two questions are kept apart throughout: whether those who *write* documents can go on
 * (old documents under the new schema) and whether those who *read* them can (new documents under the old schema).
 */

/** Everything that `compareSchemas` finds. Plain data: it can be printed as JSON as it is. */
export interface Comparison {
  /** Whether every document that is valid by the old schema is valid by the new one. */
  readonly writers: Verdict;
  /** Whether every document that is valid by the new schema is valid by the old one. */
  readonly readers: Verdict;
  /** The greatest step of all entries; `"none"` where nothing differs. */
  readonly step: Step;
  /** One for each cause, in the order of the old schema, then what only the new one has. Empty where nothing differs. */
  readonly entries: readonly Entry[];
  /** What deciding it took, both directions together. */
  readonly effort: Effort;
}

/** `"holds"` is proved; `"breaks"` is shown by a document; `"undecided"` says neither. */
export type Verdict = Holds | Breaks | Undecided;

export interface Holds {
  readonly verdict: "holds";
}

export interface Breaks {
  readonly verdict: "breaks";
  readonly witness: Witness;
  /**
   * Whether it is proved that only documents that name a type with `xsi:type` break: those are rare, and a renamed type breaks no others.
   */
  readonly onlyByTypeName: boolean;
}

export interface Undecided {
  readonly verdict: "undecided";
  /** At least one. */
  readonly reasons: readonly Reason[];
}

/** Why something is not decided. */
export interface Reason {
  readonly kind: ReasonKind;
  /** Clark name of the component, or a path below it (`{urn:t}Order/line/@code`). */
  readonly component: string;
  /** How much was looked at before giving up, where `kind` is `"budget"`. */
  readonly budget?: number | undefined;
}

export type ReasonKind =
  /** More states than the options allow. */
  | "budget"
  /** A key, unique or keyref was added or changed, or what it compares has other values now; no document was found that breaks it. */
  | "identity-constraint"
  /** `xs:ID`, `xs:IDREF`, `xs:ENTITY` or a notation on one side: whether it is valid depends on the rest of the document. */
  | "reference"
  /** Prefixes: whether a `xs:QName` is valid depends on where it stands. */
  | "qualified-name"
  /** Bounds or listed values of dates, durations or floating-point numbers together with patterns. */
  | "values"
  /** A difference was found, but no whole document that both validators judge as it says. */
  | "no-witness";

/** A document that is valid by one version and not by the other; both validators said so before it was shown. */
export interface Witness {
  /** The whole document, as text. */
  readonly document: string;
  /** Clark name of its document element. */
  readonly root: string;
  /** Which version it is valid by: for writers `"old"`, for readers `"new"`. */
  readonly validBy: "old" | "new";
  /** What the other version says is wrong with it: rule, XPath, line. It is the explanation. */
  readonly issue: XmlIssue;
}

/** What a version number has to do (https://semver.org) for the package that is generated from the schema. */
export type Step = "none" | "patch" | "minor" | "major";

/** One cause: a change of one component, with all that it leads to. */
export interface Entry {
  readonly kind: ChangeKind;
  /** What was changed; of a renamed component its old name. Of what is new, where it stands in the new schema. */
  readonly component: ChangedComponent;
  /** Where the component stands in the old schema; undefined for what is new. */
  readonly old: Position | undefined;
  /** Where it stands in the new schema; undefined for what is gone. */
  readonly new: Position | undefined;
  /** What changed, as data, to be put in words: `{ value: "cm" }`, `{ old: "1", new: "unbounded" }`. Which keys a kind has says {@link ChangeKind}. */
  readonly detail: Readonly<Record<string, string>>;
  readonly reach: Reach;
  /** Whether documents that were valid break because of this change. */
  readonly writers: Verdict;
  /** Whether readers of the old version meet something that they do not know, because of this change. */
  readonly readers: Verdict;
  /** What to expect of generated TypeScript, by the rules of docs/evolution.md; comparing what is generated decides it. */
  readonly source: SourceEffect;
  readonly step: Step;
  /** Twelve hexadecimal digits of kind, component and detail: the same change has the same fingerprint in every run. */
  readonly fingerprint: string;
}

export interface ChangedComponent {
  readonly kind: ComponentKind;
  /** Clark name of the global component in which the change is: `{urn:t}Order`. For a schema document its location. */
  readonly name: string;
  /** Where it is inside the component: `line/@code`, local names alone; `""` for the component itself. */
  readonly path: string;
}

export type ComponentKind =
  | "element"
  | "attribute"
  | "simpleType"
  | "complexType"
  | "group"
  | "attributeGroup"
  | "notation"
  | "document";

/** How far a change reaches. */
export interface Reach {
  /** Element and attribute declarations whose content or value the component takes part in, each counted once. */
  readonly places: number;
  /** Global elements in whose documents it can occur, as Clark names, in schema order. */
  readonly roots: readonly string[];
}

/** Who has to change their program: who builds values, and who reads them. `"perhaps"` depends on the rest of the type. */
export interface SourceEffect {
  readonly builders: "holds" | "breaks" | "perhaps";
  readonly readers: "holds" | "breaks" | "perhaps";
}

export interface Effort {
  /** Pairs of types that were compared. */
  readonly pairs: number;
  /** States of pairs of automata that were looked at. */
  readonly states: number;
  readonly milliseconds: number;
}

export interface CompareOptions {
  /**
   * Namespaces that were renamed: the new one by the old one, `""` for none. Both are compared as if they had been one from the beginning;
   * a witness has the namespaces of its own version. Two components that come to have one name are a `NamespaceCollision`, which is thrown.
   */
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
  /** States that may be looked at for one pair of content models or simple types. Default 200,000. */
  readonly budget?: number | undefined;
  /** The language of the issues in witnesses. By default that of the program (`setLocale`), which is French. */
  readonly locale?: "fr" | "en" | undefined;
}
