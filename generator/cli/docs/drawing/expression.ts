import type { ContentPart, Description, Part, TypeFacts } from "../../description/model.js";

/** A content model in one line, as a DTD would say it: `(@id, a, b?, (c | d)*)`. It replaces a drawing where none can be seen. */
export function expressionOf(description: Description, name: (clark: string) => string): string {
  return factsText(description, name);
}

type Spell = (clark: string) => string;

function factsText(
  { attributes = [], anyAttribute, content = [] }: TypeFacts,
  name: Spell,
): string {
  const [only] = content;
  const inside =
    content.length === 1 && only !== undefined && only.kind !== "element"
      ? [partText(only, name)]
      : content.map((part) => partText(part, name));
  const all = [
    ...attributes.map((part) => attributeText(part, name)),
    ...(anyAttribute === undefined ? [] : ["@*"]),
    ...inside,
  ];
  return `(${all.join(", ")})`;
}

function attributeText({ name: own, occurs }: Part, name: Spell): string {
  return `@${name(own)}${occurs === "0..1" ? "?" : ""}`;
}

const separators = { sequence: ", ", choice: " | ", all: " & " } as const;

function partText(part: ContentPart, name: Spell): string {
  const { occurs } = part;
  if (part.kind === "any") return `*${sign(occurs)}`;
  if (part.kind === "element") {
    const inner = part.inner === undefined ? "" : factsText(part.inner, name);
    return `${name(part.name)}${inner === "()" ? "" : inner}${sign(occurs)}`;
  }
  if (part.repeated) return `${name(part.group ?? "")}${sign(occurs)}`;
  const parts = part.parts.map((each) => partText(each, name)).join(separators[part.kind]);
  return `(${parts})${sign(occurs)}`;
}

const signs: ReadonlyMap<string, string> = new Map([
  ["1..1", ""],
  ["0..1", "?"],
  ["0..n", "*"],
  ["1..n", "+"],
]);

function sign(occurs: string): string {
  return signs.get(occurs) ?? `{${occurs}}`;
}
