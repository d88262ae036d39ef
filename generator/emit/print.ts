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
} from "ts-morph";
import type { ImportLine } from "./context.js";
import { comment } from "./docs.js";
import { print } from "./layout.js";
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
    const head = [module.header, ...sections(module)].join("\n\n");
    const statements = [head, ...module.statements.map(structure)];
    const file = this.#project.createSourceFile(module.path, { statements }, { overwrite: true });
    const text = file.getFullText();
    this.#project.removeSourceFile(file);
    return text;
  }
}

function sections({ imports, preamble, exports }: ModuleText): readonly string[] {
  const passedOn = exports.map((path) => `export * from "${path}";`);
  return [imports.map(importLine), preamble, passedOn]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"));
}

function importLine({ specifier, names }: ImportLine): string {
  const end = ` from "${specifier}";`;
  return `${print({ open: "import { ", items: names, close: " }" }, "", end.length)}${end}`;
}

/** Types go through structures; a constant is laid out here. */
function structure(
  statement: Statement,
  index: number,
  all: readonly Statement[],
): string | StatementStructures {
  // ts-morph sets interfaces apart by itself.
  const apart = statement.kind === "interface" || all[index - 1]?.kind === "interface";
  const leadingTrivia = apart ? "" : "\n";
  const { name } = statement;
  switch (statement.kind) {
    case "interface":
      return {
        kind: StructureKind.Interface,
        isExported: true,
        docs: docs(statement.docs),
        name,
        typeParameters: [...(statement.typeParameters ?? [])],
        extends: [...(statement.extends ?? [])],
        properties: statement.properties.filter(({ parameter }) => !parameter).map(property),
        methods: statement.properties.filter(({ parameter }) => parameter).map(method),
      };
    case "alias":
      return `${leadingTrivia}${comment(statement.docs, "")}export type ${name} =${statement.type.startsWith("\n") ? "" : " "}${statement.type};`;
    case "constant": {
      const head = `export const ${name}: ${statement.type} = `;
      const initializer = print(statement.initializer, "", head.length + 1);
      return `${leadingTrivia}${comment(statement.docs, "")}${head}${initializer};`;
    }
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
    name: statement.name,
    parameters: statement.parameter === undefined ? [] : [{ ...statement.parameter }],
    returnType: statement.type,
    docs: docs(statement.docs ?? []),
  };
}

/** A comment of several lines begins on the line after its opening. */
function docs(lines: readonly string[]): OptionalKind<JSDocStructure>[] {
  if (lines.length === 0) return [];
  return [{ description: lines.length === 1 ? (lines[0] ?? "") : `\n${lines.join("\n")}` }];
}
