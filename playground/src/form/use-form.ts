import type { XmlIssue } from "@runtime";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type FormContext, idOf } from "./context.js";
import { at, type Draft, type Path, withValue } from "./draft.js";
import { onceReleased } from "./once-released.js";
import type { Forms } from "./parts.js";

/** What a form begins with, and what becomes of it. */
export interface FormSettings {
  readonly forms: Forms;
  readonly read: () => Draft;
  readonly write: (draft: Draft) => void;
  /** What is wrong with a draft. Another function checks again. */
  readonly check: (draft: Draft) => readonly XmlIssue[];
}

/** What was entered, and what is wrong with it: both of one moment. */
export interface Settled {
  readonly draft: Draft;
  readonly issues: readonly XmlIssue[];
}

export interface Form {
  readonly context: FormContext;
  readonly settled: Settled;
  /** The field that was left last, or in which the keys rest. */
  readonly last: Path | undefined;
  readonly latest: () => Draft;
  readonly showAll: () => void;
  readonly restart: (draft: Draft) => void;
}

/** So long after the last key a draft is checked, kept and shown, in milliseconds. A key by itself only changes the draft. */
const pause = 60;

/** Who has not typed for so long, in milliseconds, wants to hear what is wrong without leaving the field. */
const rest = 800;

/** The state of a form. */
export function useForm({ forms, read, write, check }: FormSettings): Form {
  const [draft, setDraft] = useState(read);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [last, setLast] = useState<Path>();
  const latest = useRef(draft);
  const raw = useRef(new Map<string, string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = useRef(write);
  keep.current = write;

  const settled = useMemo(() => ({ draft, issues: check(draft) }), [draft, check]);
  const byPath = useMemo(() => groupByPath(settled.issues), [settled]);

  const settle = (): void => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    keep.current(latest.current);
    setDraft(latest.current);
  };
  const change = (path: Path, value: unknown): void => {
    latest.current = withValue(latest.current, path, value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onceReleased(settle), pause);
  };
  useEffect(() => {
    addEventListener("pagehide", settle);
    return () => {
      removeEventListener("pagehide", settle);
      clearTimeout(resting.current);
      settle();
    };
  }, []);

  const touch = (path: Path): void => {
    clearTimeout(resting.current);
    onceReleased(() => {
      settle();
      setTouched((now) => new Set(now).add(idOf(path)));
      setLast(path);
    });
  };
  const isTold = (path: Path): boolean => all || touched.has(idOf(path));

  const context: FormContext = {
    forms,
    raw: raw.current,
    value: (path) => at(latest.current, path),
    type: (path, value) => {
      change(path, value);
      clearTimeout(resting.current);
      resting.current = setTimeout(() => touch(path), rest);
    },
    set: (path, value) => {
      change(path, value);
      settle();
    },
    touch,
    isTold,
    messages: (path) => (isTold(path) ? (byPath.get(idOf(path)) ?? []) : []),
  };
  const restart = (next: Draft): void => {
    clearTimeout(timer.current);
    clearTimeout(resting.current);
    timer.current = undefined;
    raw.current.clear();
    latest.current = next;
    setTouched(new Set());
    setAll(false);
    setLast(undefined);
    setDraft(next);
  };
  const showAll = (): void => setAll(true);
  return { context, settled, last, latest: () => latest.current, showAll, restart };
}

function groupByPath(issues: readonly XmlIssue[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { path, message } of issues) {
    const id = idOf(path);
    groups.set(id, [...(groups.get(id) ?? []), message]);
  }
  return groups;
}
