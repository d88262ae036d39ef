import type { ImportLine } from "../context.js";
import { comment } from "./docs.js";
import { inComment, quote } from "./foreign-text.js";
import { filledLines, flatten, longest, print, width } from "./layout.js";
import type { InterfaceStatement, PropertyStatement, Statement } from "./statements.js";

/** A module before printing. */
export interface ModuleText {
  readonly path: string;
  /** The comment on the first line, which says where the file comes from. */
  readonly header: string;
  /** Further lines of the comment at the beginning, the user's own. */
  readonly notice: readonly string[];
  readonly imports: readonly ImportLine[];
  /** Constants of the module's own, as text. */
  readonly preamble: readonly string[];
  readonly statements: readonly Statement[];
  /** Modules whose exports this one passes on. */
  readonly exports: readonly string[];
}

/** A module as text. */
export function printModule(module: ModuleText): string {
  const head = [module.header, ...module.notice].map((line) => `// ${inComment(line)}`.trimEnd());
  const statements = module.statements.map(text);
  return `${[head.join("\n"), ...sections(module), ...statements].join("\n\n")}\n`;
}

function sections({ imports, preamble, exports }: ModuleText): readonly string[] {
  const passedOn = exports.map((path) => `export * from ${quote(path)};`);
  return [imports.map(importLine), preamble, passedOn]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"));
}

function importLine({ specifier, names }: ImportLine): string {
  const end = ` from ${quote(specifier)};`;
  const whole = `import { ${names.join(", ")} }${end}`;
  if (whole.length <= width) return whole;
  const lines = filledLines(names, "  ").map((line) => `  ${line},\n`);
  return `import {\n${lines.join("")}}${end}`;
}

function text(statement: Statement): string {
  const { name } = statement;
  const exported = statement.isPrivate ? "" : "export ";
  switch (statement.kind) {
    case "interface":
      return interfaceText(statement);
    case "alias":
      return `${comment(statement.docs, "")}${exported}type ${name} =${statement.type.startsWith("\n") ? "" : " "}${statement.type};`;
    case "constant": {
      const head = `${exported}const ${name}${statement.type === undefined ? "" : `: ${statement.type}`} = `;
      const initializer = print(statement.initializer, "", head.length + 1, longest);
      return `${comment(statement.docs, "")}${head}${initializer};`;
    }
    case "function":
      return `${comment(statement.docs, "")}${exported}function ${name}(): ${statement.type} { return ${flatten(statement.result)}; }`;
  }
}

/** A comment of one line stays on one line in an interface. */
const anyLength = Number.POSITIVE_INFINITY;

/** What ts-morph would print, whose loading takes as long as all the rest of a small generation. */
export function interfaceText({
  name,
  docs,
  isPrivate,
  extends: bases = [],
  properties,
}: InterfaceStatement): string {
  const exported = isPrivate ? "" : "export ";
  const from = bases.length === 0 ? "" : ` extends ${bases.join(", ")}`;
  const members = properties.map(propertyText).join("");
  return `${comment(docs, "", anyLength)}${exported}interface ${name}${from} {\n${members}}`;
}

function propertyText({ name, type, optional, docs = [] }: PropertyStatement): string {
  return `${comment(docs, "  ", anyLength)}  ${name}${optional ? "?" : ""}: ${type};\n`;
}
