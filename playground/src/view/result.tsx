import { serialize, type XmlIssue } from "@runtime";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { ElementDeclaration } from "../../../generator/schema/components.js";
import { generatedZip } from "../code/generated-zip.js";
import { builderCode } from "../code/typescript.js";
import { unfinishedXml } from "../code/unfinished-xml.js";
import type { Path } from "../form/draft.js";
import type { Forms } from "../form/parts.js";
import { Said } from "../form/said.js";
import type { Settled } from "../form/use-form.js";
import { useLabel } from "../form/use-label.js";
import { useWords } from "../language.js";
import type { LoadedSet } from "../schema/load-set.js";
import { download } from "./download.js";
import { Source } from "./source.js";
import { Tabs } from "./tabs.js";

const moduleOf = (set: LoadedSet, root: ElementDeclaration): string => {
  if (set.name !== "") return "./generated/index.js";
  return root.name.local === "EnvoiGestion" || root.document?.includes("gestion")
    ? "scrutin/gestion"
    : "scrutin";
};

/** A value once what shows it at once is on the screen: a key that is pressed meanwhile comes first. */
function useLater<T>(value: T): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value));
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}

/** What comes of a form: the document, the code that builds it, its mistakes. */
export function Result({
  set,
  forms,
  root,
  settled,
  goTo,
  actions,
}: {
  readonly set: LoadedSet;
  readonly forms: Forms;
  readonly root: ElementDeclaration;
  readonly settled: Settled;
  readonly goTo: (path: Path) => void;
  readonly actions: ComponentChildren;
}) {
  const words = useWords();
  const [tab, choose] = useState("xml");
  const { draft, issues } = useLater(settled);
  const errors = issues.filter(({ level = "error" }) => level === "error").length;
  const valid = errors === 0;
  const descriptor = set.plan.descriptors.element(root);
  const xml = useMemo(
    () =>
      valid
        ? serialize(descriptor, draft as never, { indent: 2 })
        : unfinishedXml(descriptor, draft),
    [descriptor, draft, valid],
  );
  const code = useMemo(
    () => (tab === "code" ? builderCode(set.plan, forms, root, draft, moduleOf(set, root)) : ""),
    [forms, root, draft, set, tab],
  );
  const tabs = [
    { id: "xml", label: words.entry.xml },
    { id: "code", label: words.entry.code },
    { id: "issues", label: `${words.entry.issues} (${errors})` },
  ];
  const status = valid
    ? set.name === ""
      ? words.entry.valid
      : words.entry.validBySchema
    : words.entry.faults(errors);
  return (
    <section class="result" aria-label={words.entry.result}>
      <p role="status" class={valid ? "verdict good" : "verdict bad"}>
        {status}
      </p>
      {actions}
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
            <Said>
              {path.map((step) => (typeof step === "number" ? step + 1 : label(step))).join(" › ")}
            </Said>
          </span>
          <span>{message}</span>
          {level !== "information" && (
            <button type="button" class="quiet" onClick={() => goTo(path)}>
              {words.entry.goTo}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
