import { counted, french as fr, typographic } from "../../runtime/messages/typography.js";
import type { DepositDetail } from "./bench/client.js";

/** The words as they are in print. Functions print for themselves: what they are given stays as it is. */
function printed<T>(words: T): T {
  if (typeof words === "string") return typographic(words) as T;
  if (typeof words !== "object" || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, inside]) => [key, printed(inside)]),
  ) as T;
}

/** What the page says in French. */
export const french = printed({
  title: "scrutin – essayer",
  tagline: "Documents de l’échange électoral entre communes et Insee, ou de vos propres schémas",
  private:
    "Rien ne quitte cette page : ni saisie, ni fichier. Le navigateur a ordre de refuser tout envoi.",
  privateAtBench: "Rien ne quitte cette page, sinon ce que vous déposez au banc qui l’a servie.",
  date: (day: string): string =>
    new Date(`${day}T00:00:00Z`)
      .toLocaleDateString("fr", { dateStyle: "long", timeZone: "UTC" })
      .replace(/^1 /, "1er "),
  skip: "Aller au contenu",
  other: "English",
  tabs: { entry: "Saisie", check: "Contrôle", schema: "Schéma", bench: "Banc" },
  views: "Vues",
  set: "Schémas",
  electoralSet: "Échange électoral",
  openSet: "Ouvrir des schémas (.xsd, .zip)…",
  backToElectoral: "Revenir aux schémas électoraux",
  loading: "Lecture des schémas…",
  colon: (what: string) => fr`${what} :`,
  colonAfter: " :",
  noSchema: "Aucun fichier .xsd, .wsdl ni .zip parmi ceux-là.",
  setFaults: (count: number) =>
    count === 1 ? fr`Ces schémas ont une erreur :` : fr`Ces schémas ont ${count} erreurs :`,
  unit: "Que voulez-vous saisir ?",
  entry: {
    required: "obligatoire",
    optional: "facultatif",
    add: (what: string) => fr`Ajouter « ${what} »`,
    remove: (what: string) => fr`Retirer « ${what} »`,
    up: (what: string) => fr`Monter « ${what} »`,
    down: (what: string) => fr`Descendre « ${what} »`,
    item: (what: string, index: number) => fr`${what} n° ${index}`,
    choose: "Choisir…",
    anyType: "aucun type en particulier",
    noRoot: "Ces schémas ne déclarent aucun élément : il n’y a rien à saisir.",
    none: "Aucune valeur",
    choice: "Un seul de ces choix",
    type: "Type",
    variant: "Variante",
    text: "Texte",
    yes: "oui",
    no: "non",
    closed: (what: string) =>
      fr`« ${what} » peut contenir n’importe quels éléments : cela ne se saisit pas ici.`,
    xml: "XML",
    code: "TypeScript",
    issues: "Erreurs",
    valid: "Le document est valide, par le schéma et par les règles.",
    validBySchema: "Le document est valide.",
    faults: (count: number) =>
      count === 0 ? "Aucune erreur" : count === 1 ? fr`1 erreur` : fr`${count} erreurs`,
    goTo: "Aller au champ",
    leaveEmpty: (what: string) => fr`Laisser vide « ${what} »`,
    download: "Télécharger le XML",
    generated: "Télécharger le TypeScript engendré (.zip)",
    copy: "Copier",
    copied: "Copié",
    clear: "Effacer la saisie",
    kept: "La saisie est gardée dans ce navigateur, et nulle part ailleurs.",
    unfinished: "Document inachevé : ce qui est saisi jusqu’ici.",
    unwritable: "Ce qui est saisi ne peut pas encore s’écrire en XML.",
    result: "Résultat",
    form: "Formulaire",
  },
  sending: {
    parts: "Parties de la saisie",
    document: "Document",
    tab: (count: number) => `Envoi (${count})`,
    add: "Ajouter à l’envoi",
    addHelp: "L’envoi donne l’identifiant et la période qui manquent.",
    added: (what: string, rank: number) =>
      fr`${what} : unité n° ${rank} de l’envoi. Le formulaire est prêt pour la suivante.`,
    editing: (what: string, rank: number) => fr`${what}, unité n° ${rank} de l’envoi`,
    back: "Revenir à l’envoi",
    content: "Contenu de l’envoi",
    lead: "Un envoi réunit des unités sous une enveloppe : une seule, un lot d’une commune, ou un lot de lots. Ce qui manque d’identifiants et de numéros est donné dans l’ordre.",
    units: (count: number) =>
      count === 0 ? "Aucune unité" : count === 1 ? "1 unité" : `${count} unités`,
    change: "Modifier",
    edit: (what: string) => fr`Modifier « ${what} »`,
    envelope: "Enveloppe",
    given: "Ce que l’envoi donne de lui-même",
    givenHelp:
      "Laissez vide : l’identifiant est compté, la date et l’heure sont celles de l’envoi, le destinataire est l’Insee.",
    form: "Forme de l’envoi",
    forms: { unit: "une unité", lot: "un lot d’une commune", lots: "un lot de lots" },
    automatic: (form: string) => fr`selon le contenu : ${form}`,
    valid: {
      unit: "L’envoi d’une unité est valide, par le schéma et par les règles.",
      lot: "Le lot est valide, par le schéma et par les règles.",
      lots: "Le lot de lots est valide, par le schéma et par les règles.",
    },
    empty: "Aucune unité : ajoutez-en depuis le document.",
    faultyUnits: (count: number) =>
      count === 1 ? "1 unité est à reprendre." : `${count} unités sont à reprendre.`,
    openEnvelope: (count: number) =>
      count === 1
        ? "1 erreur dans l’enveloppe ou la période."
        : `${count} erreurs dans l’enveloppe ou la période.`,
    refused: "L’envoi ne peut pas se faire ainsi.",
    download: "Télécharger l’envoi",
    next: "Commencer l’envoi suivant",
    kept: "L’envoi et ses numéros sont gardés dans ce navigateur, et nulle part ailleurs.",
    clear: "Effacer l’envoi et ses numéros",
  },
  bench: {
    account: "Compte",
    password: "Mot de passe",
    passwordHelp: "Il n’est gardé que le temps que la page reste ouverte.",
    enter: "Entrer",
    unknown: {
      fr: "Compte ou mot de passe inconnu.",
      en: "Unknown account or password.",
    },
    leave: "Sortir",
    day: "jour du banc",
    refresh: "Actualiser",
    refreshed: "À jour.",
    busy: "Le banc travaille…",
    journal: "Ce qui a été fait",
    advance: (days: number): string =>
      days === 1 ? "Passer au lendemain" : fr`Passer ${days} jours`,
    advanced: (days: number): string =>
      days === 1 ? "Un jour a passé." : fr`${days} jours ont passé.`,
    deposit: "Déposer",
    drop: "Déposez ici un envoi : XML, gzip ou zip",
    choose: "Choisir un fichier à déposer…",
    depositSending: "Déposer l’envoi de la saisie",
    noSending: (count: number): string =>
      count === 0
        ? "La saisie n’a pas d’envoi."
        : "L’envoi de la saisie n’est pas encore valide : voyez Saisie, Envoi.",
    sending: (count: number): string =>
      count === 1
        ? "L’envoi de la saisie est valide : 1 unité."
        : fr`L’envoi de la saisie est valide : ${count} unités.`,
    outcome: (name: string, { bilan, deja }: DepositDetail): string =>
      bilan === undefined
        ? fr`${name} : reçu, pas encore traité.`
        : bilan.niveau === "fichier"
          ? fr`${name} : refusé en entier.`
          : fr`${name} : ${counted(bilan.acceptees, "unité")} ${bilan.acceptees < 2 ? "acceptée" : "acceptées"}, ${bilan.enErreur} en erreur.${deja === true ? " Il était déjà déposé." : ""}`,
    waiting: (count: number): string =>
      count === 0
        ? "Rien à retirer"
        : count === 1
          ? "1 fichier à retirer"
          : fr`${count} fichiers à retirer`,
    file: (units: number, commune: string, day: string): string =>
      fr`${counted(units, "unité")} pour ${commune}, du ${day}`,
    withdraw: "Retirer",
    withdrawFile: (name: string): string => fr`Retirer ${name}`,
    save: "Télécharger",
    saveFile: (name: string): string => fr`Télécharger ${name}`,
    saved: (name: string): string => fr`${name} est téléchargé ; il attend toujours.`,
    register: (what: string): string => fr`Inscrire d’office : ${what}`,
    registered:
      "L’avis d’inscription d’office est dans l’envoi de la saisie : complétez-le là, puis déposez l’envoi.",
    withdrawn: (name: string, count: number): string =>
      fr`${name} : ${counted(count, "unité")} ${count < 2 ? "retirée" : "retirées"}.`,
    withdrawFirst: "à retirer d’abord",
    awaited: (count: number): string =>
      count === 0
        ? "Aucune réponse attendue"
        : count === 1
          ? "1 réponse attendue"
          : fr`${count} réponses attendues`,
    answered: (count: number): string => fr`Ce qui n’attend plus de réponse (${count})`,
    answerState: {
      attendue: "attendue",
      repondue: "répondu :",
      tacite: "sans réponse dans le délai : tenu pour accepté",
      tardive: "réponse trop tardive, sans effet :",
      sansSuite: "sans suite",
    },
    sent: (day: string): string => fr`envoyée le ${day}`,
    noDeadline: "sans délai",
    deadline: (day: string, left: number): string =>
      left < 0
        ? fr`délai passé le ${day}`
        : left === 0
          ? fr`à répondre aujourd’hui, ${day}`
          : fr`à répondre jusqu’au ${day}, dans ${counted(left, "jour")}`,
    refuse: (what: string): string => fr`Refuser : ${what}`,
    motive: "Motif du refus",
    refusalDate: "Date du refus",
    precision: "Précision",
    sendRefusal: "Envoyer le refus",
    deposits: (count: number): string => (count === 0 ? "Aucun dépôt" : fr`Dépôts (${count})`),
    state: (refused: boolean, units: number, wrong: number): string =>
      refused
        ? "✗ refusé"
        : wrong > 0
          ? fr`✗ ${wrong} en erreur sur ${units}`
          : fr`✓ ${counted(units, "unité")}`,
    untreated: "Pas encore traité.",
    taken: (taken: number, wrong: number): string =>
      fr`${counted(taken, "unité")} ${taken < 2 ? "acceptée" : "acceptées"}, ${wrong} en erreur.`,
    record: (rank: number, kind: string): string => fr`Unité n° ${rank}, ${kind}`,
    remarks: (count: number): string =>
      count === 0 ? "Aucune remarque du banc" : fr`Remarques du banc (${count})`,
    gravity: { erreur: "erreur", avertissement: "avertissement", information: "information" },
    kept: (count: number): string =>
      count === 1
        ? "1 unité retirée est gardée dans ce navigateur, pour y répondre."
        : fr`${count} unités retirées sont gardées dans ce navigateur, pour y répondre.`,
    forget: "Les effacer",
  },
  check: {
    drop: "Déposez ici des fichiers XML, un dossier ou un zip",
    choose: "Choisir des fichiers…",
    running: (done: number, all: number) => fr`Contrôle : ${done} sur ${all}`,
    stopped: (done: number, all: number) => fr`Contrôle arrêté à ${done} sur ${all}.`,
    progress: "Avancement du contrôle",
    cancel: "Arrêter",
    none: "Aucun fichier contrôlé.",
    noDocument: "l’archive ne contient aucun fichier .xml",
    summary: (valid: number, all: number) =>
      all === 1
        ? valid === 1
          ? "Le fichier est valide."
          : "Le fichier n’est pas valide."
        : fr`${valid} ${valid < 2 ? "fichier valide" : "fichiers valides"} sur ${all}.`,
    valid: "valide",
    invalid: "non valide",
    issueCount: (count: number) => (count === 1 ? "1 erreur" : fr`${count} erreurs`),
    line: "ligne",
    column: "colonne",
    report: "Télécharger le rapport (JSON)",
    page: "Télécharger le rapport (page)",
    reportFile: "rapport",
    seconds: (seconds: number) => fr`en ${seconds.toFixed(3).replace(".", ",")} s`,
    more: (count: number) =>
      count === 1 ? "… et 1 autre, dans le rapport" : fr`… et ${count} autres, dans le rapport`,
    moreDocuments: (count: number) =>
      count === 1 ? "Montrer le dernier fichier" : fr`Montrer la suite (${count} fichiers)`,
    onlyInvalid: (count: number) => fr`Seulement ceux qui ne sont pas valides (${count})`,
    clear: "Vider la liste",
    level: { error: "erreur", warning: "avertissement", information: "information" },
  },
  compare: {
    lead: "Deux versions d’un jeu de schémas : ce qui a changé, et qui cela casse, document à l’appui. Un fichier seul est complété par ceux de l’autre version.",
    version: { old: "Ancienne version", new: "Nouvelle version" },
    open: { old: "Ouvrir l’ancienne version…", new: "Ouvrir la nouvelle version…" },
    drop: "déposez ici un zip, un dossier ou des fichiers .xsd",
    swap: "Échanger les deux versions",
    status: (kind: string): string =>
      kind === "waiting"
        ? "Il manque une version."
        : kind === "running"
          ? "Comparaison en cours…"
          : kind === "stopped"
            ? "Comparaison arrêtée."
            : kind === "compared"
              ? "Comparaison faite."
              : "",
    completed: {
      old: "L’ancienne version n’est donnée qu’en partie : ce qui lui manque vient de la nouvelle.",
      new: "La nouvelle version n’est donnée qu’en partie : ce qui lui manque vient de l’ancienne.",
    },
    unusable: {
      old: "L’ancienne version ne peut pas servir :",
      new: "La nouvelle version ne peut pas servir :",
    },
    semver: "ce que le numéro du paquet engendré doit faire (semver)",
    onlyByTypeName: "seulement pour qui nomme un type par xsi:type",
    witness: (who: string) => fr`Document témoin – ${who.toLowerCase()}`,
    validBy: {
      old: "Valide selon l’ancienne version, refusé par la nouvelle :",
      new: "Valide selon la nouvelle version, refusé par l’ancienne :",
    },
    downloadWitness: "Télécharger ce document",
    filter: "Montrer",
    all: (count: number) => fr`tous les changements (${count})`,
    breaks: { writers: "casse ceux qui écrivent", readers: "casse ceux qui lisent" },
    undecided: {
      writers: "indécis pour ceux qui écrivent",
      readers: "indécis pour ceux qui lisent",
    },
    proof: "Document qui le montre",
    reportFile: "changements.json",
  },
  schema: {
    parts: "Parties de la vue",
    types: "Types",
    compare: "Comparer deux versions",
    search: "Chercher un type, un élément, un code",
    documents: "Modules",
    found: (count: number) => (count < 2 ? fr`${count} résultat` : fr`${count} résultats`),
    codes: "Codes",
    base: "Dérivé de",
    attributes: "Attributs",
    content: "Contenu",
    drawing: (name: string) => fr`Dessin du contenu de ${name}`,
    compositors: { sequence: "séquence", choice: "choix", all: "tous" },
    any: "tout élément",
    marks: { provenance: "Provenance", stages: "Variantes" },
    provenances: { known: "connu", inferred: "déduit", designed: "conçu" },
    none: "Rien de choisi : prenez un type ou un élément dans la liste.",
  },
});
