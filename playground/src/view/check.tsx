import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { CheckedDocument, CheckReply, CheckRequest, FoundIssue } from "../check/messages.js";
import CheckWorker from "../check/worker.js?worker&inline";
import { LocaleContext, useWords } from "../language.js";
import type { SetSource } from "../schema/load-set.js";
import { download } from "./download.js";
import { filesOf } from "./files.js";

interface Run {
  readonly documents: readonly CheckedDocument[];
  readonly count: number;
  readonly running: boolean;
  readonly failure: string | undefined;
}

const nothing: Run = { documents: [], count: 0, running: false, failure: undefined };

/** Files in, verdicts out. */
export function CheckView({ source }: { readonly source: SetSource }) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  const [run, setRun] = useState(nothing);
  const [over, setOver] = useState(false);
  const worker = useRef<Worker>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => worker.current?.terminate(), []);

  const check = async (list: FileList | null): Promise<void> => {
    if (list === null || list.length === 0) return;
    const files = await filesOf(list);
    worker.current?.terminate();
    const next = new CheckWorker();
    worker.current = next;
    setRun({ ...nothing, count: files.length, running: true });
    next.onmessage = ({ data }: MessageEvent<CheckReply>) => setRun((now) => after(now, data));
    const request: CheckRequest = { source, locale, files };
    next.postMessage(request);
  };

  const { documents, running, failure, count } = run;
  const valid = documents.filter((document) => document.valid).length;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard */}
      <div
        class={`drop${over ? " over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          check(event.dataTransfer?.files ?? null);
        }}
      >
        <p>{words.check.drop}</p>
        <button type="button" class="main" onClick={() => input.current?.click()}>
          {words.check.choose}
        </button>
        <input
          ref={input}
          id="check-files"
          class="hidden"
          type="file"
          multiple
          accept=".xml,.zip"
          aria-label={words.check.choose}
          tabIndex={-1}
          onChange={({ currentTarget }) => check(currentTarget.files)}
        />
      </div>
      <p role="status" class="summary">
        {running
          ? words.check.running(documents.length, count)
          : documents.length === 0
            ? words.check.none
            : words.check.summary(valid, documents.length)}
      </p>
      {failure !== undefined && (
        <p role="alert" class="errors">
          {failure}
        </p>
      )}
      {documents.length > 0 && !running && (
        <p class="actions">
          <button
            type="button"
            onClick={() =>
              download("rapport.json", JSON.stringify(documents, undefined, 2), "application/json")
            }
          >
            {words.check.report}
          </button>
          <button type="button" class="quiet" onClick={() => setRun(nothing)}>
            {words.check.clear}
          </button>
        </p>
      )}
      {documents.map((document) => (
        <DocumentVerdict key={document.file} document={document} />
      ))}
    </>
  );
}

function after(run: Run, reply: CheckReply): Run {
  switch (reply.kind) {
    case "begin":
      return { ...run, count: reply.count };
    case "checked":
      return { ...run, documents: [...run.documents, reply.document] };
    case "failed":
      return { ...run, running: false, failure: reply.message };
    case "end":
      return { ...run, running: false };
  }
}

/** More than this is a list that nobody reads. */
const mostShown = 100;

function DocumentVerdict({ document }: { readonly document: CheckedDocument }) {
  const words = useWords();
  const { file, element, valid, issues, seconds } = document;
  const errors = issues.filter(({ level }) => level === "error").length;
  return (
    <details class="document" open={!valid}>
      <summary>
        <span class={valid ? "mark good" : "mark bad"}>
          {valid ? `✓ ${words.check.valid}` : `✗ ${words.check.invalid}`}
        </span>{" "}
        <strong>{file}</strong>
        <span class="facts">
          {element !== undefined && ` ${element}`}
          {errors > 0 && `, ${words.check.issueCount(errors)}`}{" "}
          {words.check.seconds(seconds.toFixed(3))}
        </span>
      </summary>
      <ol class="issues">
        {issues.slice(0, mostShown).map((issue) => (
          <IssueView
            key={`${issue.line} ${issue.column} ${issue.code} ${issue.message}`}
            issue={issue}
          />
        ))}
      </ol>
      {issues.length > mostShown && <p>{words.check.more(issues.length - mostShown)}</p>}
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
        <MarkedLine line={line} column={column} text={text} />
      )}
    </li>
  );
}

/** The line of the source, and the place in it. */
function MarkedLine({
  line,
  column,
  text,
}: {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}) {
  const start = column > 120 ? column - 60 : 0;
  const before = text.slice(start, column - 1);
  const rest = text.slice(column - 1, start + 240);
  const [marked = ""] = /^(?:<[^>]*>?|[^\s<>]+|.)/u.exec(rest) ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <pre class="line" tabIndex={0}>
      <span class="number">{line}</span>
      {start > 0 && "…"}
      {before}
      <mark>{marked}</mark>
      {rest.slice(marked.length)}
    </pre>
  );
}
