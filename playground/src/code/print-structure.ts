/*
 * Stands for ts-morph, which the generator asks to print interfaces and which is 40 times as large as this page. A test holds that
 * what is printed here is what ts-morph prints.
 */

interface Docs {
  readonly description: string;
}

interface Member {
  readonly name: string;
  readonly docs?: readonly Docs[];
  readonly type?: string;
  readonly hasQuestionToken?: boolean;
  readonly isReadonly?: boolean;
  readonly parameters?: readonly {
    readonly name: string;
    readonly type?: string;
    readonly hasQuestionToken?: boolean;
    readonly isRestParameter?: boolean;
  }[];
  readonly returnType?: string;
}

interface InterfaceStructure {
  readonly name: string;
  readonly isExported?: boolean;
  readonly docs?: readonly Docs[];
  readonly typeParameters?: readonly (
    | string
    | { readonly name: string; readonly constraint?: string; readonly default?: string }
  )[];
  readonly extends?: readonly string[];
  readonly properties?: readonly Member[];
  readonly methods?: readonly Member[];
}

export const StructureKind = { Interface: "interface" };

export function printStructure(structure: InterfaceStructure): string {
  const {
    name,
    isExported,
    docs = [],
    typeParameters = [],
    properties = [],
    methods = [],
  } = structure;
  const parameters = typeParameters.map((one) =>
    typeof one === "string"
      ? one
      : one.name +
        (one.constraint === undefined ? "" : ` extends ${one.constraint}`) +
        (one.default === undefined ? "" : ` = ${one.default}`),
  );
  const generic = parameters.length === 0 ? "" : `<${parameters.join(", ")}>`;
  const bases = structure.extends ?? [];
  const from = bases.length === 0 ? "" : ` extends ${bases.join(", ")}`;
  const members = [...properties.map(property), ...methods.map(method)].join("");
  const head = `${comment(docs, "")}${isExported ? "export " : ""}interface ${name}${generic}${from}`;
  return `${head} {\n${members}}`;
}

function property({ name, docs = [], type, hasQuestionToken, isReadonly }: Member): string {
  const mark = hasQuestionToken ? "?" : "";
  return `${comment(docs, "  ")}  ${isReadonly ? "readonly " : ""}${name}${mark}: ${type};\n`;
}

function method({ name, docs = [], parameters = [], returnType }: Member): string {
  const list = parameters.map(
    (one) =>
      `${one.isRestParameter ? "..." : ""}${one.name}${one.hasQuestionToken ? "?" : ""}${one.type === undefined ? "" : `: ${one.type}`}`,
  );
  return `${comment(docs, "  ")}  ${name}(${list.join(", ")}): ${returnType};\n`;
}

function comment(docs: readonly Docs[], indent: string): string {
  return docs
    .map(({ description }) => {
      if (!description.includes("\n")) return `${indent}/** ${description} */\n`;
      const lines = description.replace(/^\n/, "").split("\n");
      return `${indent}/**\n${lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
    })
    .join("");
}
