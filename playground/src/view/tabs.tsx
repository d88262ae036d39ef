import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

export interface Tab {
  readonly id: string;
  readonly label: string;
}

/** Tabs by keyboard as the ARIA practices have them: arrows move, Home and End go to the ends. */
export function Tabs({
  label,
  tabs,
  chosen,
  onChoose,
  kept = false,
  children,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  /** Whether what was seen once stays as it was, out of sight. */
  readonly kept?: boolean;
  readonly children: (id: string) => ComponentChildren;
}) {
  const seen = useRef(new Set<string>());
  seen.current.add(chosen);
  const isThere = (id: string): boolean => id === chosen || (kept && seen.current.has(id));
  const go = (event: KeyboardEvent): void => {
    const index = tabs.findIndex(({ id }) => id === chosen);
    const steps: Record<string, number> = {
      ArrowRight: (index + 1) % tabs.length,
      ArrowLeft: (index + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const next = tabs[steps[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} class="tabs">
        {tabs.map(({ id, label: name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === chosen}
            aria-controls={isThere(id) ? `panel-${id}` : undefined}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
            onKeyDown={go}
          >
            {name}
          </button>
        ))}
      </div>
      {tabs
        .filter(({ id }) => isThere(id))
        .map(({ id }) => (
          <div
            key={id}
            role="tabpanel"
            id={`panel-${id}`}
            aria-labelledby={`tab-${id}`}
            hidden={id !== chosen}
          >
            {children(id)}
          </div>
        ))}
    </>
  );
}
