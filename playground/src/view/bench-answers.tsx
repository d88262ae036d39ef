import { useMemo, useState } from "preact/hooks";
import type { Attente } from "../../../electoral/banc/contrat.js";
import { joursEntre } from "../../../electoral/calendrier/jours.js";
import type { Unite } from "../../../electoral/echange/unites.js";
import type { Act } from "../bench/act.js";
import { motives, type RefusalFields, refusalOf } from "../bench/answer.js";
import type { Bench, Box } from "../bench/client.js";
import type { Withdrawn } from "../bench/withdrawn.js";
import { codesOf } from "../form/parts.js";
import { printedIn, Said, SaidWith } from "../form/said.js";
import { useLabel } from "../form/use-label.js";
import { useWords } from "../language.js";
import type { LoadedSet } from "../schema/load-set.js";
import { textAt } from "../sending/compose.js";
import { withUnit } from "../sending/draft.js";
import type { SendingState } from "./entry.js";
import { useMaking } from "./sending.js";

interface AnswersProps {
  readonly bench: Bench;
  readonly box: Box;
  readonly units: Withdrawn;
  readonly set: LoadedSet;
  readonly sending: SendingState;
  readonly act: Act;
}

/** What awaits an answer, until when, and what had one. */
export function AnswersView(props: AnswersProps) {
  const words = useWords();
  const open = props.box.attentes.filter(({ etat }) => etat === "attendue");
  const others = props.box.attentes.filter(({ etat }) => etat !== "attendue");
  return (
    <>
      <section aria-labelledby="bench-awaited">
        <h2 id="bench-awaited">{words.bench.awaited(open.length)}</h2>
        <ul class="units">
          {open.map((one) => (
            <AwaitedItem key={one.id} {...props} awaited={one} />
          ))}
        </ul>
      </section>
      {others.length > 0 && (
        <section aria-labelledby="bench-answered">
          <h2 id="bench-answered">{words.bench.answered(others.length)}</h2>
          <ul class="units">
            {others.map((one) => (
              <li key={one.id}>
                <AwaitedName awaited={one} unit={props.units[one.id]} />
                <span class="where">
                  {words.bench.answerState[one.etat]} {one.reponse}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function useAwaitedName({ kind, id }: Attente, unit: Unite | undefined): string {
  const label = useLabel();
  const who = textAt(unit?.value, "noms", "nomFamille");
  return [label(kind), who ?? id].join(" – ");
}

function AwaitedName({
  awaited,
  unit,
}: {
  readonly awaited: Attente;
  readonly unit: Unite | undefined;
}) {
  return (
    <strong>
      <Said>{useAwaitedName(awaited, unit)}</Said>
    </strong>
  );
}

function AwaitedItem({ awaited, units, ...props }: AnswersProps & { readonly awaited: Attente }) {
  const words = useWords();
  const { kind, id, commune, envoyee, echeance } = awaited;
  const unit = units[id];
  const name = useAwaitedName(awaited, unit);
  const [open, setOpen] = useState(false);
  const register = ({ value }: Extract<Unite, { kind: "propositionDInscriptionDOffice" }>) =>
    props.act(async () => {
      const { periodeDeRevision } = value;
      const avis = { periodeDeRevision, propositionDInscriptionDOffice: value };
      props.sending.change((draft) => withUnit(draft, "avisDInscriptionDOffice", avis));
      return words.bench.registered;
    });
  const left = echeance === undefined ? undefined : joursEntre(props.box.jour, echeance);
  return (
    <li>
      <div>
        <span>
          <strong>
            <Said>{name}</Said>
          </strong>
          <span class="where">
            {[id, commune, words.bench.sent(words.date(envoyee))].join(" · ")}
          </span>
          <span class={left !== undefined && left <= 3 ? "bad" : ""}>
            {echeance === undefined || left === undefined
              ? words.bench.noDeadline
              : words.bench.deadline(words.date(echeance), left)}
          </span>
        </span>
        {unit === undefined ? (
          <span class="help">{words.bench.withdrawFirst}</span>
        ) : (
          <span class="actions">
            {motives[kind] !== undefined && (
              <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
                <SaidWith say={words.bench.refuse} what={name} />
              </button>
            )}
            {unit.kind === "propositionDInscriptionDOffice" && (
              <button type="button" onClick={() => register(unit)}>
                <SaidWith say={words.bench.register} what={name} />
              </button>
            )}
          </span>
        )}
      </div>
      {open && unit !== undefined && (
        <RefusalForm {...props} unit={unit} onDone={() => setOpen(false)} />
      )}
    </li>
  );
}

/** Why a demande is refused. */
function RefusalForm({
  unit,
  bench,
  box,
  set,
  sending,
  act,
  onDone,
}: Omit<AnswersProps, "units"> & { readonly unit: Unite; readonly onDone: () => void }) {
  const words = useWords();
  const making = useMaking(set);
  const [fields, setFields] = useState<RefusalFields>({
    motive: "",
    date: box.jour,
    precision: "",
  });
  const [remarks, setRemarks] = useState<readonly string[]>([]);
  const codes = useMemo(() => motiveCodes(set, unit), [set, unit]);
  const change = (part: Partial<RefusalFields>): void => setFields({ ...fields, ...part });
  const send = async (): Promise<void> => {
    const now = `${box.jour}T${making.now.slice(11)}`;
    const answer = refusalOf(unit, fields, sending.draft.numbers, { ...making, now });
    if ("remarks" in answer) return setRemarks(answer.remarks);
    setRemarks([]);
    await act(async () => {
      const detail = await bench.deposit(answer.name, answer.xml, "application/xml");
      sending.change((draft) => ({ ...draft, numbers: answer.numbers }));
      onDone();
      return words.bench.outcome(answer.name, detail);
    });
  };
  const id = `refusal-${unit.value.id}`;
  return (
    <form
      class="refusal"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="field">
        <label for={`${id}-motive`}>{words.bench.motive}</label>
        <select
          id={`${id}-motive`}
          required
          value={fields.motive}
          onChange={({ currentTarget }) => change({ motive: currentTarget.value })}
        >
          <option value="">{words.entry.choose}</option>
          {codes.map(({ value, title }) => (
            <option key={value} value={value} lang={set.language}>
              {title === "" ? value : `${value} – ${printedIn(set.language, title)}`}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={`${id}-date`}>{words.bench.refusalDate}</label>
        <input
          id={`${id}-date`}
          required
          placeholder="2008-12-15"
          value={fields.date}
          onInput={({ currentTarget }) => change({ date: currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for={`${id}-precision`}>{words.bench.precision}</label>
        <input
          id={`${id}-precision`}
          value={fields.precision}
          onInput={({ currentTarget }) => change({ precision: currentTarget.value })}
        />
      </div>
      {remarks.length > 0 && (
        <ul role="alert" class="errors">
          {remarks.map((remark, index) => (
            <li key={index}>{remark}</li>
          ))}
        </ul>
      )}
      <button type="submit" class="main">
        {words.bench.sendRefusal}
      </button>
    </form>
  );
}

function motiveCodes(set: LoadedSet, { kind }: Unite): ReturnType<typeof codesOf> {
  const wanted = motives[kind];
  for (const type of set.plan.schema.typeDefinitions.values())
    if (type.kind === "simpleTypeDefinition" && type.name?.local === wanted) return codesOf(type);
  return [];
}
