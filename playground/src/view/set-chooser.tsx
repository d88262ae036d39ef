import { useRef } from "preact/hooks";
import { useWords } from "../language.js";
import type { SetSource } from "../schema/load-set.js";
import { filesOf } from "./files.js";

/** Which schemas the page works with. */
export function SetChooser({
  source,
  onChoose,
}: {
  readonly source: SetSource;
  /** Undefined: ours. */
  readonly onChoose: (source: SetSource | undefined) => void;
}) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const open = async (list: FileList | null): Promise<void> => {
    if (list === null || list.length === 0) return;
    const files = await filesOf(list);
    onChoose({ name: files.map(({ path }) => path).join(", "), files });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      class="set"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        open(event.dataTransfer?.files ?? null);
      }}
    >
      <p>
        <strong>{words.set} :</strong> {source.name === "" ? words.electoralSet : source.name}
      </p>
      <div class="actions">
        <button type="button" onClick={() => input.current?.click()}>
          {words.openSet}
        </button>
        {source.name !== "" && (
          <button type="button" onClick={() => onChoose(undefined)}>
            {words.backToElectoral}
          </button>
        )}
      </div>
      <input
        ref={input}
        id="set-files"
        class="hidden"
        type="file"
        multiple
        accept=".xsd,.zip"
        aria-label={words.openSet}
        tabIndex={-1}
        onChange={({ currentTarget }) => open(currentTarget.files)}
      />
    </div>
  );
}
