import { useState } from "preact/hooks";
import { useWords } from "../language.js";
import type { SetSource } from "../schema/load-set.js";
import type { GivenFile } from "../worker/messages.js";
import { DropZone } from "./drop-zone.js";
import { nameOfFiles, schemaFiles } from "./files.js";

/** What one sees of a set's name: ours has none. */
export function useSetName(): (source: SetSource) => string {
  const words = useWords();
  return ({ name }) => (name === "" ? words.electoralSet : name);
}

/** A set of the schemas among some files; undefined where there are none. */
export async function sourceOf(files: readonly GivenFile[]): Promise<SetSource | undefined> {
  const schemas = await schemaFiles(files);
  return schemas.length === 0 ? undefined : { name: nameOfFiles(schemas), files: schemas };
}

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
  const nameOf = useSetName();
  const [none, setNone] = useState(false);
  const open = async (files: readonly GivenFile[]): Promise<void> => {
    const next = await sourceOf(files);
    setNone(next === undefined);
    if (next !== undefined) onChoose(next);
  };
  return (
    <>
      <DropZone
        id="set-files"
        class="set"
        accept=".xsd,.wsdl,.zip"
        button={words.openSet}
        onFiles={open}
        actions={
          source.name !== "" && (
            <button type="button" onClick={() => onChoose(undefined)}>
              {words.backToElectoral}
            </button>
          )
        }
      >
        <p>
          <strong>{words.colon(words.set)}</strong> {nameOf(source)}
        </p>
      </DropZone>
      {none && (
        <p role="alert" class="errors">
          {words.noSchema}
        </p>
      )}
    </>
  );
}
