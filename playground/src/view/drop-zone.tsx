import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { GivenFile } from "../worker/messages.js";
import { chosenFiles, droppedFiles } from "./files.js";

/** A place to drop files and folders on, with a button that does the same by keyboard. */
export function DropZone({
  id,
  class: name,
  accept,
  button,
  main = false,
  onFiles,
  children,
  actions,
}: {
  readonly id: string;
  readonly class: string;
  readonly accept: string;
  readonly button: string;
  readonly main?: boolean;
  readonly onFiles: (files: readonly GivenFile[]) => void;
  readonly children: ComponentChildren;
  readonly actions?: ComponentChildren;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: readonly GivenFile[]): void => {
    if (files.length > 0) onFiles(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div
      class={`${name}${over ? " over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        droppedFiles(event.dataTransfer).then(take);
      }}
    >
      {children}
      <div class="actions">
        <button type="button" class={main ? "main" : ""} onClick={() => input.current?.click()}>
          {button}
        </button>
        {actions}
      </div>
      <input
        ref={input}
        id={id}
        class="hidden"
        type="file"
        multiple
        accept={accept}
        aria-label={button}
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          take(chosenFiles(currentTarget.files));
          // The same file may be chosen again, once it was mended.
          currentTarget.value = "";
        }}
      />
    </div>
  );
}
