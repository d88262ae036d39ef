import { validate } from "@runtime";
import type { ComponentChildren } from "preact";
import { useCallback, useContext } from "preact/hooks";
import type { ElementDeclaration } from "../../../generator/schema/components.js";
import { FormState, focusNear, idOf } from "../form/context.js";
import type { Draft, Path } from "../form/draft.js";
import { initialValue } from "../form/initial.js";
import { type Forms, rootPart } from "../form/parts.js";
import { PartsView } from "../form/parts-view.js";
import { Said } from "../form/said.js";
import { SimpleField } from "../form/simple-field.js";
import { useForm } from "../form/use-form.js";
import { useLabel } from "../form/use-label.js";
import { LocaleContext, useWords } from "../language.js";
import type { LoadedSet } from "../schema/load-set.js";
import { electoralRuleChecker } from "../sending/compose.js";
import { Result } from "./result.js";

/** Where a draft is kept. */
export interface Keeping {
  /** Undefined where nothing is kept. */
  readonly read: () => Draft | undefined;
  readonly write: (draft: Draft) => void;
  readonly drop: () => void;
}

/** What can be done with what is entered, beside taking it home. */
export type EntryActions = (entry: {
  readonly latest: () => Draft;
  readonly restart: () => void;
}) => ComponentChildren;

/** The form of one document, and what comes of it. */
export function EntryForm({
  set,
  forms,
  root,
  keeping,
  actions,
}: {
  readonly set: LoadedSet;
  readonly forms: Forms;
  readonly root: ElementDeclaration;
  readonly keeping: Keeping;
  readonly actions: EntryActions;
}) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  const label = useLabel();
  const empty = (): Draft => initialValue(forms, root.typeDefinition);
  const descriptor = set.plan.descriptors.element(root);
  const rules = set.name === "" ? electoralRuleChecker : undefined;
  const check = useCallback(
    (draft: Draft) => validate(descriptor, draft as never, { locale, ...(rules && { rules }) }),
    [descriptor, rules, locale],
  );
  const read = (): Draft => keeping.read() ?? empty();
  const form = useForm({ forms, read, write: keeping.write, check });
  const restart = (): void => {
    keeping.drop();
    form.restart(empty());
  };
  const goTo = (path: Path): void => {
    form.showAll();
    requestAnimationFrame(() => focusNear(path));
  };
  const part = rootPart(root);
  const isSimple = root.typeDefinition.kind === "simpleTypeDefinition";
  return (
    <div class="entry">
      <section
        class="form"
        aria-label={words.entry.form}
        {...(isSimple ? {} : { id: idOf([]), tabIndex: -1 })}
      >
        {part.help !== "" && (
          <p class="lead">
            <Said>{part.help}</Said>
          </p>
        )}
        <FormState.Provider value={form.context}>
          {root.typeDefinition.kind === "simpleTypeDefinition" ? (
            <SimpleField
              type={root.typeDefinition}
              path={[]}
              required
              label={label(root.name.local)}
              help=""
              fixed={part.fixed}
            />
          ) : (
            <PartsView parts={forms.partsOf(root.typeDefinition)} path={[]} />
          )}
        </FormState.Provider>
        <p role="status" class="hidden">
          {form.last !== undefined && (
            <Heard path={form.last} messages={form.context.messages(form.last)} />
          )}
        </p>
        <p class="kept">
          {words.entry.kept}{" "}
          <button type="button" class="quiet" onClick={restart}>
            {words.entry.clear}
          </button>
        </p>
      </section>
      <Result
        {...{ set, forms, root, goTo }}
        settled={form.settled}
        actions={actions({ latest: form.latest, restart })}
      />
    </div>
  );
}

/** What is said to who listens and does not see it appear beside its field. */
function Heard({ path, messages }: { readonly path: Path; readonly messages: readonly string[] }) {
  const label = useLabel();
  if (messages.length === 0) return null;
  const name = path.findLast((step) => typeof step === "string");
  return (
    <>
      {name !== undefined && <Said>{label(name)}</Said>} {messages.join(" ")}
    </>
  );
}
