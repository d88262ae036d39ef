import { useContext, useMemo, useRef, useState } from "preact/hooks";
import type { TexteDuBanc } from "../../../electoral/banc/contrat.js";
import { reasonOf } from "../bench/act.js";
import { Bench, type BenchNews, BenchRefusal, type Box } from "../bench/client.js";
import { type JournalEntry, useActs } from "../bench/use-acts.js";
import { dropUnits, keepUnits, keptUnits, unitsIn, type Withdrawn } from "../bench/withdrawn.js";
import { labelsBy } from "../form/labels.js";
import { LabelContext } from "../form/use-label.js";
import { LocaleContext, useWords } from "../language.js";
import type { LoadedSet } from "../schema/load-set.js";
import { AnswersView } from "./bench-answers.js";
import { DepositsView, DepositView } from "./bench-deposits.js";
import { downloadBlob } from "./download.js";
import type { SendingState } from "./entry.js";

/** The bench that served the page: hand over, withdraw, answer. */
export function BenchView({
  news,
  set,
  sending,
}: {
  readonly news: BenchNews;
  readonly set: LoadedSet;
  readonly sending: SendingState;
}) {
  const locale = useContext(LocaleContext);
  const [session, setSession] = useState<{ readonly bench: Bench; readonly box: Box }>();
  const label = useMemo(() => labelsBy(set.spelling), [set]);
  return (
    <LabelContext.Provider value={label}>
      <p class="notice">{news.banc[locale]}</p>
      {session === undefined ? (
        <Login onEnter={(bench, box) => setSession({ bench, box })} />
      ) : (
        <Session
          {...{ news, set, sending, ...session }}
          onBox={(box) => setSession((now) => now && { ...now, box })}
          onLeave={() => setSession(undefined)}
        />
      )}
    </LabelContext.Provider>
  );
}

function Login({ onEnter }: { readonly onEnter: (bench: Bench, box: Box) => void }) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<TexteDuBanc>();
  const enter = async (): Promise<void> => {
    const bench = new Bench(account, password);
    try {
      onEnter(bench, await bench.box());
    } catch (error) {
      setFault(
        error instanceof BenchRefusal && error.status === 401
          ? words.bench.unknown
          : reasonOf(error),
      );
    }
  };
  return (
    <form
      class="login"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <div class="field">
        <label for="bench-account">{words.bench.account}</label>
        <input
          id="bench-account"
          autocomplete="username"
          required
          value={account}
          onInput={({ currentTarget }) => setAccount(currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="bench-password">{words.bench.password}</label>
        <input
          id="bench-password"
          type="password"
          autocomplete="current-password"
          required
          aria-describedby="bench-password-help"
          value={password}
          onInput={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <p class="help" id="bench-password-help">
          {words.bench.passwordHelp}
        </p>
      </div>
      {fault !== undefined && (
        <p role="alert" class="errors">
          {fault[locale]}
        </p>
      )}
      <button type="submit" class="main">
        {words.bench.enter}
      </button>
    </form>
  );
}

function Session({
  bench,
  box,
  news,
  set,
  sending,
  onBox,
  onLeave,
}: {
  readonly bench: Bench;
  readonly box: Box;
  readonly news: BenchNews;
  readonly set: LoadedSet;
  readonly sending: SendingState;
  readonly onBox: (box: Box) => void;
  readonly onLeave: () => void;
}) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  const { compte, jour } = box;
  const [units, setUnits] = useState<Withdrawn>(() => keptUnits(compte.nom));
  const held = useRef(units);
  const { act, latest, journal, busy } = useActs(bench, box, onBox, locale);
  const hold = (next: Withdrawn): void => {
    keepUnits(compte.nom, next);
    held.current = next;
    setUnits(next);
  };
  const withdraw = (file: Box["fichiers"][number]): Promise<void> =>
    act(async () => {
      // Asked for twice, it is gone the second time.
      if (!latest().fichiers.some(({ nom }) => nom === file.nom)) return undefined;
      const archive = await bench.archive(file);
      const found = await unitsIn(new Uint8Array(await archive.arrayBuffer()), set.schemas);
      const added = Object.fromEntries(found.map((unit) => [unit.value.id, unit]));
      // Only what is kept is acknowledged.
      hold({ ...held.current, ...added });
      await bench.acknowledge(file);
      return words.bench.withdrawn(file.nom, found.length);
    });
  const save = (file: Box["fichiers"][number]): Promise<void> =>
    act(async () => {
      downloadBlob(file.nom, await bench.archive(file));
      return words.bench.saved(file.nom);
    });
  const forget = (): void => {
    dropUnits(compte.nom);
    held.current = {};
    setUnits({});
  };
  const advance = (days: number): Promise<void> =>
    act(async () => {
      await bench.advance(days);
      return words.bench.advanced(days);
    });
  return (
    <div class="bench" aria-busy={busy}>
      <p>
        <strong>{compte.nom}</strong> {compte.communes.join(", ")}
        {" · "}
        {words.colon(words.bench.day)} <time dateTime={jour}>{words.date(jour)}</time>
      </p>
      <div class="actions">
        <button type="button" onClick={() => act(async () => words.bench.refreshed)}>
          {words.bench.refresh}
        </button>
        {(news.essai || compte.role === "administrateur") &&
          [1, 10].map((days) => (
            <button key={days} type="button" onClick={() => advance(days)}>
              {words.bench.advance(days)}
            </button>
          ))}
        <button type="button" class="quiet" onClick={onLeave}>
          {words.bench.leave}
        </button>
      </div>
      <p role="status">{busy && words.bench.busy}</p>
      <Journal entries={journal} />
      {compte.communes.length > 0 && <DepositView {...{ bench, set, sending, act }} />}
      <section aria-labelledby="bench-waiting">
        <h2 id="bench-waiting">{words.bench.waiting(box.fichiers.length)}</h2>
        <ul class="units">
          {box.fichiers.map((file) => (
            <li key={file.nom}>
              <div>
                <span>
                  <strong>{file.nom}</strong>
                  <span class="where">
                    {words.bench.file(file.unites, file.commune, words.date(file.jour))}
                  </span>
                </span>
                <span class="actions">
                  <button
                    type="button"
                    aria-label={words.bench.withdrawFile(file.nom)}
                    onClick={() => withdraw(file)}
                  >
                    {words.bench.withdraw}
                  </button>
                  <button
                    type="button"
                    class="quiet"
                    aria-label={words.bench.saveFile(file.nom)}
                    onClick={() => save(file)}
                  >
                    {words.bench.save}
                  </button>
                </span>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <AnswersView {...{ bench, box, units, set, sending, act }} />
      <DepositsView {...{ bench, box }} />
      {Object.keys(units).length > 0 && (
        <p class="kept">
          {words.bench.kept(Object.keys(units).length)}{" "}
          <button type="button" class="quiet" onClick={forget}>
            {words.bench.forget}
          </button>
        </p>
      )}
    </div>
  );
}

/** The last things done, the newest first; they stay to be read. */
function Journal({ entries }: { readonly entries: readonly JournalEntry[] }) {
  const words = useWords();
  return (
    <div role="log" aria-label={words.bench.journal}>
      <ol class="journal">
        {entries.slice(0, journalLength).map(({ key, jour, locale, text, failed }) => (
          <li key={key} class={failed ? "errors" : "good"}>
            <time dateTime={jour}>{words.date(jour)}</time> <span lang={locale}>{text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

const journalLength = 8;
