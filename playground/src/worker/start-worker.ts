let address: string | undefined;

/** Starts the page's own script as a worker. */
export function startWorker(): Worker {
  address ??= addressOfScript();
  return new Worker(address, { type: import.meta.env.DEV ? "module" : "classic" });
}

function addressOfScript(): string {
  // While the page is worked on, its script is in many files.
  if (import.meta.env.DEV) return "/src/main.ts";
  const text = document.querySelector("script[type=module]")?.textContent ?? "";
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}
