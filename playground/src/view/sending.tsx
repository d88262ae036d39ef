import { useCallback, useContext, useMemo } from "preact/hooks";
import type { TypeDefinition } from "../../../generator/schema/components.js";
import type { ElementDescriptor } from "../../../runtime/descriptors.js";
import { isError } from "../../../runtime/nouns/rule-checker.js";
import { FormState } from "../form/context.js";
import { type Draft, moved } from "../form/draft.js";
import { type FieldPart, type Forms, helpOf, type Part } from "../form/parts.js";
import { PartsView } from "../form/parts-view.js";
import { Said } from "../form/said.js";
import { useForm } from "../form/use-form.js";
import { useLabel } from "../form/use-label.js";
import { LocaleContext, useWords } from "../language.js";
import type { LoadedSet } from "../schema/load-set.js";
import {
  type Composed,
  communeOf,
  compose,
  formOf,
  type Making,
  textAt,
} from "../sending/compose.js";
import {
  type CollectedUnit,
  clearedSending,
  nextSending,
  type SendingDraft,
  type SendingForm,
} from "../sending/draft.js";
import { download } from "./download.js";
import type { SendingState } from "./entry.js";
import { Source } from "./source.js";

/** The time in which one is, to the second, as sendings say it. */
function localTime(): string {
  const now = new Date();
  const shifted = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19);
}

/** A sending from the units that were collected: in an envelope, numbered, in lots. */
export function SendingView({
  set,
  forms,
  sending,
  onEdit,
}: {
  readonly set: LoadedSet;
  readonly forms: Forms;
  readonly sending: SendingState;
  readonly onEdit: (key: number) => void;
}) {
  const words = useWords();
  const { draft, change } = sending;
  const making = useMaking(set);
  const composed = useMemo(() => compose(draft, making), [draft, making]);
  const takeHome = (): void => {
    const { sending: made } = composed;
    if (made === undefined) return;
    download(`${made.value.enveloppeElectorale.identifiantEnvoi}.xml`, made.xml, "application/xml");
    change(() => made.numbered);
  };
  return (
    <div class="entry">
      <section class="form" aria-label={words.sending.content}>
        <p class="lead">{words.sending.lead}</p>
        <UnitList draft={draft} composed={composed} change={change} onEdit={onEdit} />
        <EnvelopeForm key={draft.revision} {...{ set, forms, sending, making }} />
        <p class="kept">
          {words.sending.kept}{" "}
          <button type="button" class="quiet" onClick={() => change(clearedSending)}>
            {words.sending.clear}
          </button>
        </p>
      </section>
      <section class="result" aria-label={words.entry.result}>
        <Verdict draft={draft} composed={composed} />
        <FormChoice draft={draft} change={change} />
        <p class="actions">
          <button
            type="button"
            class="main"
            disabled={composed.sending === undefined}
            onClick={takeHome}
          >
            {words.sending.download}
          </button>
          {draft.units.length > 0 && (
            <button type="button" class="quiet" onClick={() => change(nextSending)}>
              {words.sending.next}
            </button>
          )}
        </p>
        {composed.sending !== undefined && <Source text={composed.sending.xml} />}
      </section>
    </div>
  );
}

/** What sendings are made under. The time is that at which they were last looked at anew. */
export function useMaking(set: LoadedSet): Making {
  const locale = useContext(LocaleContext);
  return useMemo(() => {
    const byName = new Map(set.roots.map((root) => [root.name.local, root]));
    const rootOf = (local: string): ElementDescriptor => {
      const root = byName.get(local);
      if (root === undefined) throw new Error(`no element ${local}`);
      return set.plan.descriptors.element(root);
    };
    return { rootOf, now: localTime(), locale };
  }, [set, locale]);
}

function Verdict({
  draft,
  composed: { sending, remarks, ofUnits, ofEnvelope },
}: {
  readonly draft: SendingDraft;
  readonly composed: Composed;
}) {
  const words = useWords();
  const faulty = [...ofUnits.values()].filter((issues) => issues.some(isError)).length;
  const open = ofEnvelope.filter(isError).length;
  const said =
    sending !== undefined
      ? words.sending.valid[formOf(draft)]
      : draft.units.length === 0
        ? words.sending.empty
        : [
            faulty > 0 ? words.sending.faultyUnits(faulty) : "",
            open > 0 ? words.sending.openEnvelope(open) : "",
            remarks.length > 0 ? words.sending.refused : "",
          ]
            .filter((part) => part !== "")
            .join(" ");
  return (
    <>
      <p role="status" class={`verdict ${sending !== undefined ? "good" : "bad"}`}>
        {said}
      </p>
      {remarks.length > 0 && (
        <ul class="errors">
          {remarks.map((remark, index) => (
            <li key={index}>{remark}</li>
          ))}
        </ul>
      )}
    </>
  );
}

const choices: readonly SendingForm[] = ["auto", "unit", "lot", "lots"];

/** Whether the sending is one unit, a lot or a lot of lots. */
function FormChoice({
  draft,
  change,
}: {
  readonly draft: SendingDraft;
  readonly change: SendingState["change"];
}) {
  const words = useWords();
  const communes = new Set(draft.units.map(communeOf)).size;
  const isPossible = (form: SendingForm): boolean =>
    form === "unit" ? draft.units.length < 2 : form === "lot" ? communes < 2 : true;
  const chosen = isPossible(draft.form) ? draft.form : "auto";
  const automatic = formOf({ ...draft, form: "auto" });
  return (
    <div class="field">
      <label for="sending-form">{words.sending.form}</label>
      <select
        id="sending-form"
        value={chosen}
        onChange={({ currentTarget }) => {
          const form = choices.find((one) => one === currentTarget.value) ?? "auto";
          change((now) => ({ ...now, form }));
        }}
      >
        {choices.map((form) => (
          <option key={form} value={form} disabled={!isPossible(form)}>
            {form === "auto"
              ? words.sending.automatic(words.sending.forms[automatic])
              : words.sending.forms[form]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What is in the sending: it can be changed, moved and taken out. */
function UnitList({
  draft,
  composed,
  change,
  onEdit,
}: {
  readonly draft: SendingDraft;
  readonly composed: Composed;
  readonly change: SendingState["change"];
  readonly onEdit: (key: number) => void;
}) {
  const words = useWords();
  const { units } = draft;
  const focus = (id: string): void => {
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  };
  const move = (index: number, by: number): void => {
    change((now) => ({ ...now, units: moved(now.units, index, by) as readonly CollectedUnit[] }));
    focus(`unit-${units[index]?.key}`);
  };
  const remove = (index: number): void => {
    change((now) => ({ ...now, units: now.units.toSpliced(index, 1) }));
    const next = units[index + 1] ?? units[index - 1];
    focus(next === undefined ? "sending-units" : `unit-${next.key}`);
  };
  return (
    <>
      <h2 id="sending-units" tabIndex={-1}>
        {words.sending.units(units.length)}
      </h2>
      <ol class="units">
        {units.map((unit, index) => (
          <UnitItem
            key={unit.key}
            unit={unit}
            composed={composed}
            onEdit={() => onEdit(unit.key)}
            onUp={index > 0 ? () => move(index, -1) : undefined}
            onDown={index < units.length - 1 ? () => move(index, 1) : undefined}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
    </>
  );
}

function UnitItem({
  unit,
  composed,
  onEdit,
  onUp,
  onDown,
  onRemove,
}: {
  readonly unit: CollectedUnit;
  readonly composed: Composed;
  readonly onEdit: () => void;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onRemove: () => void;
}) {
  const words = useWords();
  const label = useLabel();
  const errors = composed.ofUnits.get(unit.key)?.filter(isError).length ?? 0;
  const who = [
    textAt(unit.value, "noms", "nomFamille"),
    textAt(unit.value, "communeDInscription", "localite", "value"),
  ].filter((part) => part !== undefined);
  const name = [label(unit.kind), ...who].join(" – ");
  return (
    <li>
      <div>
        <span>
          <strong>
            <Said>{name}</Said>
          </strong>
          <span class="where">
            {errors > 0 ? (
              <span class="bad">✗ {words.entry.faults(errors)}</span>
            ) : (
              (composed.sending?.units.get(unit.key)?.id ?? "")
            )}
          </span>
        </span>
        <span class="actions">
          <button
            type="button"
            id={`unit-${unit.key}`}
            aria-label={words.sending.edit(name)}
            onClick={onEdit}
          >
            {words.sending.change}
          </button>
          {onUp && (
            <button type="button" class="quiet" aria-label={words.entry.up(name)} onClick={onUp}>
              ↑
            </button>
          )}
          {onDown && (
            <button
              type="button"
              class="quiet"
              aria-label={words.entry.down(name)}
              onClick={onDown}
            >
              ↓
            </button>
          )}
          <button
            type="button"
            class="quiet"
            aria-label={words.entry.remove(name)}
            onClick={onRemove}
          >
            ✕
          </button>
        </span>
      </div>{" "}
    </li>
  );
}

/** What the sending gives by itself, so that it may be left out. */
const given: ReadonlySet<string> = new Set([
  "identifiantEnvoi",
  "dateHeureEnvoi",
  "destinataire",
  "versionSchema",
]);

/** Who sends, to whom, and for which period: asked for as the schema has it. */
function EnvelopeForm({
  set,
  forms,
  sending: { draft, change },
  making,
}: {
  readonly set: LoadedSet;
  readonly forms: Forms;
  readonly sending: SendingState;
  readonly making: Making;
}) {
  const words = useWords();
  const parts = useMemo(() => envelopeParts(set, forms), [set, forms]);
  const check = useCallback(
    (entered: Draft) => compose({ ...draft, units: [], ...envelopeOf(entered) }, making).ofEnvelope,
    [making],
  );
  const form = useForm({
    forms,
    read: () => ({ envelope: draft.envelope, period: draft.period }),
    write: (entered) => change((now) => ({ ...now, ...envelopeOf(entered) })),
    check,
  });
  return (
    <FormState.Provider value={form.context}>
      <h2>{words.sending.envelope}</h2>
      <PartsView parts={parts.asked} path={["envelope"]} />
      <PartsView parts={parts.period} path={[]} />
      <details>
        <summary>{words.sending.given}</summary>
        <p class="help">{words.sending.givenHelp}</p>
        <PartsView parts={parts.given} path={["envelope"]} />
      </details>
    </FormState.Provider>
  );
}

function envelopeOf(entered: Draft): Pick<SendingDraft, "envelope" | "period"> {
  const { envelope = {}, period } = entered as Partial<SendingDraft>;
  return { envelope, period };
}

interface EnvelopeParts {
  readonly asked: readonly Part[];
  readonly given: readonly Part[];
  readonly period: readonly Part[];
}

function envelopeParts(set: LoadedSet, forms: Forms): EnvelopeParts {
  const types = [...set.plan.schema.typeDefinitions.values()];
  const typeOf = (local: string) => types.find(({ name }) => name?.local === local);
  const envelope = typeOf("EnveloppeElectoraleType");
  const period = typeOf("PeriodeDeRevisionType");
  const fields = (envelope === undefined ? [] : forms.partsOf(envelope)).filter(
    (part): part is FieldPart => part.kind === "field" && part.property !== "nombreDUnites",
  );
  const isGiven = ({ property }: FieldPart): boolean => given.has(property);
  return {
    asked: fields.filter((part) => !isGiven(part)),
    given: fields.filter(isGiven).map((part) => ({ ...part, required: false })),
    period: period === undefined ? [] : [periodPart(period)],
  };
}

const periodPart = (type: TypeDefinition): FieldPart => ({
  kind: "field",
  property: "period",
  name: "PeriodeDeRevision",
  help: helpOf(type),
  required: false,
  many: false,
  maxOccurs: 1,
  type,
  nillable: false,
  fixed: undefined,
});
