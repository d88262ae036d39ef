import { needsWholeCheck } from "../../runtime/v1/whole-check.js";
import type { Declaration, Module } from "../ir/ir.js";
import type { Mappings } from "../ir/passes/mapping.js";
import { shapeOf } from "../ir/passes/shape.js";
import type { Plan } from "../ir/plan.js";
import type { ComplexTypeDefinition } from "../schema/components.js";
import { type EmitOptions, type HandlePaths, ModuleContext } from "./context.js";
import { descriptorHandles, handlePaths } from "./handles.js";
import { emitBuilder, emitStart } from "./targets/builders.js";
import { type DescriptorHandles, DescriptorPrinter } from "./targets/descriptors.js";
import { emitComplexType, emitOrDerived } from "./targets/types/complex-types.js";
import { emitElement, emitSubstitution, rootTypes } from "./targets/types/elements.js";
import { emitSimpleType, emitTitles } from "./targets/types/simple-types.js";
import { quote } from "./text/foreign-text.js";
import {
  array,
  call,
  type Layout,
  object,
  objectOf,
  print,
  propertyKey,
  width,
} from "./text/layout.js";
import type { ModuleText } from "./text/print.js";
import { referencesIn } from "./text/references.js";
import type { Statement } from "./text/statements.js";
import { wordings } from "./text/wording.js";

export interface EmittedFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Prints all modules of a plan, the schema set and the index. The printer takes long to load: it is, where something is printed. */
export async function emitModules(
  plan: Plan,
  options: EmitOptions & { readonly version: string },
): Promise<readonly EmittedFile[]> {
  const { printModule } = await import("./text/print.js");
  const emitter = new Emitter(plan, options);
  const texts = [
    ...plan.modules.map((module) => emitter.module(module)),
    emitter.prefixes(),
    emitter.schemaSet(),
    emitter.index(),
  ];
  return texts.map((text) => ({ path: text.path, text: printModule(text) }));
}

class Emitter {
  readonly #plan: Plan;
  readonly #options: EmitOptions & { readonly version: string };
  readonly #paths: HandlePaths;
  readonly #handles: DescriptorHandles;
  readonly #taken: ReadonlySet<string>;

  constructor(plan: Plan, options: EmitOptions & { readonly version: string }) {
    this.#plan = plan;
    this.#options = options;
    this.#paths = handlePaths(plan.modules);
    this.#handles = descriptorHandles(plan);
    this.#taken = new Set([...plan.valueNames.values(), ...plan.typeNames.values()]);
  }

  module(module: Module): ModuleText {
    const context = this.#context(module.path);
    const printer = new DescriptorPrinter(context, this.#handles);
    const statements = module.declarations.flatMap((declaration) =>
      this.#declaration(declaration, context, printer),
    );
    const used = referencesIn(statements);
    return {
      path: module.path,
      header: this.#header(`from ${fileName(module.document.location)}`),
      imports: context.imports(used),
      preamble: this.#preamble(context, used),
      statements,
      exports: module.declarations.length > 0 ? [] : this.#reachable(module).map(importPath),
    };
  }

  #declaration(
    declaration: Declaration,
    context: ModuleContext,
    printer: DescriptorPrinter,
  ): readonly Statement[] {
    const { descriptors } = this.#plan;
    switch (declaration.kind) {
      case "complexType":
        return [
          ...emitComplexType(declaration, context),
          ...emitOrDerived(declaration, context),
          ...this.#schemaAndDescriptor(
            declaration,
            printer.type(
              descriptors.complexType(declaration.component),
              this.#plan.derivations
                .derivationParts(declaration.component)
                .map(({ kind, of }) => ({ kind, of: descriptors.complexType(of) })),
            ),
            context,
          ),
          ...emitBuilder(declaration, context),
        ];
      case "simpleType":
        return [
          ...emitSimpleType(declaration, context),
          ...emitTitles(declaration, context),
          ...this.#schemaAndDescriptor(
            declaration,
            printer.type(descriptors.simpleType(declaration.component)),
            context,
          ),
        ];
      case "element":
        return [
          ...emitSubstitution(declaration, context),
          ...emitElement(declaration, printer, context),
          ...emitStart(declaration, context),
        ];
    }
  }

  #schemaAndDescriptor(
    declaration: Exclude<Declaration, { kind: "element" }>,
    descriptor: Layout,
    context: ModuleContext,
  ): readonly Statement[] {
    const { kind, handles } = declaration;
    const type = context.type(handles.type);
    const schemaType = this.#schemaType(declaration, context);
    const name = context.value(handles.descriptor);
    const descriptorType = context.runtimeType(
      kind === "complexType" ? "ComplexType" : "SimpleType",
    );
    const make = context.zodRuntime(schemaType.make);
    return [
      {
        kind: "constant",
        name: context.value(handles.schema),
        docs: [context.wording.schema(type)],
        type: schemaType.type,
        initializer: call(`/*@__PURE__*/ ${make}`, `() => ${name}`),
      },
      {
        kind: "constant",
        name,
        docs: [context.wording.descriptor(type)],
        type: `${descriptorType}<${type}>`,
        initializer: descriptor,
      },
    ];
  }

  #schemaType(
    declaration: Exclude<Declaration, { kind: "element" }>,
    context: ModuleContext,
  ): { readonly type: string; readonly make: string } {
    const { component, handles } = declaration;
    const of = (name: string): string =>
      `${context.zodRuntimeType(name)}<${context.type(handles.type)}>`;
    if (component.kind === "simpleTypeDefinition")
      return { type: of("SimpleSchemaOf"), make: "simpleSchemaOf" };
    const { mappings, descriptors } = this.#plan;
    if (hasChoices(mappings, component))
      return { type: of("ChoiceSchemaOf"), make: "choiceSchemaOf" };
    const whole = needsWholeCheck(descriptors.complexType(component));
    return { type: of("SchemaOf"), make: whole ? "checkedSchemaOf" : "schemaOf" };
  }

  /** The namespaces that the declarations of a module share. */
  #preamble(context: ModuleContext, used: ReadonlySet<string>): readonly string[] {
    return context
      .namespaces(used)
      .map(([namespace, name]) => `const ${name} = ${quote(namespace)};`);
  }

  prefixes(): ModuleText {
    const entries = Object.entries(this.#plan.prefixes).map(
      ([namespace, prefix]) => [propertyKey(namespace), quote(prefix)] as const,
    );
    return {
      path: "prefixes.ts",
      header: this.#header("from the whole schema"),
      imports: [],
      preamble: [],
      statements: [
        {
          kind: "constant",
          name: "prefixes",
          docs: [wordings[this.#options.locale].prefixes],
          type: "Readonly<Record<string, string>>",
          initializer: print(objectOf(entries), "", width),
        },
      ],
      exports: [],
    };
  }

  /** A document that declares nothing stands for those that it refers to: its module exports what theirs do. */
  #reachable(module: Module): readonly Module[] {
    const byId = new Map(this.#plan.modules.map((one) => [one.document.id, one]));
    const seen = new Set([module]);
    for (const { document } of seen) {
      for (const id of document.references) {
        const next = byId.get(id);
        if (next !== undefined) seen.add(next);
      }
    }
    return this.#plan.modules.filter(
      (one) => one !== module && seen.has(one) && one.declarations.length > 0,
    );
  }

  schemaSet(): ModuleText {
    const path = "schema-set.ts";
    const context = this.#context(path);
    const printer = new DescriptorPrinter(context, this.#handles);
    const { schema, types, typeNames } = this.#plan;
    const set = this.#plan.schemas();
    const entries = object({
      elements: listOf(
        [...set.elements.values()].map((element) => printer.elementReference(element)),
      ),
      types: listOf(
        [...set.types].map(([key, type]) => {
          const component = schema.typeDefinitions.get(key);
          const handle = component && types.get(component)?.handles.type;
          const $type = type.kind === "complexType" && handle ? typeNames.get(handle) : undefined;
          return object({ $type: $type && quote($type), type: printer.reference(type) });
        }),
      ),
      attributes: listOf([...set.attributes.values()].map((one) => printer.globalAttribute(one))),
      notations: listOf(
        [...schema.notationDeclarations]
          .filter(([key]) => set.notations.has(key))
          .map(([, { name }]) => printer.name(name)),
      ),
    });
    const type = `() => ${context.runtimeType("SchemaSet")}${rootTypes(context)}`;
    const body = call(context.runtime("schemaSet"), entries);
    const initializer = `/*@__PURE__*/ ${context.runtime("once")}(() =>\n  ${print(body, "  ", 3)},\n)`;
    const statements: readonly Statement[] = [
      { kind: "constant", name: "schemas", docs: [context.wording.schemas], type, initializer },
    ];
    const used = referencesIn(statements);
    return {
      path,
      header: this.#header("from the whole schema"),
      imports: context.imports(used),
      preamble: this.#preamble(context, used),
      statements,
      exports: [],
    };
  }

  index(): ModuleText {
    const modules = this.#plan.modules.filter(({ declarations }) => declarations.length > 0);
    return {
      path: "index.ts",
      header: this.#header("from the whole schema"),
      imports: [],
      preamble: [],
      statements: [],
      exports: [...modules.map(importPath), "./schema-set.js"],
    };
  }

  #context(path: string): ModuleContext {
    return new ModuleContext(this.#plan, this.#options, path, this.#paths, this.#taken);
  }

  #header(from: string): string {
    return `@generated by scrutin ${this.#options.version} ${from}. Do not edit: run \`scrutin generate\`.`;
  }
}

/** Whether a type, its base's part included, is a union of object types: see `SchemaOf`. */
function hasChoices(mappings: Mappings, type: ComplexTypeDefinition): boolean {
  return shapeOf(mappings.of(type)).choices.length > 0;
}

function listOf(items: readonly Layout[]): Layout | undefined {
  return items.length === 0 ? undefined : array(items);
}

function importPath({ path }: { readonly path: string }): string {
  return `./${path.replace(/\.ts$/, ".js")}`;
}

function fileName(location: string): string {
  return location.split(/[/\\]/).at(-1) ?? location;
}
