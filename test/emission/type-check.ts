import ts from "typescript";
import { root } from "../../scripts/root.js";

/** What the compiler says of one group of files, and how long it took to say it. */
export interface TypeCheck {
  /** `file(line,column): TS1234: message`, in the order of the files. */
  readonly errors: readonly string[];
  readonly ms: number;
  /** How often it has worked a type out for others, which is the same on every machine. */
  readonly instantiations: number;
}

/** The flags that generated code must stand: `strict`, and every stricter one that a user may have set. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ["lib.es2024.d.ts", "lib.dom.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUncheckedSideEffectImports: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  forceConsistentCasingInFileNames: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  declaration: true,
  skipLibCheck: true,
  noEmit: true,
  paths: {
    "scrutin/runtime/v1": [`${root}runtime/v1/index.ts`],
    "scrutin/runtime/v1/zod": [`${root}runtime/v1/zod.ts`],
  },
};

/**
 * Checks generated files, many groups in one program: the libraries and the runtime are read once for all programs of a
 * checker, and their types are worked out once a program.
 */
export class TypeChecker {
  readonly #host: ts.CompilerHost = ts.createCompilerHost(options);
  readonly #shared = new Map<string, ts.SourceFile | undefined>();

  /** Checks groups of files; gives one result for each group. */
  check(groups: readonly (readonly string[])[]): readonly TypeCheck[] {
    const own = new Set(groups.flat());
    const read = this.#host.getSourceFile.bind(this.#host);
    const host: ts.CompilerHost = {
      ...this.#host,
      getSourceFile: (path, ...rest) => {
        if (own.has(path)) return read(path, ...rest);
        if (!this.#shared.has(path)) this.#shared.set(path, read(path, ...rest));
        return this.#shared.get(path);
      },
    };
    const program = ts.createProgram([...own], options, host);
    const global = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
    return groups.map((paths, index) => {
      const started = performance.now();
      const before = program.getInstantiationCount();
      const found = paths.flatMap((path) => diagnosticsOf(program, path));
      const errors = [...(index === 0 ? global : []), ...found].map(format);
      const instantiations = program.getInstantiationCount() - before;
      return { errors, ms: performance.now() - started, instantiations };
    });
  }
}

function diagnosticsOf(program: ts.Program, path: string): readonly ts.Diagnostic[] {
  const file = program.getSourceFile(path);
  if (file === undefined) throw new Error(`the compiler did not read ${path}`);
  const syntactic = program.getSyntacticDiagnostics(file);
  if (syntactic.length > 0) return syntactic;
  const semantic = program.getSemanticDiagnostics(file);
  return semantic.length > 0 ? semantic : program.getDeclarationDiagnostics(file);
}

function format({ file, start = 0, code, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, " ");
  if (file === undefined) return `TS${code}: ${message}`;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return `${file.fileName}(${line + 1},${character + 1}): TS${code}: ${message}`;
}
