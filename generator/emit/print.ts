import {
  IndentationText,
  type JSDocStructure,
  type MethodSignatureStructure,
  type OptionalKind,
  Project,
  type PropertySignatureStructure,
  QuoteKind,
  type StatementStructures,
  StructureKind,
  VariableDeclarationKind,
} from "ts-morph";
import type { ImportLine } from "./context.js";
import type { PropertyStatement, Statement } from "./statements.js";

/** A module before printing. */
export interface ModuleText {
  readonly path: string;
  /** The first line, which says where the file comes from. */
  readonly header: string;
  readonly imports: readonly ImportLine[];
  /** Constants of the module's own, as text. */
  readonly preamble: readonly string[];
  readonly statements: readonly Statement[];
  /** Modules whose exports this one passes on. */
  readonly exports: readonly string[];
}

/**
 * The only file that knows ts-morph, which prints and does nothing else. All statements of a module go in together: it reads
 * a file anew at every later change.
 */
export class Printer {
  readonly #project: Project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Double,
    },
  });

  print(module: ModuleText): string {
    const statements: (string | StatementStructures)[] = [
      `${module.header}\n`,
      ...module.imports.map(importStructure),
      ...(module.preamble.length > 0 ? [`\n${module.preamble.join("\n")}`] : []),
      ...module.exports.map((path, index) => `${index === 0 ? "\n" : ""}export * from "${path}";`),
      ...module.statements.map(structure),
    ];
    const file = this.#project.createSourceFile(module.path, { statements }, { overwrite: true });
    const text = file.getFullText();
    this.#project.removeSourceFile(file);
    return text;
  }
}

function importStructure({ specifier, names }: ImportLine): StatementStructures {
  return {
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier: specifier,
    namedImports: [...names],
  };
}

function structure(statement: Statement): StatementStructures {
  const common = { isExported: true, docs: docs(statement.docs), leadingTrivia: "\n" };
  switch (statement.kind) {
    case "interface":
      return {
        kind: StructureKind.Interface,
        ...common,
        name: statement.name,
        typeParameters: [...(statement.typeParameters ?? [])],
        extends: [...(statement.extends ?? [])],
        properties: statement.properties
          .filter((one) => one.parameters === undefined)
          .map(property),
        methods: statement.properties.filter((one) => one.parameters !== undefined).map(method),
      };
    case "alias":
      return {
        kind: StructureKind.TypeAlias,
        ...common,
        name: statement.name,
        type: statement.type,
      };
    case "constant":
      return {
        kind: StructureKind.VariableStatement,
        ...common,
        declarationKind: VariableDeclarationKind.Const,
        declarations: [
          { name: statement.name, type: statement.type, initializer: statement.initializer },
        ],
      };
  }
}

function property(statement: PropertyStatement): OptionalKind<PropertySignatureStructure> {
  return {
    name: statement.name,
    type: statement.type,
    hasQuestionToken: statement.optional === true,
    isReadonly: statement.readonly === true,
    docs: docs(statement.docs ?? []),
  };
}

function method(statement: PropertyStatement): OptionalKind<MethodSignatureStructure> {
  return {
    // The parameters stand in the name, as text: ts-morph would need a structure for each.
    name: `${statement.name}(${statement.parameters ?? ""}): ${statement.type}`,
    docs: docs(statement.docs ?? []),
  };
}

/** A comment of several lines begins on the line after its opening. */
function docs(lines: readonly string[]): OptionalKind<JSDocStructure>[] {
  if (lines.length === 0) return [];
  return [{ description: lines.length === 1 ? (lines[0] ?? "") : `\n${lines.join("\n")}` }];
}
