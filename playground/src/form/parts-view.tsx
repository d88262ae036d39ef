import type { ComponentChildren } from "preact";
import { useContext, useState } from "preact/hooks";
import type { TypeDefinition } from "../../../generator/schema/components.js";
import { useWords } from "../language.js";
import { type FormContext, FormState, focusSoon, idOf } from "./context.js";
import { moved, type Path } from "./draft.js";
import { initialProperty, initialValue } from "./initial.js";
import { type ChoicePart, type FieldPart, helpOf, type ItemsPart, type Part } from "./parts.js";
import { printedIn, Said, SaidWith, SchemaLanguage } from "./said.js";
import { Messages, Need, SimpleField } from "./simple-field.js";
import { type Label, useLabel } from "./use-label.js";

/** The parts of the value at a path. */
export function PartsView({
  parts,
  path,
}: {
  readonly parts: readonly Part[];
  readonly path: Path;
}) {
  return (
    <>
      {parts.map((part, index) => (
        <PartView key={keyOf(part, index)} part={part} path={path} />
      ))}
    </>
  );
}

const keyOf = (part: Part, index: number): string =>
  part.kind === "choice" ? `choice-${index}` : part.property;

function PartView({ part, path }: { readonly part: Part; readonly path: Path }) {
  const words = useWords();
  const label = useLabel();
  switch (part.kind) {
    case "field":
      return <FieldView part={part} path={[...path, part.property]} />;
    case "choice":
      return <ChoiceView part={part} path={path} />;
    case "items":
      return <ItemsView part={part} path={[...path, part.property]} />;
    case "closed":
      return (
        <p class="help">
          <SaidWith say={words.entry.closed} what={label(part.property)} />
        </p>
      );
  }
}

const nameOf = (part: FieldPart, label: Label): string =>
  label(part.name === "" ? part.property : part.name);

function FieldView({ part, path }: { readonly part: FieldPart; readonly path: Path }) {
  const words = useWords();
  const say = useLabel();
  const label = part.name === "" ? words.entry.text : nameOf(part, say);
  return part.many ? (
    <ListView part={part} path={path} label={label} />
  ) : (
    <ValueView part={part} path={path} label={label} />
  );
}

/** One value: a field, or a group of them that is there or not. */
function ValueView({
  part,
  path,
  label,
  actions,
}: {
  readonly part: FieldPart;
  readonly path: Path;
  readonly label: string;
  readonly actions?: ComponentChildren;
}) {
  const form = useContext(FormState);
  const words = useWords();
  if (form === undefined) return null;
  const { type, help, required, fixed } = part;
  if (type.kind === "simpleTypeDefinition") {
    const field = <SimpleField {...{ type, path, required, label, help, fixed }} />;
    return actions === undefined ? (
      field
    ) : (
      <div class="row">
        {field}
        <div class="actions">{actions}</div>
      </div>
    );
  }
  const value = form.value(path);
  const id = idOf(path);
  // What is required is there from the beginning, but where a type would have to hold itself without end.
  if (value === undefined)
    return (
      <p class="adder">
        <button
          type="button"
          id={id}
          onClick={() => {
            form.set(path, initialValue(form.forms, type) ?? {});
            focusSoon(path);
          }}
        >
          + <SaidWith say={words.entry.add} what={label} />
        </button>
        {help !== "" && (
          <span class="help">
            <Said>{help}</Said>
          </span>
        )}
      </p>
    );
  return (
    <Group
      id={id}
      label={label}
      help={help}
      required={required}
      messages={form.messages(path)}
      actions={
        actions ??
        (!required && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              form.set(path, undefined);
              focusSoon(path);
            }}
          >
            <SaidWith say={words.entry.remove} what={label} />
          </button>
        ))
      }
    >
      <TypedParts type={type} path={path} />
    </Group>
  );
}

/** The parts of a type, or of one that is derived from it and that the value says. */
function TypedParts({ type, path }: { readonly type: TypeDefinition; readonly path: Path }) {
  const form = useContext(FormState);
  const words = useWords();
  const say = useLabel();
  const language = useContext(SchemaLanguage);
  if (form === undefined) return null;
  const types = form.forms.typesFor(type);
  if (types.size === 0) return <PartsView parts={form.forms.partsOf(type)} path={path} />;
  const value = form.value(path) as { readonly $type?: string } | undefined;
  // The declared type itself may have no name that a value could say, as xs:anyType.
  const [own = ""] = [...types].find(([, one]) => one === type) ?? [];
  const isAbstract = type.kind === "complexTypeDefinition" && type.abstract;
  const chosen = value?.$type ?? own;
  const actual = types.get(chosen) ?? (isAbstract ? undefined : type);
  const id = `${idOf(path)}-type`;
  return (
    <>
      <div class="field">
        <label for={id}>{words.entry.variant}</label>
        <select
          id={id}
          value={chosen}
          onChange={({ currentTarget: { value: name } }) => {
            const next = types.get(name) ?? type;
            const begun = initialValue(form.forms, next) as object;
            form.set(path, next === type ? begun : { $type: name, ...begun });
          }}
        >
          {own === "" && (chosen === "" || !isAbstract) && (
            <option value="">{isAbstract ? words.entry.choose : words.entry.anyType}</option>
          )}
          {[...types].map(([name, one]) => (
            <option key={name} value={name} lang={language}>
              {printedIn(language, titleOfType(name, one, say))}
            </option>
          ))}
        </select>
      </div>
      {actual !== undefined && <PartsView parts={form.forms.partsOf(actual)} path={path} />}
    </>
  );
}

/** What a type is called, and what the schema says of it first; that it is a type is no news. */
function titleOfType(name: string, type: TypeDefinition, say: Label): string {
  const [sentence = ""] = /^[^.]*/.exec(helpOf(type)) ?? [];
  return [say(name.replace(/(?<=.)Type$/, "")), sentence].filter((text) => text !== "").join(" – ");
}

function Group({
  id,
  label,
  help,
  required,
  messages,
  actions,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly messages: readonly string[];
  readonly actions: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      class={messages.length > 0 ? "wrong" : ""}
      aria-describedby={messages.length > 0 ? `${id}-errors` : undefined}
    >
      <legend>
        <Said>{label}</Said> <Need required={required} />
      </legend>
      {help !== "" && (
        <p class="help">
          <Said>{help}</Said>
        </p>
      )}
      <Messages id={`${id}-errors`} messages={messages} />
      {children}
      {actions && <div class="actions">{actions}</div>}
    </fieldset>
  );
}

const listAt = (form: FormContext, path: Path): readonly unknown[] => {
  const value = form.value(path);
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
};

/** What one can do to an item of a list. */
function ItemActions({
  items,
  index,
  path,
  label,
  mayBeEmpty = false,
}: {
  readonly items: readonly unknown[];
  readonly index: number;
  readonly path: Path;
  readonly label: string;
  /** Whether the list stays when nothing is in it any more. */
  readonly mayBeEmpty?: boolean;
}) {
  const form = useContext(FormState);
  const words = useWords();
  if (form === undefined) return null;
  const move = (by: number) => (): void => {
    for (const id of [...form.raw.keys()]) if (id.startsWith(idOf(path))) form.raw.delete(id);
    form.set(path, moved(listAt(form, path), index, by));
  };
  const remove = (): void => {
    for (const id of [...form.raw.keys()]) if (id.startsWith(idOf(path))) form.raw.delete(id);
    const others = listAt(form, path).toSpliced(index, 1);
    form.set(path, others.length === 0 && !mayBeEmpty ? undefined : others);
    focusSoon(path);
  };
  return (
    <>
      {index > 0 && (
        <button type="button" class="quiet" aria-label={words.entry.up(label)} onClick={move(-1)}>
          ↑
        </button>
      )}
      {index < items.length - 1 && (
        <button type="button" class="quiet" aria-label={words.entry.down(label)} onClick={move(1)}>
          ↓
        </button>
      )}
      <button type="button" class="quiet" aria-label={words.entry.remove(label)} onClick={remove}>
        ✕
      </button>
    </>
  );
}

function ListView({
  part,
  path,
  label,
}: {
  readonly part: FieldPart;
  readonly path: Path;
  readonly label: string;
}) {
  const form = useContext(FormState);
  const words = useWords();
  if (form === undefined) return null;
  const value = form.value(path);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const one = { ...part, many: false, required: true };
  return (
    <Group
      id={idOf(path)}
      label={label}
      help={part.help}
      required={part.required}
      messages={form.messages(path)}
      actions={
        items.length < part.maxOccurs && (
          <button
            type="button"
            onClick={() => {
              form.set(path, [...listAt(form, path), initialValue(form.forms, part.type) ?? ""]);
              focusSoon([...path, items.length]);
            }}
          >
            + <SaidWith say={words.entry.add} what={label} />
          </button>
        )
      }
    >
      {items.map((_, index) => {
        const name = words.entry.item(label, index + 1);
        return (
          <ValueView
            key={index}
            part={{ ...one, help: "" }}
            path={[...path, index]}
            label={name}
            actions={<ItemActions items={items} index={index} path={path} label={name} />}
          />
        );
      })}
    </Group>
  );
}

/** Which branch of a choice has something. */
function branchOf(part: ChoicePart, value: unknown): number {
  const properties = new Set(Object.keys((value ?? {}) as object));
  return part.branches.findIndex((branch) =>
    branch.some((inner) => propertiesOf(inner).some((property) => properties.has(property))),
  );
}

const propertiesOf = (part: Part): readonly string[] =>
  part.kind === "choice" ? part.branches.flat().flatMap(propertiesOf) : [part.property];

const titleOf = (branch: readonly Part[], say: Label): string =>
  branch
    .map((part) =>
      part.kind === "field"
        ? nameOf(part, say)
        : part.kind === "choice"
          ? part.branches.map((inner) => titleOf(inner, say)).join(" / ")
          : say(part.property),
    )
    .join(", ");

function ChoiceView({ part, path }: { readonly part: ChoicePart; readonly path: Path }) {
  const form = useContext(FormState);
  const words = useWords();
  const say = useLabel();
  const value = form?.value(path);
  const [chosen, choose] = useState(() => branchOf(part, value));
  if (form === undefined) return null;
  const name = `${idOf(path)}-${titleOf(part.branches.flat(), say)}`.replaceAll(/[^\w-]+/g, "-");
  const take = (index: number): void => {
    const others = new Set(propertiesOf(part));
    const kept = Object.entries((form.value(path) ?? {}) as object).filter(
      ([key]) => !others.has(key),
    );
    const begun = (part.branches[index] ?? []).flatMap((inner) =>
      initialProperty(form.forms, inner, new Set()),
    );
    form.set(path, Object.fromEntries([...kept, ...begun]));
    choose(index);
  };
  const branch = part.branches[chosen];
  return (
    <fieldset class="choice">
      <legend>
        {words.entry.choice} <Need required={part.required} />
      </legend>
      <div class="branches">
        {part.branches.map((one, index) => (
          <label key={titleOf(one, say)}>
            <input
              type="radio"
              name={name}
              checked={index === chosen}
              onChange={() => take(index)}
            />
            <Said>{titleOf(one, say)}</Said>
          </label>
        ))}
        {!part.required && (
          <label>
            <input type="radio" name={name} checked={chosen === -1} onChange={() => take(-1)} />
            {words.entry.none}
          </label>
        )}
      </div>
      {branch !== undefined && <PartsView parts={branch} path={path} />}
    </fieldset>
  );
}

interface Item {
  readonly kind: string;
  readonly value: unknown;
}

const isItem = (value: unknown): value is Item =>
  typeof value === "object" && value !== null && "kind" in value;

/** Items of several kinds, in the order in which they are added. */
function ItemsView({ part, path }: { readonly part: ItemsPart; readonly path: Path }) {
  const form = useContext(FormState);
  const words = useWords();
  const say = useLabel();
  if (form === undefined) return null;
  const items = listAt(form, path);
  const label = say(part.property);
  const set = (next: readonly unknown[]): void => form.set(path, part.many ? next : next[0]);
  const begun = (kind: FieldPart): Item => ({
    kind: kind.property,
    value: initialValue(form.forms, kind.type) ?? "",
  });
  return (
    <Group
      id={idOf(path)}
      label={label}
      help=""
      required={part.required}
      messages={form.messages(path)}
      actions={
        (part.many || items.length === 0) && (
          <>
            {part.text && (
              <button type="button" onClick={() => set([...listAt(form, path), ""])}>
                + {words.entry.add(words.entry.text)}
              </button>
            )}
            {part.kinds.map((kind) => (
              <button
                key={kind.property}
                type="button"
                onClick={() => {
                  set([...listAt(form, path), begun(kind)]);
                  focusSoon([...path, ...(part.many ? [items.length] : []), "value"]);
                }}
              >
                + <SaidWith say={words.entry.add} what={nameOf(kind, say)} />
              </button>
            ))}
          </>
        )
      }
    >
      {items.map((item, index) => {
        const kind = isItem(item)
          ? part.kinds.find(({ property }) => property === item.kind)
          : undefined;
        const name = words.entry.item(
          kind === undefined ? words.entry.text : nameOf(kind, say),
          index + 1,
        );
        const here = part.many ? [...path, index] : path;
        const actions = part.many ? (
          <ItemActions
            items={items}
            index={index}
            path={path}
            label={name}
            mayBeEmpty={part.text}
          />
        ) : (
          <button type="button" class="quiet" onClick={() => form.set(path, undefined)}>
            <SaidWith say={words.entry.remove} what={name} />
          </button>
        );
        if (kind !== undefined)
          return (
            <ValueView
              key={index}
              part={kind}
              path={[...here, "value"]}
              label={name}
              actions={actions}
            />
          );
        return (
          <div class="row" key={index}>
            <TextItem path={here} label={name} />
            <div class="actions">{actions}</div>
          </div>
        );
      })}
    </Group>
  );
}

/** Text among elements. */
function TextItem({ path, label }: { readonly path: Path; readonly label: string }) {
  const form = useContext(FormState);
  if (form === undefined) return null;
  const value = form.value(path);
  return (
    <div class="field">
      <label for={idOf(path)}>{label}</label>
      <textarea
        id={idOf(path)}
        value={typeof value === "string" ? value : ""}
        onInput={({ currentTarget }) => form.type(path, currentTarget.value)}
        onBlur={() => form.touch(path)}
      />
    </div>
  );
}
