import { useRules } from "@rules";
import { serialize, validate, type XmlIssue } from "@runtime";
import { useContext, useMemo, useRef, useState } from "preact/hooks";
import { electoralRules } from "../../../generated/electoral-rules.js";
import type { ElementDeclaration } from "../../../generator/schema/components.js";
import { clark } from "../../../runtime/qname.js";
import { generatedZip } from "../code/generated-zip.js";
import { builderCode } from "../code/typescript.js";
import { unfinishedXml } from "../code/unfinished-xml.js";
import { type FormContext, FormState, idOf } from "../form/context.js";
import { at, type Draft, type Path, withValue } from "../form/draft.js";
import { initialValue } from "../form/initial.js";
import { labelOf } from "../form/labels.js";
import { Forms, rootPart } from "../form/parts.js";
import { PartsView } from "../form/parts-view.js";
import { SimpleField } from "../form/simple-field.js";
import { LabelContext, useLabel } from "../form/use-label.js";
import { LocaleContext, useWords } from "../language.js";
import type { LoadedSet } from "../schema/load-set.js";
import { download } from "./download.js";
import { dropDraft, keepDraft, keptDraft } from "./kept.js";
import { Tabs } from "./tabs.js";

const electoral = useRules(electoralRules);

/** Choose a document, fill it in, see it grow. */
export function EntryView({ set }: { readonly set: LoadedSet }) {
  const words = useWords();
  const [name, choose] = useState(() => clark((preferred(set.roots) ?? noRoot).name));
  const root = set.roots.find((one) => clark(one.name) === name) ?? set.roots[0];
  const forms = useMemo(() => new Forms(set.plan), [set]);
  const label = useMemo(() => (name: string) => labelOf(name, set.spelling), [set]);
  if (root === undefined) return null;
  return (
    <LabelContext.Provider value={label}>
      <div class="field wide">
        <label for="root">{words.unit}</label>
        <select
          id="root"
          value={clark(root.name)}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {set.roots.map((one) => (
            <option key={clark(one.name)} value={clark(one.name)}>
              {label(one.name.local)}
            </option>
          ))}
        </select>
      </div>
      <Entry key={`${set.name} ${clark(root.name)}`} set={set} forms={forms} root={root} />
    </LabelContext.Provider>
  );
}

const noRoot = { name: { namespace: "", local: "" } };

/** The document that people begin with most. */
const preferred = (roots: readonly ElementDeclaration[]): ElementDeclaration | undefined =>
  roots.find(({ name }) => name.local === "AvisDInscription") ?? roots[0];

function Entry({
  set,
  forms,
  root,
}: {
  readonly set: LoadedSet;
  readonly forms: Forms;
  readonly root: ElementDeclaration;
}) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  const label = useLabel();
  const key = `${set.name} ${clark(root.name)}`;
  const empty = (): Draft => initialValue(forms, root.typeDefinition);
  const [draft, setDraft] = useState<Draft>(() => keptDraft(key) ?? empty());
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [all, showAll] = useState(false);
  const raw = useRef(new Map<string, string>());
  const descriptor = set.plan.descriptors.element(root);
  const isElectoral = set.name === "";
  const issues = useMemo(() => {
    const rules = isElectoral ? electoral : undefined;
    return validate(descriptor, draft as never, { locale, ...(rules && { rules }) });
  }, [descriptor, draft, locale]);
  const byPath = useMemo(() => groupByPath(issues), [issues]);
  const form: FormContext = {
    forms,
    raw: raw.current,
    value: (path) => at(draft, path),
    set: (path, value) => {
      setDraft((now: Draft) => {
        const next = withValue(now, path, value);
        keepDraft(key, next);
        return next;
      });
    },
    touch: (path) => setTouched((now) => new Set(now).add(idOf(path))),
    messages: (path) => (all || touched.has(idOf(path)) ? (byPath.get(idOf(path)) ?? []) : []),
  };
  const clear = (): void => {
    dropDraft(key);
    raw.current.clear();
    setTouched(new Set());
    showAll(false);
    setDraft(empty());
  };
  const goTo = (path: Path): void => {
    showAll(true);
    requestAnimationFrame(() => focusNear(path));
  };
  const part = rootPart(root);
  return (
    <div class="entry">
      <section class="form" aria-label={words.entry.form}>
        {part.help !== "" && <p class="lead">{part.help}</p>}
        <FormState.Provider value={form}>
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
        <p class="kept">
          {words.entry.kept}{" "}
          <button type="button" class="quiet" onClick={clear}>
            {words.entry.clear}
          </button>
        </p>
      </section>
      <Result {...{ set, forms, root, draft, issues, goTo }} />
    </div>
  );
}

/** The field at a path, or the nearest around it, gets the focus. */
function focusNear(path: Path): void {
  for (let length = path.length; length >= 0; length--) {
    const field = document.getElementById(idOf(path.slice(0, length)));
    if (field === null) continue;
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
    return;
  }
}

function groupByPath(issues: readonly XmlIssue[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { path, message } of issues) {
    const id = idOf(path);
    groups.set(id, [...(groups.get(id) ?? []), message]);
  }
  return groups;
}

const moduleOf = (set: LoadedSet, root: ElementDeclaration): string => {
  if (set.name !== "") return "./generated/index.js";
  return root.name.local === "EnvoiGestion" || root.document?.includes("gestion")
    ? "scrutin/gestion"
    : "scrutin";
};

function Result({
  set,
  forms,
  root,
  draft,
  issues,
  goTo,
}: {
  readonly set: LoadedSet;
  readonly forms: Forms;
  readonly root: ElementDeclaration;
  readonly draft: Draft;
  readonly issues: readonly XmlIssue[];
  readonly goTo: (path: Path) => void;
}) {
  const words = useWords();
  const [tab, choose] = useState("xml");
  const valid = !issues.some(({ level = "error" }) => level === "error");
  const descriptor = set.plan.descriptors.element(root);
  const xml = useMemo(
    () =>
      valid
        ? serialize(descriptor, draft as never, { indent: 2 })
        : unfinishedXml(descriptor, draft),
    [descriptor, draft, valid],
  );
  const code = useMemo(
    () => builderCode(forms, root, draft, moduleOf(set, root)),
    [forms, root, draft],
  );
  const tabs = [
    { id: "xml", label: words.entry.xml },
    { id: "code", label: words.entry.code },
    { id: "issues", label: `${words.entry.issues} (${issues.length})` },
  ];
  const status = valid
    ? set.name === ""
      ? words.entry.valid
      : words.entry.validBySchema
    : words.entry.faults(issues.length);
  return (
    <section class="result" aria-label={words.entry.result}>
      <p role="status" class={valid ? "verdict good" : "verdict bad"}>
        {status}
      </p>
      <Tabs label={words.entry.result} tabs={tabs} chosen={tab} onChoose={choose}>
        {(shown) => (
          <>
            {shown === "xml" && (
              <>
                {!valid && (
                  <p class="help">
                    {xml === undefined ? words.entry.unwritable : words.entry.unfinished}
                  </p>
                )}
                {xml !== undefined && <Source text={xml} />}
                <p class="actions">
                  <button
                    type="button"
                    class="main"
                    disabled={!valid}
                    onClick={() => download(`${root.name.local}.xml`, xml ?? "", "application/xml")}
                  >
                    {words.entry.download}
                  </button>
                </p>
              </>
            )}
            {shown === "code" && (
              <>
                <Source text={code} />
                {set.name !== "" && (
                  <p class="actions">
                    <button
                      type="button"
                      onClick={async () =>
                        download("generated.zip", await generatedZip(set), "application/zip")
                      }
                    >
                      {words.entry.generated}
                    </button>
                  </p>
                )}
              </>
            )}
            {shown === "issues" && <IssueList issues={issues} goTo={goTo} />}
          </>
        )}
      </Tabs>
    </section>
  );
}

function Source({ text }: { readonly text: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div class="source">
      <button type="button" class="quiet copy" onClick={copy}>
        {copied ? words.entry.copied : words.entry.copy}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </div>
  );
}

function IssueList({
  issues,
  goTo,
}: {
  readonly issues: readonly XmlIssue[];
  readonly goTo: (path: Path) => void;
}) {
  const words = useWords();
  const label = useLabel();
  if (issues.length === 0) return <p>{words.entry.faults(0)}</p>;
  return (
    <ol class="issues">
      {issues.map(({ path, message, level = "error" }) => (
        <li key={`${path.join(".")} ${message}`} class={level}>
          <span class="where">
            {path.map((step) => (typeof step === "number" ? step + 1 : label(step))).join(" › ")}
          </span>
          <span>{message}</span>
          <button type="button" class="quiet" onClick={() => goTo(path)}>
            {words.entry.goTo}
          </button>
        </li>
      ))}
    </ol>
  );
}
