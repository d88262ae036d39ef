import { useContext, useMemo, useState } from "preact/hooks";
import type { TexteDuBanc } from "../../../electoral/banc/contrat.js";
import { type Act, reasonOf } from "../bench/act.js";
import type { Bench, Box, Deposit, DepositDetail, Finding } from "../bench/client.js";
import { LocaleContext, useWords } from "../language.js";
import type { LoadedSet } from "../schema/load-set.js";
import { compose } from "../sending/compose.js";
import type { GivenFile } from "../worker/messages.js";
import { downloadBlob } from "./download.js";
import { DropZone } from "./drop-zone.js";
import type { SendingState } from "./entry.js";
import { useMaking } from "./sending.js";

/** Hand over a file, or the sending that was entered. */
export function DepositView({
  bench,
  set,
  sending: { draft, change },
  act,
}: {
  readonly bench: Bench;
  readonly set: LoadedSet;
  readonly sending: SendingState;
  readonly act: Act;
}) {
  const words = useWords();
  const making = useMaking(set);
  const { sending } = useMemo(() => compose(draft, making), [draft, making]);
  const depositFiles = (files: readonly GivenFile[]): Promise<void> =>
    act(async () => {
      const outcomes: string[] = [];
      for (const { path, content } of files) {
        const name = path.slice(path.lastIndexOf("/") + 1);
        const detail = await bench.deposit(name, content, "application/octet-stream");
        outcomes.push(words.bench.outcome(name, detail));
      }
      return outcomes.join(" ");
    });
  const depositSending = async (): Promise<void> => {
    if (sending === undefined) return;
    await act(async () => {
      const name = `${sending.value.enveloppeElectorale.identifiantEnvoi}.xml`;
      const detail = await bench.deposit(name, sending.xml, "application/xml");
      change(() => sending.numbered);
      return words.bench.outcome(name, detail);
    });
  };
  return (
    <section aria-labelledby="bench-deposit">
      <h2 id="bench-deposit">{words.bench.deposit}</h2>
      <DropZone
        id="bench-files"
        class="drop slot"
        accept=".xml,.zip,.gz"
        button={words.bench.choose}
        onFiles={depositFiles}
        actions={
          <button
            type="button"
            class="main"
            disabled={sending === undefined}
            aria-describedby="bench-sending"
            onClick={depositSending}
          >
            {words.bench.depositSending}
          </button>
        }
      >
        <p>{words.bench.drop}</p>
        <p class="help" id="bench-sending">
          {sending === undefined
            ? words.bench.noSending(draft.units.length)
            : words.bench.sending(draft.units.length)}
        </p>
      </DropZone>
    </section>
  );
}

/** What the account has handed over, and what became of it. */
export function DepositsView({ bench, box }: { readonly bench: Bench; readonly box: Box }) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  return (
    <>
      <section aria-labelledby="bench-deposits">
        <h2 id="bench-deposits">{words.bench.deposits(box.depots.length)}</h2>
        {box.depots.map((deposit) => (
          <DepositItem key={deposit.id} bench={bench} deposit={deposit} />
        ))}
      </section>
      <section aria-labelledby="bench-remarks">
        <h2 id="bench-remarks">{words.bench.remarks(box.constats.length)}</h2>
        <ul>
          {box.constats.map(({ texte, gravite, jour, commune }, index) => (
            <li key={index}>
              <strong>{words.bench.gravity[gravite]}</strong> {texte[locale]}
              <span class="where">
                {[commune, jour && words.date(jour)].filter(Boolean).join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function DepositItem({ bench, deposit }: { readonly bench: Bench; readonly deposit: Deposit }) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  const [detail, setDetail] = useState<DepositDetail>();
  const [fault, setFault] = useState<TexteDuBanc>();
  const { nom, id, jour, unites = 0, enErreur = 0, niveau } = deposit;
  const refused = niveau === "fichier";
  const open = async (isOpen: boolean): Promise<void> => {
    if (!isOpen || detail !== undefined) return;
    try {
      setDetail(await bench.detail(id));
    } catch (error) {
      setFault(reasonOf(error));
    }
  };
  const save = async (): Promise<void> => {
    try {
      downloadBlob(`${words.check.reportFile}-${id}.html`, await bench.report(id));
    } catch (error) {
      setFault(reasonOf(error));
    }
  };
  return (
    <details class="document" onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>
        <span class={refused || enErreur > 0 ? "mark bad" : "mark good"}>
          {words.bench.state(refused, unites, enErreur)}
        </span>{" "}
        <strong>{nom ?? id}</strong> <span class="facts">{words.date(jour)}</span>
      </summary>
      {fault !== undefined && <p class="errors">{fault[locale]}</p>}
      {detail !== undefined && <DetailView detail={detail} />}
      <p class="actions">
        <button type="button" onClick={save}>
          {words.check.page}
        </button>
      </p>
    </details>
  );
}

function DetailView({ detail: { bilan, constats } }: { readonly detail: DepositDetail }) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  if (bilan === undefined) return <p>{words.bench.untreated}</p>;
  return (
    <>
      <p>{words.bench.taken(bilan.acceptees, bilan.enErreur)}</p>
      <Findings findings={bilan.fichier} />
      {bilan.enregistrements.map(({ rang, kind, id, ecarts }) => (
        <div key={rang}>
          <p>
            {words.bench.record(rang, kind)} {id}
          </p>
          <Findings findings={ecarts} />
        </div>
      ))}
      {constats.length > 0 && (
        <ul>
          {constats.map(({ texte, id }, index) => (
            <li key={index}>
              {texte[locale]} {id}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const words = useWords();
  const locale = useContext(LocaleContext);
  if (findings.length === 0) return null;
  return (
    <ul class="errors">
      {findings.map(({ texte, code, ligne }, index) => (
        <li key={index}>
          {ligne !== undefined && `${words.check.line} ${ligne} `}
          {texte[locale]} ({code})
        </li>
      ))}
    </ul>
  );
}
