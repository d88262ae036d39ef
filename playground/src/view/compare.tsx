import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import { diffWords } from "../../../generator/cli/diff/words.js";
import type { Diagnostic } from "../../../generator/diagnostics.js";
import type {
  Breaks,
  Comparison,
  Entry,
  Step,
  Verdict,
} from "../../../generator/evolution/comparison.js";
import { sayNames } from "../../../generator/evolution/words/say-names.js";
import {
  reachOf,
  type SayName,
  sentenceOf,
  subjectOf,
} from "../../../generator/evolution/words/sentences.js";
import { LocaleContext, useWords } from "../language.js";
import type { SetSource } from "../schema/load-set.js";
import type { CompareReply, GivenFile, Which } from "../worker/messages.js";
import { useWorker } from "../worker/use-worker.js";
import { DiagnosticList } from "./diagnostic-list.js";
import { download } from "./download.js";
import { DropZone } from "./drop-zone.js";
import { attributeOf, MarkedDocument } from "./marked-line.js";
import { sourceOf, useSetName } from "./set-chooser.js";

type State =
  | { readonly kind: "waiting" }
  | { readonly kind: "running" }
  | { readonly kind: "stopped" }
  | CompareReply;

/** Two versions in, what changed and whom it breaks out. */
export function CompareView({ source }: { readonly source: SetSource }) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  const [given, setGiven] = useState<Readonly<Partial<Record<Which, SetSource>>>>({});
  const [swapped, swap] = useState(false);
  const [state, setState] = useState<State>({ kind: "waiting" });
  const worker = useWorker((reply) => setState(reply as CompareReply));
  const [oldKey, newKey] = swapped ? (["new", "old"] as const) : (["old", "new"] as const);
  const older = given[oldKey] ?? (swapped ? undefined : source);
  const newer = given[newKey] ?? (swapped ? source : undefined);
  useEffect(() => {
    worker.stop();
    if (older === undefined || newer === undefined) return setState({ kind: "waiting" });
    setState({ kind: "running" });
    worker.start({ kind: "compare", old: older, new: newer, locale });
  }, [older, newer, locale]);
  const cancel = (): void => {
    worker.stop();
    setState({ kind: "stopped" });
  };
  const choose =
    (which: Which) =>
    (next: SetSource): void =>
      setGiven((now) => ({ ...now, [which]: next }));
  return (
    <>
      <p class="lead">{words.compare.lead}</p>
      <div class="versions">
        <VersionSlot which="old" version={older} onChoose={choose(oldKey)} />
        <VersionSlot which="new" version={newer} onChoose={choose(newKey)} />
      </div>
      {older !== undefined && newer !== undefined && (
        <p class="actions">
          <button type="button" onClick={() => swap(!swapped)}>
            ⇄ {words.compare.swap}
          </button>
          {state.kind === "running" && (
            <button type="button" onClick={cancel}>
              {words.check.cancel}
            </button>
          )}
        </p>
      )}
      <p role="status">{words.compare.status(state.kind)}</p>
      <Outcome state={state} />
    </>
  );
}

function VersionSlot({
  which,
  version,
  onChoose,
}: {
  readonly which: Which;
  readonly version: SetSource | undefined;
  readonly onChoose: (source: SetSource) => void;
}) {
  const words = useWords();
  const nameOf = useSetName();
  const [none, setNone] = useState(false);
  const open = async (files: readonly GivenFile[]): Promise<void> => {
    const source = await sourceOf(files);
    setNone(source === undefined);
    if (source !== undefined) onChoose(source);
  };
  return (
    <DropZone
      id={`${which}-files`}
      class="drop slot"
      accept=".xsd,.wsdl,.zip"
      button={words.compare.open[which]}
      main={version === undefined}
      onFiles={open}
    >
      <p>
        <strong>{words.colon(words.compare.version[which])}</strong>{" "}
        {version === undefined ? words.compare.drop : nameOf(version)}
      </p>
      {none && (
        <p role="alert" class="errors">
          {words.noSchema}
        </p>
      )}
    </DropZone>
  );
}

function Outcome({ state }: { readonly state: State }) {
  const words = useWords();
  switch (state.kind) {
    case "waiting":
    case "running":
    case "stopped":
      return null;
    case "failed":
      return (
        <p role="alert" class="errors">
          {state.message}
        </p>
      );
    case "unusable":
      return <Unusable which={state.which} diagnostics={state.diagnostics} />;
    case "compared":
      return (
        <>
          {state.completed !== undefined && <p>{words.compare.completed[state.completed]}</p>}
          <ComparisonView comparison={state.comparison} prefixes={state.prefixes} />
        </>
      );
  }
}

function Unusable({
  which,
  diagnostics,
}: {
  readonly which: Which;
  readonly diagnostics: readonly Diagnostic[];
}) {
  const words = useWords();
  return (
    <div role="alert">
      <p>{words.compare.unusable[which]}</p>
      <DiagnosticList diagnostics={diagnostics} />
    </div>
  );
}

const steps: readonly Step[] = ["major", "minor", "patch", "none"];

function ComparisonView({
  comparison,
  prefixes,
}: {
  readonly comparison: Comparison;
  readonly prefixes: Readonly<Record<string, string>>;
}) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  const said = diffWords[locale];
  const name = useMemo(() => sayNames(prefixes), [prefixes]);
  const [shown, show] = useState<Step | "all">("all");
  const { entries, step, effort } = comparison;
  const counts = steps.flatMap((one) => {
    const count = entries.filter((entry) => entry.step === one).length;
    return count === 0 ? [] : [{ step: one, count }];
  });
  const listed = entries.filter((entry) => shown === "all" || entry.step === shown);
  const breaks = (["writers", "readers"] as const).flatMap((who) => {
    const verdict = comparison[who];
    return verdict.verdict === "breaks" ? [{ who, verdict }] : [];
  });
  return (
    <>
      <dl class="verdicts">
        {(["writers", "readers"] as const).map((who) => (
          <VerdictView
            key={who}
            title={said[who]}
            about={said[`${who}About`]}
            verdict={comparison[who]}
            name={name}
          />
        ))}
        <div class={step === "major" ? "verdict-box bad" : "verdict-box"}>
          <dt>{said.step}</dt>
          <dd>
            <strong>{said.steps[step]}</strong>
            <span class="where">{words.compare.semver}</span>
          </dd>
        </div>
      </dl>
      <h2>{entries.length === 0 ? said.equal : said.changes(entries.length)}</h2>
      {counts.length > 1 && (
        <div class="field">
          <label for="compare-step">{words.compare.filter}</label>
          <select
            id="compare-step"
            value={shown}
            onChange={({ currentTarget }) => show(currentTarget.value as Step | "all")}
          >
            <option value="all">{words.compare.all(entries.length)}</option>
            {counts.map(({ step: one, count }) => (
              <option key={one} value={one}>
                {`${said.steps[one]} (${count})`}
              </option>
            ))}
          </select>
        </div>
      )}
      <ol class="changes">
        {listed.map((entry) => (
          <EntryView key={entry.fingerprint} entry={entry} name={name} />
        ))}
      </ol>
      {breaks.map(({ who, verdict }) => (
        <WitnessView
          key={who}
          title={words.compare.witness(said[who])}
          verdict={verdict}
          file={`temoin-${who}.xml`}
        />
      ))}
      <p class="actions">
        <button
          type="button"
          onClick={() =>
            download(
              words.compare.reportFile,
              JSON.stringify(comparison, undefined, 2),
              "application/json",
            )
          }
        >
          {words.check.report}
        </button>
        <span class="where">
          {said.effort((effort.milliseconds / 1000).toFixed(2), effort.pairs)}
        </span>
      </p>
    </>
  );
}

const marks = { holds: "✓", breaks: "✗", undecided: "?" } as const;

function VerdictView({
  title,
  about,
  verdict,
  name,
}: {
  readonly title: string;
  readonly about: string;
  readonly verdict: Verdict;
  readonly name: SayName;
}) {
  const said = diffWords[useContext(LocaleContext)];
  const words = useWords();
  const colour = { holds: "good", breaks: "bad", undecided: "" }[verdict.verdict];
  return (
    <div class={`verdict-box ${colour}`}>
      <dt>{title}</dt>
      <dd>
        <strong>
          {marks[verdict.verdict]} {said.verdict(verdict)}
        </strong>
        <span class="where">{about}</span>
        {verdict.verdict === "breaks" && verdict.onlyByTypeName && (
          <span class="where">{words.compare.onlyByTypeName}</span>
        )}
        {verdict.verdict === "undecided" && (
          <ul>
            {verdict.reasons.map(({ kind, component }) => (
              <li key={`${kind} ${component}`}>
                <code>{name(component)}</code> {said.reasons[kind]}
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}

/** A document that proves a break, with the line at which the other version stumbles. */
function WitnessView({
  title,
  verdict: { witness },
  file,
}: {
  readonly title: string;
  readonly verdict: Breaks;
  readonly file: string;
}) {
  const words = useWords();
  const { document, issue, validBy } = witness;
  return (
    <section class="witness" aria-label={title}>
      <h3>{title}</h3>
      <p class="where">{words.compare.validBy[validBy]}</p>
      <p class="errors">{issue.message}</p>
      <p class="where">
        {issue.position && `${words.check.line} ${issue.position.line}, `}
        {issue.xpath} ({issue.code})
      </p>
      <MarkedDocument
        text={document}
        line={issue.position?.line}
        column={issue.position?.column}
        attribute={attributeOf(issue.xpath)}
      />
      <p class="actions">
        <button type="button" onClick={() => download(file, document, "application/xml")}>
          {words.compare.downloadWitness}
        </button>
      </p>
    </section>
  );
}

function EntryView({ entry, name }: { readonly entry: Entry; readonly name: SayName }) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  const said = diffWords[locale];
  const [open, setOpen] = useState(false);
  const breaks = (["writers", "readers"] as const).flatMap((who) => {
    const verdict = entry[who];
    return verdict.verdict === "breaks" ? [{ who, verdict }] : [];
  });
  const undecided = (["writers", "readers"] as const).filter(
    (who) => entry[who].verdict === "undecided",
  );
  return (
    <li>
      <strong>{subjectOf(entry, name)}</strong>
      {words.colonAfter} {sentenceOf(entry, locale, name)}
      <span class="where">
        <span class={`step ${entry.step}`}>{said.steps[entry.step]}</span>{" "}
        {[
          reachOf(entry.reach, locale),
          ...breaks.map(({ who }) => words.compare.breaks[who]),
          ...undecided.map((who) => words.compare.undecided[who]),
          placeOf(entry),
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </span>
      {breaks.length > 0 && (
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{words.compare.proof}</summary>
          {open &&
            breaks.map(({ who, verdict }) => (
              <WitnessView
                key={who}
                title={words.compare.witness(said[who])}
                verdict={verdict}
                file={`temoin-${entry.fingerprint}-${who}.xml`}
              />
            ))}
        </details>
      )}
    </li>
  );
}

function placeOf({ old, new: newer }: Entry): string {
  const position = newer ?? old;
  return position === undefined ? "" : `${position.file ?? ""}:${position.line}`;
}
