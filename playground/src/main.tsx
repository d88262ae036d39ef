import type { Locale } from "@runtime";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Diagnostic } from "../../generator/diagnostics.js";
import { LocaleContext, wordsOf } from "./language.js";
import { electoralFiles, electoralLocations } from "./schema/electoral-files.js";
import { isLoaded, type LoadedSet, loadSet, type SetSource } from "./schema/load-set.js";
import { CheckView } from "./view/check.js";
import { EntryView } from "./view/entry.js";
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
  const [source, setSource] = useState(electoral);
  const [set, setSet] = useState<LoadedSet | readonly Diagnostic[]>();
  const [view, setView] = useState("entry");
  const words = wordsOf(locale);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = words.title;
  }, [locale]);
  useEffect(() => {
    let current = true;
    setSet(undefined);
    loadSet(source, locale).then((loaded) => {
      if (current) setSet(loaded);
    });
    return () => {
      current = false;
    };
  }, [source, locale]);
  const tabs = [
    { id: "entry", label: words.tabs.entry },
    { id: "check", label: words.tabs.check },
    { id: "schema", label: words.tabs.schema },
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
          <SetFaults diagnostics={set} locale={locale} />
        ) : (
          <Tabs label={words.views} tabs={tabs} chosen={view} onChoose={setView}>
            {view === "entry" && <EntryView key={set.name} set={set} />}
            {view === "check" && <CheckView source={source} />}
            {view === "schema" && <SchemaView set={set} />}
          </Tabs>
        )}
      </main>
      <footer>
        <p>{words.private}</p>
      </footer>
    </LocaleContext.Provider>
  );
}

function SetFaults({
  diagnostics,
  locale,
}: {
  readonly diagnostics: readonly Diagnostic[];
  readonly locale: Locale;
}) {
  const words = wordsOf(locale);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return (
    <div role="alert">
      <p>{words.setFaults(errors.length)}</p>
      <ul class="errors">
        {errors.slice(0, 50).map(({ code, message, position }) => (
          <li key={`${position?.file} ${position?.line} ${position?.column} ${code} ${message}`}>
            {position && `${position.file ?? ""}:${position.line}:${position.column} `}
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

const page = document.getElementById("page");
if (page !== null) render(<App />, page);
