import { useMemo, useState } from "preact/hooks";
import type {
  Annotated,
  ComplexTypeDefinition,
  ElementDeclaration,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../../../generator/schema/components.js";
import { codesOf, helpOf } from "../form/parts.js";
import { Said } from "../form/said.js";
import { withoutAccents } from "../form/spelling.js";
import { useWords } from "../language.js";
import { commonFolder } from "../schema/folders.js";
import type { LoadedSet, SetSource } from "../schema/load-set.js";
import { CompareView } from "./compare.js";
import { ContentDrawing } from "./content-drawing.js";
import { Tabs } from "./tabs.js";

/** A global component that can be looked at. */
interface Entry {
  readonly key: string;
  readonly label: string;
  readonly component: TypeDefinition | ElementDeclaration;
  readonly text: string;
}

/** What the schemas say, and what another version of them says in another way. */
export function SchemaView({
  set,
  source,
}: {
  readonly set: LoadedSet;
  readonly source: SetSource;
}) {
  const words = useWords();
  const [part, choose] = useState("types");
  const tabs = [
    { id: "types", label: words.schema.types },
    { id: "compare", label: words.schema.compare },
  ];
  return (
    <Tabs label={words.schema.parts} tabs={tabs} chosen={part} onChoose={choose} kept>
      {(id) => (id === "types" ? <TypesView set={set} /> : <CompareView source={source} />)}
    </Tabs>
  );
}

/** Types, elements, codes. */
function TypesView({ set }: { readonly set: LoadedSet }) {
  const words = useWords();
  const [wanted, setWanted] = useState("");
  const [chosen, choose] = useState<string>();
  const entries = useMemo(() => entriesOf(set), [set]);
  const found = useMemo(() => matching(entries, wanted), [entries, wanted]);
  const shown = entries.find(({ key }) => key === chosen) ?? (wanted === "" ? undefined : found[0]);
  const byDocument = useMemo(() => groupByDocument(set, found), [set, found]);
  return (
    <div class="schema">
      <nav aria-label={words.schema.documents}>
        <div class="field">
          <label for="schema-search">{words.schema.search}</label>
          <input
            id="schema-search"
            type="search"
            value={wanted}
            onInput={({ currentTarget }) => {
              setWanted(currentTarget.value);
              choose(undefined);
            }}
          />
        </div>
        <p role="status">{words.schema.found(found.length)}</p>
        {byDocument.map(([document, inside]) => (
          <details key={document} open={wanted !== "" || byDocument.length === 1}>
            <summary>{document}</summary>
            <ul class="entries">
              {inside.map(({ key, label, component }) => (
                <li key={key}>
                  <button
                    type="button"
                    class="quiet"
                    aria-current={key === shown?.key}
                    onClick={() => choose(key)}
                  >
                    {component.kind === "elementDeclaration" ? `<${label}>` : label}
                  </button>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </nav>
      <article aria-live="polite">
        {shown === undefined ? (
          <p>{words.schema.none}</p>
        ) : (
          <Component key={shown.key} set={set} component={shown.component} onChoose={choose} />
        )}
      </article>
    </div>
  );
}

const keyOf = (component: TypeDefinition | ElementDeclaration): string =>
  `${component.kind === "elementDeclaration" ? "e" : "t"} {${component.name?.namespace}}${component.name?.local}`;

function entriesOf({ plan: { schema } }: LoadedSet): readonly Entry[] {
  const all = [...schema.elementDeclarations.values(), ...schema.typeDefinitions.values()];
  return all.map((component) => {
    const label = component.name?.local ?? "";
    const codes = component.kind === "simpleTypeDefinition" ? codesOf(component) : [];
    const said = codes.map(({ value, title }) => `${value} ${title}`).join(" ");
    return {
      key: keyOf(component),
      label,
      component,
      text: withoutAccents(`${label} ${helpOf(component)} ${said}`),
    };
  });
}

function matching(entries: readonly Entry[], wanted: string): readonly Entry[] {
  const words = withoutAccents(wanted)
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = entries.filter(({ text }) => words.every((word) => text.includes(word)));
  const rank = ({ label }: Entry): number =>
    withoutAccents(label).startsWith(words[0] ?? "") ? 0 : 1;
  return words.length === 0 ? found : found.toSorted((a, b) => rank(a) - rank(b));
}

function groupByDocument(
  { plan: { schema } }: LoadedSet,
  entries: readonly Entry[],
): readonly (readonly [string, readonly Entry[]])[] {
  const folder = commonFolder(schema.documents.map(({ location }) => location));
  const locations = new Map(
    schema.documents.map(({ id, location }) => [id, location.slice(folder.length)]),
  );
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const document = locations.get(entry.component.document ?? "") ?? "";
    groups.set(document, [...(groups.get(document) ?? []), entry]);
  }
  return [...groups];
}

function Component({
  set,
  component,
  onChoose,
}: {
  readonly set: LoadedSet;
  readonly component: TypeDefinition | ElementDeclaration;
  readonly onChoose: (key: string) => void;
}) {
  const words = useWords();
  const { position } = component;
  return (
    <>
      <h2>
        {component.kind === "elementDeclaration"
          ? `<${component.name.local}>`
          : component.name?.local}
      </h2>
      <p class="where">
        {`{${component.name?.namespace ?? ""}}`}
        {position && ` · ${position.file}:${position.line}`}
      </p>
      {component.documentation.map((paragraph) => (
        <p key={paragraph}>
          <Said>{paragraph}</Said>
        </p>
      ))}
      <Provenance component={component} />
      {component.kind === "elementDeclaration" ? (
        <p>
          {words.colon(words.entry.type)}{" "}
          <TypeLink type={component.typeDefinition} onChoose={onChoose} />
        </p>
      ) : component.kind === "simpleTypeDefinition" ? (
        <SimpleFacts type={component} onChoose={onChoose} />
      ) : (
        <ComplexFacts set={set} type={component} onChoose={onChoose} />
      )}
    </>
  );
}

/** What the schema's own attributes say: provenance, stages. */
function Provenance({ component }: { readonly component: Annotated }) {
  const { marks, provenances } = useWords().schema;
  if (component.foreignAttributes.length === 0) return null;
  return (
    <dl class="facts">
      {component.foreignAttributes.map(({ name, value }) => (
        <div key={`${name.namespace} ${name.local}`}>
          <dt>{wordFor(marks, name.local) ?? <code>{name.local}</code>}</dt>
          <dd>
            {(name.local === "provenance" && wordFor(provenances, value)) || <code>{value}</code>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function wordFor(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

function TypeLink({
  type,
  onChoose,
}: {
  readonly type: TypeDefinition;
  readonly onChoose: (key: string) => void;
}) {
  if (type.name === undefined) return <span>(…)</span>;
  if (type.position === undefined) return <code>xs:{type.name.local}</code>;
  return (
    <button type="button" class="quiet link" onClick={() => onChoose(keyOf(type))}>
      {type.name.local}
    </button>
  );
}

function SimpleFacts({
  type,
  onChoose,
}: {
  readonly type: SimpleTypeDefinition;
  readonly onChoose: (key: string) => void;
}) {
  const words = useWords();
  const codes = codesOf(type);
  const others = type.facets.filter(({ kind }) => kind !== "enumeration");
  return (
    <>
      {type.baseTypeDefinition && (
        <p>
          {words.colon(words.schema.base)}{" "}
          <TypeLink type={type.baseTypeDefinition} onChoose={onChoose} />
        </p>
      )}
      {type.memberTypeDefinitions.length > 0 && (
        <ul>
          {type.memberTypeDefinitions.map((member, index) => (
            <li key={index}>
              <TypeLink type={member} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <dl class="facts">
          {others.map(({ kind, value }) => (
            <div key={`${kind} ${value}`}>
              <dt>
                <code>{kind}</code>
              </dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {codes.length > 0 && (
        <table>
          <caption>{words.schema.codes}</caption>
          <tbody>
            {codes.map(({ value, title }) => (
              <tr key={value}>
                <th scope="row">
                  <code>{value}</code>
                </th>
                <td>
                  <Said>{title}</Said>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function ComplexFacts({
  type,
  onChoose,
}: {
  readonly set: LoadedSet;
  readonly type: ComplexTypeDefinition;
  readonly onChoose: (key: string) => void;
}) {
  const words = useWords();
  const { baseTypeDefinition: base, attributeUses, contentType } = type;
  return (
    <>
      {base.position !== undefined && (
        <p>
          {words.colon(words.schema.base)} <TypeLink type={base} onChoose={onChoose} />
        </p>
      )}
      {attributeUses.length > 0 && (
        <>
          <h3>{words.schema.attributes}</h3>
          <ul>
            {attributeUses.map(({ attributeDeclaration: { name, typeDefinition }, required }) => (
              <li key={`${name.namespace} ${name.local}`}>
                <code>{name.local}</code>{" "}
                <span class="need">{required ? words.entry.required : words.entry.optional}</span>{" "}
                <TypeLink type={typeDefinition} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </>
      )}
      {"particle" in contentType && (
        <>
          <h3>{words.schema.content}</h3>
          <ContentDrawing
            particle={contentType.particle}
            label={words.schema.drawing(type.name?.local ?? "")}
            onChoose={(chosen) => onChoose(keyOf(chosen))}
          />
        </>
      )}
      {"simpleTypeDefinition" in contentType && (
        <p>
          {words.colon(words.entry.text)}{" "}
          <TypeLink type={contentType.simpleTypeDefinition} onChoose={onChoose} />
        </p>
      )}
    </>
  );
}
