import type { Words } from "./language.js";

/** What the page says in English. */
export const english: Words = {
  title: "scrutin – try it",
  tagline: "Documents of the electoral exchange between communes and Insee, or of your own schemas",
  private:
    "Nothing leaves this page, neither what you enter nor a file. The browser is ordered to refuse all sending.",
  skip: "Go to the content",
  other: "Français",
  tabs: { entry: "Entry", check: "Check", schema: "Schema" },
  views: "Views",
  set: "Schemas",
  electoralSet: "Electoral exchange",
  openSet: "Open schemas (.xsd, .zip)…",
  backToElectoral: "Back to the electoral schemas",
  loading: "Reading schemas…",
  colon: (what) => `${what}:`,
  colonAfter: ":",
  noSchema: "None of these is an .xsd or .zip file.",
  setFaults: (count) =>
    count === 1 ? "These schemas have an error:" : `These schemas have ${count} errors:`,
  unit: "What do you want to enter?",
  entry: {
    required: "required",
    optional: "optional",
    add: (what) => `Add “${what}”`,
    remove: (what) => `Remove “${what}”`,
    up: (what) => `Move “${what}” up`,
    down: (what) => `Move “${what}” down`,
    item: (what, index) => `${what} no. ${index}`,
    choose: "Choose…",
    none: "No value",
    choice: "One of these",
    type: "Type",
    variant: "Variant",
    text: "Text",
    yes: "yes",
    no: "no",
    closed: (what) => `“${what}” may hold any elements: that cannot be entered here.`,
    xml: "XML",
    code: "TypeScript",
    issues: "Mistakes",
    valid: "The document is valid, by schema and rules.",
    validBySchema: "The document is valid.",
    faults: (count) =>
      count === 0 ? "No mistake" : count === 1 ? "1 mistake" : `${count} mistakes`,
    goTo: "Go to the field",
    download: "Download the XML",
    generated: "Download the generated TypeScript (.zip)",
    copy: "Copy",
    copied: "Copied",
    clear: "Delete what was entered",
    kept: "What you enter is kept in this browser, and nowhere else.",
    unfinished: "Unfinished document: what has been entered so far.",
    unwritable: "What has been entered cannot be written as XML yet.",
    result: "Result",
    form: "Form",
  },
  sending: {
    parts: "Parts of the entry",
    document: "Document",
    tab: (count) => `Sending (${count})`,
    add: "Add to the sending",
    addHelp: "The sending gives the identifier and the period where they are missing.",
    added: (what, rank) =>
      `${what}: unit no. ${rank} of the sending. The form is ready for the next.`,
    editing: (what, rank) => `${what}, unit no. ${rank} of the sending`,
    back: "Back to the sending",
    content: "Content of the sending",
    lead: "A sending holds units in an envelope: a single one, a lot of a commune, or a lot of lots. Identifiers and numbers that are missing are given in order.",
    units: (count) => (count === 0 ? "No unit" : count === 1 ? "1 unit" : `${count} units`),
    change: "Edit",
    edit: (what) => `Edit “${what}”`,
    envelope: "Envelope",
    given: "What the sending gives by itself",
    givenHelp:
      "Leave it empty: the identifier is counted, date and time are those of the sending, it goes to Insee.",
    form: "Form of the sending",
    forms: { unit: "one unit", lot: "a lot of a commune", lots: "a lot of lots" },
    automatic: (form) => `as the content asks: ${form}`,
    valid: {
      unit: "The sending of a unit is valid, by schema and rules.",
      lot: "The lot is valid, by schema and rules.",
      lots: "The lot of lots is valid, by schema and rules.",
    },
    empty: "No unit: add some from the document.",
    faultyUnits: (count) =>
      count === 1
        ? "1 unit has to be looked at again."
        : `${count} units have to be looked at again.`,
    openEnvelope: (count) =>
      count === 1
        ? "1 mistake in the envelope or the period."
        : `${count} mistakes in the envelope or the period.`,
    refused: "The sending cannot be made like this.",
    download: "Download the sending",
    next: "Begin the next sending",
    kept: "The sending and its numbers are kept in this browser, and nowhere else.",
    clear: "Delete the sending and its numbers",
  },
  check: {
    drop: "Drop XML files here, a folder or a zip",
    choose: "Choose files…",
    running: (done, all) => `Checking: ${done} of ${all}`,
    stopped: (done, all) => `Stopped at ${done} of ${all}.`,
    progress: "Progress of the check",
    cancel: "Stop",
    none: "No file has been checked.",
    summary: (valid, all) =>
      all === 1
        ? valid === 1
          ? "The file is valid."
          : "The file is not valid."
        : `${valid} valid ${valid === 1 ? "file" : "files"} of ${all}.`,
    valid: "valid",
    invalid: "not valid",
    issueCount: (count) => (count === 1 ? "1 mistake" : `${count} mistakes`),
    line: "line",
    column: "column",
    report: "Download the report (JSON)",
    reportFile: "report.json",
    seconds: (seconds) => `in ${seconds.toFixed(3)} s`,
    more: (count) => `… and ${count} more, in the report`,
    moreDocuments: (count) =>
      count === 1 ? "Show the last file" : `Show the rest (${count} files)`,
    onlyInvalid: (count) => `Only those that are not valid (${count})`,
    clear: "Empty the list",
    level: { error: "error", warning: "warning", information: "information" },
  },
  compare: {
    lead: "Two versions of a set of schemas: what changed, and whom it breaks, with a document that shows it. A file that is given alone is completed with those of the other version.",
    version: { old: "Old version", new: "New version" },
    open: { old: "Open the old version…", new: "Open the new version…" },
    drop: "drop a zip, a folder or .xsd files here",
    swap: "Swap the two versions",
    status: (kind) =>
      kind === "waiting"
        ? "A version is missing."
        : kind === "running"
          ? "Comparing…"
          : kind === "stopped"
            ? "Stopped."
            : kind === "compared"
              ? "Compared."
              : "",
    completed: {
      old: "The old version is given in part: what it lacks comes from the new one.",
      new: "The new version is given in part: what it lacks comes from the old one.",
    },
    unusable: {
      old: "The old version cannot be used:",
      new: "The new version cannot be used:",
    },
    semver: "what the number of the generated package has to do (semver)",
    onlyByTypeName: "only for those who name a type with xsi:type",
    witness: (who) => `Witness document – ${who.toLowerCase()}`,
    validBy: {
      old: "Valid by the old version, refused by the new one:",
      new: "Valid by the new version, refused by the old one:",
    },
    downloadWitness: "Download this document",
    filter: "Show",
    all: (count) => `all changes (${count})`,
    breaks: { writers: "breaks who writes", readers: "breaks who reads" },
    undecided: { writers: "undecided for who writes", readers: "undecided for who reads" },
    proof: "A document that shows it",
    reportFile: "changes.json",
  },
  schema: {
    parts: "Parts of the view",
    types: "Types",
    compare: "Compare two versions",
    search: "Search for a type, an element, a code",
    documents: "Modules",
    found: (count) => (count === 1 ? "1 result" : `${count} results`),
    codes: "Codes",
    base: "Derived from",
    attributes: "Attributes",
    content: "Content",
    drawing: (name) => `Drawing of the content of ${name}`,
    none: "Nothing chosen: take a type or an element from the list.",
  },
};
