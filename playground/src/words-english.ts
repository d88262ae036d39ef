import type { Words } from "./language.js";

const units = (count: number): string => `${count} ${count === 1 ? "unit" : "units"}`;

/** What the page says in English. */
export const english: Words = {
  title: "scrutin – try it",
  tagline: "Documents of the electoral exchange between communes and Insee, or of your own schemas",
  private:
    "Nothing leaves this page, neither what you enter nor a file. The browser is ordered to refuse all sending.",
  privateAtBench: "Nothing leaves this page but what you hand over to the bench that served it.",
  date: (day) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" }),
  skip: "Go to the content",
  other: "Français",
  tabs: { entry: "Entry", check: "Check", schema: "Schema", bench: "Bench" },
  views: "Views",
  set: "Schemas",
  electoralSet: "Electoral exchange",
  openSet: "Open schemas (.xsd, .zip)…",
  backToElectoral: "Back to the electoral schemas",
  loading: "Reading schemas…",
  colon: (what) => `${what}:`,
  colonAfter: ":",
  noSchema: "None of these is an .xsd, .wsdl or .zip file.",
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
    anyType: "no type in particular",
    noRoot: "These schemas declare no element: there is nothing to enter.",
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
    leaveEmpty: (what) => `Leave “${what}” empty`,
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
  bench: {
    account: "Account",
    password: "Password",
    passwordHelp: "It is kept only as long as the page stays open.",
    enter: "Log in",
    unknown: {
      fr: "Compte ou mot de passe inconnu.",
      en: "Unknown account or password.",
    },
    leave: "Log out",
    day: "day of the bench",
    refresh: "Refresh",
    refreshed: "Up to date.",
    busy: "The bench is at work…",
    journal: "What was done",
    advance: (days) => (days === 1 ? "Go on to the next day" : `Let ${days} days go by`),
    advanced: (days) => (days === 1 ? "A day went by." : `${days} days went by.`),
    deposit: "Hand over",
    drop: "Drop a sending here: XML, gzip or zip",
    choose: "Choose a file to hand over…",
    depositSending: "Hand over the sending that was entered",
    noSending: (count) =>
      count === 0
        ? "No sending has been entered."
        : "The sending that was entered is not valid yet: see Entry, Sending.",
    sending: (count) => `The sending that was entered is valid: ${units(count)}.`,
    outcome: (name, { bilan, deja }) =>
      bilan === undefined
        ? `${name}: received, not treated yet.`
        : bilan.niveau === "fichier"
          ? `${name}: refused as a whole.`
          : `${name}: ${units(bilan.acceptees)} taken, ${bilan.enErreur} with mistakes.${deja === true ? " It was there already." : ""}`,
    waiting: (count) =>
      count === 0
        ? "Nothing to withdraw"
        : count === 1
          ? "1 file to withdraw"
          : `${count} files to withdraw`,
    file: (count, commune, day) => `${units(count)} for ${commune}, of ${day}`,
    withdraw: "Withdraw",
    withdrawFile: (name) => `Withdraw ${name}`,
    save: "Download",
    saveFile: (name) => `Download ${name}`,
    saved: (name) => `${name} is downloaded; it still waits.`,
    register: (what) => `Register: ${what}`,
    registered:
      "The avis d’inscription d’office is in the sending that was entered: complete it there, then hand the sending over.",
    withdrawn: (name, count) => `${name}: ${units(count)} withdrawn.`,
    withdrawFirst: "to be withdrawn first",
    awaited: (count) =>
      count === 0
        ? "No answer is awaited"
        : count === 1
          ? "1 answer is awaited"
          : `${count} answers are awaited`,
    answered: (count) => `What awaits no answer any more (${count})`,
    answerState: {
      attendue: "awaited",
      repondue: "answered:",
      tacite: "no answer in time: taken as agreed",
      tardive: "answered too late, without effect:",
      sansSuite: "no longer asked",
    },
    sent: (day) => `sent on ${day}`,
    noDeadline: "no deadline",
    deadline: (day, left) =>
      left < 0
        ? `the time ended on ${day}`
        : left === 0
          ? `to be answered today, ${day}`
          : `to be answered until ${day}, in ${left} ${left === 1 ? "day" : "days"}`,
    refuse: (what) => `Refuse: ${what}`,
    motive: "Motive of the refusal",
    refusalDate: "Date of the refusal",
    precision: "More precisely",
    sendRefusal: "Send the refusal",
    deposits: (count) => (count === 0 ? "Nothing handed over" : `Handed over (${count})`),
    state: (refused, count, wrong) =>
      refused
        ? "✗ refused"
        : wrong > 0
          ? `✗ ${wrong} with mistakes of ${count}`
          : `✓ ${units(count)}`,
    untreated: "Not treated yet.",
    taken: (taken, wrong) => `${units(taken)} taken, ${wrong} with mistakes.`,
    record: (rank, kind) => `Unit no. ${rank}, ${kind}`,
    remarks: (count) =>
      count === 0 ? "No remark of the bench" : `Remarks of the bench (${count})`,
    gravity: { erreur: "error", avertissement: "warning", information: "information" },
    kept: (count) =>
      count === 1
        ? "1 unit that was withdrawn is kept in this browser, to be answered."
        : `${count} units that were withdrawn are kept in this browser, to be answered.`,
    forget: "Delete them",
  },
  check: {
    drop: "Drop XML files here, a folder or a zip",
    choose: "Choose files…",
    running: (done, all) => `Checking: ${done} of ${all}`,
    stopped: (done, all) => `Stopped at ${done} of ${all}.`,
    progress: "Progress of the check",
    cancel: "Stop",
    none: "No file has been checked.",
    noDocument: "there is no .xml file in the archive",
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
    page: "Download the report (page)",
    reportFile: "report",
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
    compositors: { sequence: "sequence", choice: "choice", all: "all" },
    any: "any element",
    marks: { provenance: "Provenance", stages: "Variants" },
    provenances: { known: "known", inferred: "inferred", designed: "designed" },
    none: "Nothing chosen: take a type or an element from the list.",
  },
};
