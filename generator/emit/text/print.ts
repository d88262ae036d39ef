import type { ImportLine } from "../context.js";
import { comment } from "./docs.js";
import { inComment, quote } from "./foreign-text.js";
import { filledLines, flatten, longest, print, width } from "./layout.js";
import type { InterfaceStatement, PropertyStatement, Statement } from "./statements.js";
import type {
  InterfaceDeclarationStructure,
  JSDocStructure,
  OptionalKind,
  PropertySignatureStructure,
  TsMorph,
} from "./ts-morph.js";

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

/**
 * A module as text. ts-morph prints the structures of types and does nothing else: a source file of its own would be read by its
 * compiler again, to no use here.
 */
export function printModule(module: ModuleText, tsMorph: TsMorph): string {
  const head = [module.header, ...module.notice].map((line) => `// ${inComment(line)}`.trimEnd());
  const statements = module.statements.map((statement) => text(statement, tsMorph));
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

/** Interfaces are printed by ts-morph, the rest is laid out here. */
function text(statement: Statement, { printStructure, StructureKind }: TsMorph): string {
  const { name } = statement;
  const exported = statement.isPrivate ? "" : "export ";
  switch (statement.kind) {
    case "interface":
      return printStructure(structure(statement, StructureKind.Interface), {
        indentNumberOfSpaces: 2,
      });
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

function structure(
  statement: InterfaceStatement,
  kind: InterfaceDeclarationStructure["kind"],
): InterfaceDeclarationStructure {
  return {
    kind,
    isExported: statement.isPrivate !== true,
    docs: docs(statement.docs),
    name: statement.name,
    extends: [...(statement.extends ?? [])],
    properties: statement.properties.map(property),
  };
}

function property(statement: PropertyStatement): OptionalKind<PropertySignatureStructure> {
  return {
    name: statement.name,
    type: statement.type,
    hasQuestionToken: statement.optional === true,
    docs: docs(statement.docs ?? []),
  };
}

/** A comment of several lines begins on the line after its opening. */
function docs(of: readonly string[]): OptionalKind<JSDocStructure>[] {
  const lines = of.map(inComment);
  if (lines.length === 0) return [];
  return [{ description: lines.length === 1 ? (lines[0] ?? "") : `\n${lines.join("\n")}` }];
}
