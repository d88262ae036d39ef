import { useContext, useEffect, useState } from "preact/hooks";
import { LocaleContext, useWords } from "../language.js";
import type { SetSource } from "../schema/load-set.js";
import type { CheckedDocument, FoundIssue, GivenFile, Reply } from "../worker/messages.js";
import { useWorker } from "../worker/use-worker.js";
import { downloadBlob } from "./download.js";
import { DropZone } from "./drop-zone.js";
import { attributeOf, MarkedLine } from "./marked-line.js";

interface Run {
  readonly documents: readonly CheckedDocument[];
  readonly count: number;
  /** How much is read of the document after those which are checked. */
  readonly share: number;
  readonly state: "idle" | "running" | "stopped" | "done";
  readonly failure: string | undefined;
}

const nothing: Run = { documents: [], count: 0, share: 0, state: "idle", failure: undefined };

/** Files in, verdicts out. */
export function CheckView({ source }: { readonly source: SetSource }) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  const [run, setRun] = useState(nothing);
  const [wanted, setWanted] = useState(pageSize);
  const [onlyInvalid, setOnlyInvalid] = useState(false);
  const worker = useWorker((reply) => {
    if (reply.kind === "report")
      downloadBlob(`${words.check.reportFile}.${reply.form}`, reply.report);
    else setRun((now) => after(now, reply));
  });

  const [given, setGiven] = useState<readonly GivenFile[]>([]);
  const check = (files: readonly GivenFile[]): void => {
    setGiven(files);
    setRun({ ...nothing, count: files.length, state: "running" });
    setWanted(pageSize);
    worker.start({ kind: "check", source, locale, files });
  };
  const cancel = (): void => {
    worker.stop();
    setRun((now) => ({ ...now, state: "stopped" }));
  };
  const clear = (): void => {
    worker.stop();
    setGiven([]);
    setRun(nothing);
  };
  // What was found is said in the language of the page.
  useEffect(() => {
    if (given.length > 0) check(given);
  }, [locale]);

  const { documents, state, failure, count, share } = run;
  const running = state === "running";
  const valid = documents.filter((document) => document.valid).length;
  const listed = onlyInvalid ? documents.filter((document) => !document.valid) : documents;
  return (
    <>
      <DropZone
        id="check-files"
        class="drop"
        accept=".xml,.zip"
        button={words.check.choose}
        main
        onFiles={check}
      >
        <p>{words.check.drop}</p>
      </DropZone>
      <p role="status" class="summary">
        {running
          ? words.check.running(documents.length, count)
          : [
              state === "stopped" && words.check.stopped(documents.length, count),
              documents.length > 0 && words.check.summary(valid, documents.length),
              documents.length === 0 && state !== "stopped" && words.check.none,
            ]
              .filter(Boolean)
              .join(" ")}
      </p>
      {running && (
        <p class="actions">
          <progress
            aria-label={words.check.progress}
            max={1}
            value={count === 0 ? 0 : (documents.length + share) / count}
          />
          <button type="button" onClick={cancel}>
            {words.check.cancel}
          </button>
        </p>
      )}
      {failure !== undefined && (
        <p role="alert" class="errors">
          {failure}
        </p>
      )}
      {documents.length > 0 && !running && (
        <p class="actions">
          {state === "done" && (
            <>
              <button
                type="button"
                onClick={() => worker.ask({ kind: "report", form: "html", locale })}
              >
                {words.check.page}
              </button>
              <button
                type="button"
                onClick={() => worker.ask({ kind: "report", form: "json", locale })}
              >
                {words.check.report}
              </button>
            </>
          )}
          <button type="button" class="quiet" onClick={clear}>
            {words.check.clear}
          </button>
        </p>
      )}
      {documents.length > 1 && valid < documents.length && (
        <label class="tick">
          <input
            type="checkbox"
            checked={onlyInvalid}
            onChange={({ currentTarget }) => setOnlyInvalid(currentTarget.checked)}
          />{" "}
          {words.check.onlyInvalid(documents.length - valid)}
        </label>
      )}
      {listed.slice(0, wanted).map((document, index) => (
        <DocumentVerdict key={`${index} ${document.file}`} document={document} />
      ))}
      {listed.length > wanted && (
        <p class="actions">
          <button type="button" onClick={() => setWanted(wanted + pageSize)}>
            {words.check.moreDocuments(listed.length - wanted)}
          </button>
        </p>
      )}
    </>
  );
}

/** As many documents are listed at a time. */
const pageSize = 100;

function after(run: Run, reply: Reply): Run {
  switch (reply.kind) {
    case "begin":
      return { ...run, count: reply.count };
    case "progress":
      return { ...run, share: reply.share };
    case "checked":
      return { ...run, share: 0, documents: [...run.documents, ...reply.documents] };
    case "failed":
      return { ...run, state: "stopped", failure: reply.message };
    case "end":
      return { ...run, state: "done" };
    default:
      return run;
  }
}

function DocumentVerdict({ document }: { readonly document: CheckedDocument }) {
  const words = useWords();
  const { file, element, valid, issues, errors, count, seconds } = document;
  const verdict = (
    <>
      <span class={valid ? "mark good" : "mark bad"}>
        {valid ? `✓ ${words.check.valid}` : `✗ ${words.check.invalid}`}
      </span>{" "}
      <strong>{file}</strong>
      <span class="facts">
        {element !== undefined && ` ${element}`}
        {errors > 0 && `, ${words.check.issueCount(errors)}`} {words.check.seconds(seconds)}
      </span>
    </>
  );
  if (count === 0) return <p class="document">{verdict}</p>;
  return (
    <details class="document" open={!valid}>
      <summary>{verdict}</summary>
      <ol class="issues">
        {issues.map((issue, index) => (
          <IssueView key={index} issue={issue} />
        ))}
      </ol>
      {count > issues.length && <p>{words.check.more(count - issues.length)}</p>}
    </details>
  );
}

function IssueView({ issue }: { readonly issue: FoundIssue }) {
  const words = useWords();
  const { level, message, line, column, text, xpath, code } = issue;
  return (
    <li class={level}>
      {level !== "error" && <strong>{words.check.level[level]} </strong>}
      <span>{message}</span>
      <span class="where">
        {line !== undefined && `${words.check.line} ${line}, ${words.check.column} ${column}`}{" "}
        {xpath} ({code})
      </span>
      {text !== undefined && line !== undefined && column !== undefined && (
        <MarkedLine line={line} column={column} text={text} attribute={attributeOf(xpath)} />
      )}
    </li>
  );
}
