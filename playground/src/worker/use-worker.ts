import { useEffect, useRef } from "preact/hooks";
import type { Reply, Work } from "./messages.js";
import { startWorker } from "./start-worker.js";

interface Employer {
  /** Asks a fresh worker; what another was doing is over. */
  readonly start: (work: Work) => void;
  /** Asks the same worker for more. */
  readonly ask: (work: Work) => void;
  readonly stop: () => void;
}

/** A worker of one view, which ends with it. */
export function useWorker(onReply: (reply: Reply) => void): Employer {
  const worker = useRef<Worker>(undefined);
  const hear = useRef(onReply);
  hear.current = onReply;
  const stop = (): void => {
    worker.current?.terminate();
    worker.current = undefined;
  };
  useEffect(() => stop, []);
  return {
    start: (work) => {
      stop();
      const next = startWorker();
      worker.current = next;
      next.onerror = ({ message }) => hear.current({ kind: "failed", message });
      next.onmessage = ({ data }: MessageEvent<Reply>) => hear.current(data);
      next.postMessage(work);
    },
    ask: (work) => worker.current?.postMessage(work),
    stop,
  };
}
