import { useContext, useMemo, useState } from "preact/hooks";
import type { ElementDeclaration } from "../../../generator/schema/components.js";
import { clark } from "../../../runtime/qname.js";
import { labelsBy } from "../form/labels.js";
import { Forms } from "../form/parts.js";
import { SaidWith } from "../form/said.js";
import { type Label, LabelContext } from "../form/use-label.js";
import { LocaleContext, useWords } from "../language.js";
import type { LoadedSet } from "../schema/load-set.js";
import { firstRoot, titlesOf } from "../schema/roots.js";
import {
  type CollectedUnit,
  isCollected,
  type SendingDraft,
  withUnit,
  withUnitValue,
} from "../sending/draft.js";
import { type EntryActions, EntryForm, type Keeping } from "./entry-form.js";
import { dropDraft, keepDraft, keptDraft } from "./kept.js";
import { SendingView } from "./sending.js";
import { Tabs } from "./tabs.js";

/** The sending that is put together, and how to change it. */
export interface SendingState {
  readonly draft: SendingDraft;
  readonly change: (change: (draft: SendingDraft) => SendingDraft) => void;
}

/** Choose a document, fill it in, see it grow; units of the electoral exchange can be collected into a sending. */
export function EntryView({
  set,
  sending,
}: {
  readonly set: LoadedSet;
  /** Undefined where the schemas know of no sendings. */
  readonly sending: SendingState | undefined;
}) {
  const words = useWords();
  const [part, choosePart] = useState("document");
  const [editing, edit] = useState<number>();
  const forms = useMemo(() => new Forms(set.plan), [set]);
  const label = useMemo(() => labelsBy(set.spelling), [set]);
  const edited = sending?.draft.units.find(({ key }) => key === editing);
  const tabs = [
    { id: "document", label: words.sending.document },
    { id: "sending", label: words.sending.tab(sending?.draft.units.length ?? 0) },
  ];
  const documentView = (
    <DocumentView
      {...{ set, forms, label, sending, edited }}
      onDone={() => {
        edit(undefined);
        choosePart("sending");
        focusOn(`#unit-${editing}`);
      }}
    />
  );
  return (
    <LabelContext.Provider value={label}>
      {sending === undefined ? (
        documentView
      ) : (
        <Tabs
          label={words.sending.parts}
          tabs={tabs}
          chosen={part}
          onChoose={(next) => {
            edit(undefined);
            choosePart(next);
          }}
          kept
        >
          {(id) =>
            id === "document" ? (
              documentView
            ) : (
              <SendingView
                {...{ set, forms, sending }}
                onEdit={(key) => {
                  edit(key);
                  choosePart("document");
                  focusOn("#panel-document h2");
                }}
              />
            )
          }
        </Tabs>
      )}
    </LabelContext.Provider>
  );
}

function DocumentView({
  set,
  forms,
  label,
  sending,
  edited,
  onDone,
}: {
  readonly set: LoadedSet;
  readonly forms: Forms;
  readonly label: Label;
  readonly sending: SendingState | undefined;
  /** The unit of the sending that is changed in place of a new document. */
  readonly edited: CollectedUnit | undefined;
  readonly onDone: () => void;
}) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  const [name, choose] = useState(() =>
    clark((firstRoot(set.plan.schema, set.roots) ?? noRoot).name),
  );
  /** The rank of the unit that was just put into the sending. */
  const [added, setAdded] = useState<number>();
  const titles = useMemo(
    () => [...titlesOf(set.roots, label)].toSorted(([, a], [, b]) => a.localeCompare(b, locale)),
    [set, label, locale],
  );
  const root =
    set.roots.find((one) =>
      edited === undefined ? clark(one.name) === name : kindOf(one) === edited.kind,
    ) ?? set.roots[0];
  if (root === undefined) return <p>{words.entry.noRoot}</p>;
  const key = `${set.name} ${clark(root.name)}`;
  const keeping: Keeping =
    edited === undefined || sending === undefined
      ? {
          read: () => keptDraft(key),
          write: (draft) => keepDraft(key, draft),
          drop: () => dropDraft(key),
        }
      : {
          read: () => edited.value,
          write: (value) => sending.change((now) => withUnitValue(now, edited.key, value)),
          drop: () => undefined,
        };
  const actions: EntryActions = ({ latest, restart }) => {
    const kind = kindOf(root);
    if (sending === undefined || !isCollected(kind)) return null;
    if (edited !== undefined)
      return (
        <p class="actions">
          <button type="button" class="main" onClick={onDone}>
            {words.sending.back}
          </button>
        </p>
      );
    const collect = (): void => {
      const value = latest();
      sending.change((now) => withUnit(now, kind, value));
      setAdded(sending.draft.units.length + 1);
      restart();
      focusOn(".form input, .form select");
    };
    return (
      <p class="actions">
        <button type="button" class="main" onClick={collect} aria-describedby="collect-help">
          {words.sending.add}
        </button>
        <span class="help" id="collect-help">
          {words.sending.addHelp}
        </span>
      </p>
    );
  };
  return (
    <>
      {edited === undefined ? (
        <div class="field wide">
          <label for="root">{words.unit}</label>
          <select
            id="root"
            value={clark(root.name)}
            onChange={({ currentTarget }) => {
              choose(currentTarget.value);
              setAdded(undefined);
            }}
          >
            {titles.map(([one, title]) => (
              <option key={clark(one.name)} value={clark(one.name)} lang={set.language}>
                {title}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <h2 tabIndex={-1}>
          <SaidWith
            say={(what) => words.sending.editing(what, rankOf(edited, sending))}
            what={label(root.name.local)}
          />
        </h2>
      )}
      <p role="status" class="good">
        {added !== undefined && edited === undefined && (
          <SaidWith
            say={(what) => words.sending.added(what, added)}
            what={label(root.name.local)}
          />
        )}
      </p>
      <EntryForm key={`${key} ${edited?.key ?? ""}`} {...{ set, forms, root, keeping, actions }} />
    </>
  );
}

/** Gives the focus to what is there in a moment. */
function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}

const rankOf = ({ key }: CollectedUnit, sending: SendingState | undefined): number =>
  1 + (sending?.draft.units.findIndex((unit) => unit.key === key) ?? 0);

/** The property by which a sending holds a root. */
const kindOf = ({ name: { local } }: ElementDeclaration): string =>
  local.charAt(0).toLowerCase() + local.slice(1);

const noRoot = { name: { namespace: "", local: "" } };
