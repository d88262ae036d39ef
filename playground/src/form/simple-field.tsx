import { useContext, useMemo, useState } from "preact/hooks";
import type { SimpleTypeDefinition } from "../../../generator/schema/components.js";
import { simpleTypeDescriptor } from "../../../generator/schema/simple-type-descriptor.js";
import { readerOf } from "../../../runtime/datatypes/simple-type.js";
import { isFindings } from "../../../runtime/datatypes/simple-value.js";
import { useWords } from "../language.js";
import { type FormContext, FormState, focusSoon, idOf } from "./context.js";
import type { Path } from "./draft.js";
import { fieldMistakes } from "./field-schema.js";
import { type Code, codesOf } from "./parts.js";
import { printedIn, Said, SaidWith, SchemaLanguage } from "./said.js";

const noPrefix = (): undefined => undefined;

const readers = new WeakMap<SimpleTypeDefinition, ReturnType<typeof readerOf>>();

/** What reads and writes the values of a type, made once. */
function readerOfType(type: SimpleTypeDefinition): ReturnType<typeof readerOf> {
  const known = readers.get(type) ?? readerOf(simpleTypeDescriptor(type, { integers: "exact" }));
  readers.set(type, known);
  return known;
}

/** The value of a text by its type; the text itself where it is none, so that the check says why. */
function valueOfText(type: SimpleTypeDefinition, text: string): unknown {
  if (text === "") return undefined;
  const read = readerOfType(type).read(text, noPrefix);
  return isFindings(read) ? text : read.value;
}

/** The text of a value. */
function textOf(type: SimpleTypeDefinition, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  try {
    return readerOfType(type).write(value, () => "");
  } catch {
    return String(value);
  }
}

/** Whether a text without characters is a value: a field that nobody has filled in is none. */
const mayBeEmpty = (type: SimpleTypeDefinition): boolean => fieldMistakes(type, "").length === 0;

/** What the schema of a field says of its value now, where it is to be said. */
function mistakesAt(
  form: FormContext | undefined,
  type: SimpleTypeDefinition,
  path: Path,
): readonly string[] {
  return form?.isTold(path) ? fieldMistakes(type, form.value(path)) : [];
}

interface Input {
  readonly id: string;
  readonly value: string;
  readonly required: boolean;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onInput: (text: string) => void;
  readonly onChoose: (text: string) => void;
  readonly onLeave: () => void;
}

/** A text, a code of a list, or yes and no. */
export function SimpleField({
  type,
  path,
  required,
  label,
  help,
  fixed,
}: {
  readonly type: SimpleTypeDefinition;
  readonly path: Path;
  readonly required: boolean;
  readonly label: string;
  readonly help: string;
  readonly fixed: string | undefined;
}) {
  const form = useContext(FormState);
  const words = useWords();
  const truths = useMemo(
    () => [
      { value: "true", title: words.entry.yes },
      { value: "false", title: words.entry.no },
    ],
    [words],
  );
  const [, drawAgain] = useState({});
  const checked = useMemo(() => mistakesAt(form, type, path), [form, type, idOf(path)]);
  if (form === undefined) return null;
  const id = idOf(path);
  // What the value itself is wrong about is said at each key, and what the document says of it once that was checked again.
  const ofDocument = form.messages(path).filter((message) => !checked.includes(message));
  const own = mistakesAt(form, type, path);
  const messages = [...own, ...ofDocument];
  const input: Input = {
    id,
    value: form.raw.get(id) ?? textOf(type, form.value(path)),
    required,
    invalid: messages.length > 0,
    describedBy: [help && `${id}-help`, messages.length > 0 && `${id}-errors`]
      .filter(Boolean)
      .join(" "),
    onInput: (text) => {
      form.raw.set(id, text);
      form.type(path, valueOfText(type, text));
      if (mistakesAt(form, type, path).join() !== own.join()) drawAgain({});
    },
    onChoose: (text) => {
      form.raw.set(id, text);
      form.set(path, valueOfText(type, text));
    },
    onLeave: () => form.touch(path),
  };
  const codes = codesOf(type);
  return (
    <div class={`field${input.invalid ? " wrong" : ""}`}>
      <label for={id}>
        <Said>{label}</Said> <Need required={required} />
      </label>
      {help !== "" && (
        <p class="help" id={`${id}-help`}>
          <Said>{help}</Said>
        </p>
      )}
      {fixed !== undefined ? (
        <output id={id}>{fixed}</output>
      ) : codes.length > 0 && type.variety === "atomic" ? (
        <CodeSelect codes={codes} input={input} />
      ) : type.primitive === "boolean" ? (
        <CodeSelect codes={truths} input={input} own />
      ) : (
        <TextInput type={type} input={input} />
      )}
      <Messages id={`${id}-errors`} messages={messages} />
      {required && messages.length > 0 && form.value(path) === undefined && mayBeEmpty(type) && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            form.set(path, "");
            focusSoon(path);
          }}
        >
          <SaidWith say={words.entry.leaveEmpty} what={label} />
        </button>
      )}
    </div>
  );
}

/** Says whether something is asked for. */
export function Need({ required }: { readonly required: boolean }) {
  const words = useWords();
  return required ? (
    <span class="need">{words.entry.required}</span>
  ) : (
    <span class="need optional">{words.entry.optional}</span>
  );
}

export function Messages({
  id,
  messages,
}: {
  readonly id: string;
  readonly messages: readonly string[];
}) {
  if (messages.length === 0) return null;
  return (
    <ul class="errors" id={id}>
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}

function CodeSelect({
  codes,
  input,
  own = false,
}: {
  readonly codes: readonly Code[];
  readonly input: Input;
  /** Whether the titles are the page's own words. */
  readonly own?: boolean;
}) {
  const words = useWords();
  const language = useContext(SchemaLanguage);
  // Lists of codes are long: what stays the same is not looked at again.
  const options = useMemo(
    () =>
      codes.map(({ value, title }) => (
        <option key={value} value={value} lang={own ? undefined : language}>
          {title === "" ? value : `${value} – ${printedIn(own ? undefined : language, title)}`}
        </option>
      )),
    [codes, own, language],
  );
  const known = input.value === "" || codes.some(({ value }) => value === input.value);
  return (
    <select
      id={input.id}
      value={input.value}
      required={input.required}
      aria-invalid={input.invalid}
      aria-describedby={input.describedBy || undefined}
      onChange={({ currentTarget }) => input.onChoose(currentTarget.value)}
      onBlur={input.onLeave}
    >
      <option value="">{input.required ? words.entry.choose : words.entry.none}</option>
      {!known && <option value={input.value}>{input.value}</option>}
      {options}
    </select>
  );
}

const examples: Readonly<Record<string, string>> = {
  date: "2008-11-04",
  dateTime: "2008-11-04T09:30:00",
  time: "09:30:00",
  gYear: "2008",
  gYearMonth: "2008-11",
  duration: "P1Y6M",
};

/** How values of a type are written; of a union, in all ways. */
function exampleOf(type: SimpleTypeDefinition): string | undefined {
  const ways = type.variety === "union" ? type.memberTypeDefinitions : [type];
  const found = new Set(ways.map(({ primitive = "" }) => examples[primitive]));
  return [...found].filter((example) => example !== undefined).join(" / ") || undefined;
}

const numeric: ReadonlySet<string | undefined> = new Set(["decimal", "float", "double"]);

function TextInput({
  type,
  input,
}: {
  readonly type: SimpleTypeDefinition;
  readonly input: Input;
}) {
  const { primitive = "" } = type;
  return (
    <input
      id={input.id}
      type="text"
      autocomplete="off"
      spellcheck={false}
      inputMode={numeric.has(primitive) ? "decimal" : "text"}
      placeholder={exampleOf(type)}
      value={input.value}
      required={input.required}
      aria-invalid={input.invalid}
      aria-describedby={input.describedBy || undefined}
      onInput={({ currentTarget }) => input.onInput(currentTarget.value)}
      onBlur={input.onLeave}
    />
  );
}
