import { type Locale, setLocale as speak } from "@runtime";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Diagnostic } from "../../generator/diagnostics.js";
import { type BenchNews, findBench } from "./bench/client.js";
import { SchemaLanguage } from "./form/said.js";
import { LocaleContext, useWords, wordsOf } from "./language.js";
import { electoralFiles, electoralLocations } from "./schema/electoral-files.js";
import { isLoaded, type LoadedSet, loadSet, type SetSource } from "./schema/load-set.js";
import { keepSending, keptSending } from "./sending/draft.js";
import { BenchView } from "./view/bench.js";
import { CheckView } from "./view/check.js";
import { DiagnosticList } from "./view/diagnostic-list.js";
import { EntryView, type SendingState } from "./view/entry.js";
import { SchemaView } from "./view/schema.js";
import { SetChooser } from "./view/set-chooser.js";
import { Tabs } from "./view/tabs.js";

/** The name of our own set is empty: it has rules, and code that is published. */
const electoral: SetSource = {
  name: "",
  files: [...electoralFiles].map(([path, content]) => ({ path, content })),
  locations: electoralLocations,
};

function App() {
  const [locale, setLocale] = useState<Locale>("fr");
  // Schemas of fields speak the language of the program.
  speak(locale);
  const [source, setSource] = useState(electoral);
  const [set, setSet] = useState<LoadedSet | readonly Diagnostic[]>();
  const [view, setView] = useState("entry");
  const sending = useSending();
  const [news, setNews] = useState<BenchNews>();
  useEffect(() => {
    findBench().then(setNews);
  }, []);
  const words = wordsOf(locale);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = words.title;
  }, [locale]);
  useEffect(() => setSet(undefined), [source]);
  // What is wrong with schemas is said in a language; what is loaded has none.
  const saidIn = set === undefined || isLoaded(set) ? undefined : locale;
  useEffect(() => {
    let current = true;
    loadSet(source, locale).then((loaded) => {
      if (current) setSet(loaded);
    });
    return () => {
      current = false;
    };
  }, [source, saidIn]);
  const tabs = [
    { id: "entry", label: words.tabs.entry },
    { id: "check", label: words.tabs.check },
    { id: "schema", label: words.tabs.schema },
    ...(news !== undefined && set !== undefined && isLoaded(set) && set.name === ""
      ? [{ id: "bench", label: words.tabs.bench }]
      : []),
  ];
  return (
    <LocaleContext.Provider value={locale}>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <header>
        <div>
          <h1>scrutin</h1>
          <p>{words.tagline}</p>
        </div>
        <button
          type="button"
          class="quiet"
          lang={locale === "fr" ? "en" : "fr"}
          onClick={() => setLocale(locale === "fr" ? "en" : "fr")}
        >
          {words.other}
        </button>
      </header>
      <main id="content">
        <SetChooser source={source} onChoose={(next) => setSource(next ?? electoral)} />
        {set === undefined ? (
          <p role="status">{words.loading}</p>
        ) : !isLoaded(set) ? (
          <SetFaults diagnostics={set} />
        ) : (
          <SchemaLanguage.Provider value={set.language}>
            <Tabs
              key={set.name}
              label={words.views}
              tabs={tabs}
              chosen={view}
              onChoose={setView}
              kept
            >
              {(id) => {
                if (id === "entry")
                  return <EntryView set={set} sending={set.name === "" ? sending : undefined} />;
                if (id === "check") return <CheckView source={source} />;
                if (id === "bench")
                  return news && <BenchView news={news} set={set} sending={sending} />;
                return <SchemaView set={set} source={source} />;
              }}
            </Tabs>
          </SchemaLanguage.Provider>
        )}
      </main>
      <footer>
        <p>{news === undefined ? words.private : words.privateAtBench}</p>
      </footer>
    </LocaleContext.Provider>
  );
}

/** The sending that is put together, kept in the browser. */
function useSending(): SendingState {
  const [draft, setDraft] = useState(keptSending);
  const change: SendingState["change"] = (make) =>
    setDraft((now) => {
      const next = make(now);
      keepSending(next);
      return next;
    });
  return { draft, change };
}

function SetFaults({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  const words = useWords();
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return (
    <div role="alert">
      <p>{words.setFaults(errors.length)}</p>
      <DiagnosticList diagnostics={diagnostics} />
    </div>
  );
}

export function showPage(): void {
  const page = document.getElementById("page");
  if (page !== null) render(<App />, page);
}
