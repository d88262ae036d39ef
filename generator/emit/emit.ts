import type { Module } from "../ir/ir.js";
import type { Plan } from "../ir/plan.js";
import {
  type EmitOptions,
  importSpecifier,
  ModuleContext,
  modulesElsewhere,
  type Names,
} from "./context.js";
import { nameHandles } from "./names.js";
import type { Target, TargetFile } from "./target.js";
import { targets as allTargets } from "./targets/index.js";
import { quote } from "./text/foreign-text.js";
import { type ModuleText, printModule } from "./text/print.js";
import { referencesIn } from "./text/references.js";
import type { Statement } from "./text/statements.js";
import { loadTsMorph } from "./text/ts-morph.js";

export interface EmittedFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Prints what the targets say of each declaration, their own files and the index.
 */
export async function emitModules(
  plan: Plan,
  options: EmitOptions & { readonly version: string },
  targets: readonly Target[] = allTargets,
): Promise<readonly EmittedFile[]> {
  const tsMorph = await loadTsMorph();
  const emitter = new Emitter(plan, options, targets);
  const modules = [...emitter.texts()].map((text) => ({
    path: text.path,
    text: printModule(text, tsMorph),
  }));
  return [...modules, ...targets.flatMap((target) => target.texts?.(plan, options) ?? [])];
}

class Emitter {
  readonly #plan: Plan;
  readonly #options: EmitOptions & { readonly version: string };
  readonly #targets: readonly Target[];
  readonly #files: readonly TargetFile[];
  readonly #names: Names;

  constructor(
    plan: Plan,
    options: EmitOptions & { readonly version: string },
    targets: readonly Target[],
  ) {
    this.#plan = plan;
    this.#options = options;
    this.#targets = targets;
    this.#files = targets.flatMap((target) => target.files(plan));
    this.#names = nameHandles(plan, targets);
  }

  *texts(): Iterable<ModuleText> {
    for (const module of this.#own()) yield this.#module(module);
    for (const { path, statements } of this.#files) yield this.#text(path, wholeSchema, statements);
    yield this.#index();
  }

  #module(module: Module): ModuleText {
    const text = this.#text(module.path, fileName(module.document.location), (context) =>
      module.declarations.flatMap((declaration) =>
        this.#targets.flatMap((target) => target.statements(declaration, context)),
      ),
    );
    const passedOn =
      module.declarations.length > 0
        ? this.#own().filter(({ partOf }) => partOf === module.path)
        : this.#reachable(module);
    return { ...text, exports: passedOn.map((one) => this.#specifier(one)) };
  }

  #text(
    path: string,
    source: string,
    makeStatements: (context: ModuleContext) => readonly Statement[],
  ): ModuleText {
    const context = new ModuleContext(this.#plan, this.#options, path, this.#names);
    const statements = makeStatements(context);
    const used = referencesIn(statements);
    return {
      path,
      header: this.#header(source),
      notice: this.#notice(),
      imports: context.imports(used),
      preamble: context
        .namespaces(used)
        .map(([namespace, name]) => `const ${name} = ${quote(namespace)};`),
      statements,
      exports: [],
    };
  }

  /** A document that declares nothing stands for those that it refers to: its module exports what theirs do. */
  #reachable(module: Module): readonly Module[] {
    const whole = this.#plan.modules.filter(({ partOf }) => partOf === undefined);
    const byId = new Map(whole.map((one) => [one.document.id, one]));
    const seen = new Set([module]);
    for (const { document } of seen) {
      for (const id of document.references) {
        const next = byId.get(id);
        if (next !== undefined) seen.add(next);
      }
    }
    return this.#own().filter(
      (one) => one !== module && seen.has(one) && one.declarations.length > 0,
    );
  }

  #index(): ModuleText {
    const modules = this.#own().filter(
      ({ declarations, partOf }) => declarations.length > 0 && partOf === undefined,
    );
    const files = this.#files.filter(({ isPublic }) => isPublic);
    return {
      path: "index.ts",
      header: this.#header(wholeSchema),
      notice: this.#notice(),
      imports: [],
      preamble: [],
      statements: [],
      exports: [...modules, ...files].map((one) => this.#specifier(one)),
    };
  }

  /** The modules that are generated. */
  #own(): readonly Module[] {
    const elsewhere = modulesElsewhere(this.#plan, this.#options.imports);
    return this.#plan.modules.filter(({ path }) => !elsewhere.has(path));
  }

  #specifier({ path }: { readonly path: string }): string {
    return importSpecifier(path, this.#options.importExtension);
  }

  #notice(): readonly string[] {
    return noticeLines(this.#options.header);
  }

  #header(source: string): string {
    return generatedFrom(source, this.#options.version);
  }
}

/** The first line of a generated file, by which it is known. */
export function generatedFrom(source: string, version: string): string {
  return `@generated by scrutin ${version} from ${source}. Do not edit: run \`scrutin generate\`.`;
}

/** The user's own lines of the comment at the beginning of a file. */
export function noticeLines(header: string): readonly string[] {
  return header === "" ? [] : header.replace(/\n+$/, "").split(/\r\n|\n|\r/);
}

const wholeSchema = "the whole schema";

function fileName(location: string): string {
  return location.split(/[/\\]/).at(-1) ?? location;
}
