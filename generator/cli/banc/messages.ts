import type { Ecarte } from "../../../electoral/node/banc/magasin/magasin.js";
import { french } from "../../../runtime/messages/typography.js";
import type { Text } from "../failure.js";
import { both } from "../messages.js";

/*
 * The messages of the commands of the bench: banc, banc compte, deposer, retirer.
 */

const whySetAside: Readonly<Record<Ecarte, readonly [string, string]>> = {
  endommage: [french`fichier abîmé`, "its file is damaged"],
  "autre-version": [french`autre version`, "of another version"],
  "autre-journal": [french`autre journal`, "of another journal"],
  "autre-modele": [french`autre modèle`, "of another model"],
};

export const bancMessages = {
  listening: (url: string, dossier: string, jour: string): Text =>
    both(
      french`le banc répond à ${url} ; il garde ce qu'il sait dans ${dossier}, son horloge est au ${jour}`,
      `the bench answers at ${url}; it keeps what it knows in ${dossier}, its clock stands at ${jour}`,
    ),
  open: (adresse: string): Text =>
    both(
      french`attention : le banc est ouvert au réseau (${adresse}), sans chiffrement ; un mot de passe y passe en clair`,
      `attention: the bench is open to the network (${adresse}), without encryption; a password goes over it in clear`,
    ),
  forTests: (): Text =>
    both(
      french`banc d'essai ouvert (--essai) : tout compte règle l'horloge et fait survenir des événements`,
      "open for tests (--essai): every account sets the clock and lets things happen",
    ),
  noAccounts: (dossier: string): Text =>
    both(
      french`il n'y a pas encore de compte : scrutin banc compte mairie-44109 --commune 44109 --data ${dossier}`,
      `there is no account yet: scrutin banc compte mairie-44109 --commune 44109 --data ${dossier}`,
    ),
  dropped: (octets: number): Text =>
    both(
      french`le processus d'avant a été arrêté net : ${octets} octets d'une ligne inachevée du journal sont laissés de côté ; rien d'acquitté n'est perdu`,
      `the process before was stopped short: ${octets} bytes of an unfinished line of the journal are left aside; nothing that was acknowledged is lost`,
    ),
  setAside: (raison: Ecarte): Text => {
    const [fr, en] = whySetAside[raison];
    return both(
      french`ce qui avait été relevé pour un démarrage rapide ne sert pas (${fr}) ; le journal a été relu en entier, et rien n'est perdu`,
      `what had been taken down for a quick start is of no use (${en}); the whole journal was read, and nothing is lost`,
    );
  },
  further: (file: string, count: number, id: string): Text =>
    both(
      french`${file} : encore ${count} ${count > 1 ? "remarques" : "remarque"} ; --json les donne, et le rapport du banc, /depots/${id}/rapport`,
      `${file}: ${count} more ${count > 1 ? "remarks" : "remark"}; --json has them, and the report of the bench, /depots/${id}/rapport`,
    ),
  refusedFile: (file: string, reason: Text): Text =>
    both(french`${file} : ${reason.fr}`, `${file}: ${reason.en}`),
  unreachable: (reason: Text): Text =>
    both(french`le banc ne répond pas : ${reason.fr}`, `the bench does not answer: ${reason.en}`),
  stopped: (): Text => both(french`le banc est arrêté`, "the bench has stopped"),
  addressInUse: (port: number): Text =>
    both(
      french`le port ${port} est pris ; --port en choisit un autre`,
      `port ${port} is taken; --port chooses another`,
    ),
  noAddress: (adresse: string): Text =>
    both(
      french`l'adresse ${adresse} n'est pas de cette machine, ou n'est pas permise`,
      `the address ${adresse} is not one of this machine, or is not permitted`,
    ),
  noPort: (texte: string): Text =>
    both(
      french`--port ${texte} : il faut un nombre de 0 à 65535`,
      `--port ${texte}: it must be a number from 0 to 65535`,
    ),
  noDay: (texte: string): Text =>
    both(
      french`--jour ${texte} : ce n'est pas un jour, comme 2008-09-01`,
      `--jour ${texte}: this is no day, such as 2008-09-01`,
    ),
  busy: (dossier: string): Text =>
    both(
      french`un autre processus tient le dossier ${dossier}`,
      `another process holds the folder ${dossier}`,
    ),
  damaged: (chemin: string): Text =>
    both(
      french`${chemin} est abîmé : il n'est pas ce que le banc y a écrit`,
      `${chemin} is damaged: it is not what the bench wrote there`,
    ),
  account: (nom: string, isNew: boolean): Text =>
    isNew
      ? both(french`le compte ${nom} est créé`, `the account ${nom} is made`)
      : both(french`le compte ${nom} est remplacé`, `the account ${nom} is replaced`),
  password: (): Text =>
    both(
      french`son mot de passe, qui n'est gardé nulle part, est la ligne de la sortie standard`,
      "its password, which is kept nowhere, is the line on the standard output",
    ),
  needsBench: (): Text =>
    both(
      french`quel banc ? --banc http://127.0.0.1:8642, ou la variable SCRUTIN_BANC`,
      "which bench? --banc http://127.0.0.1:8642, or the variable SCRUTIN_BANC",
    ),
  noBench: (url: string): Text =>
    both(
      french`« ${url} » n'est pas l'adresse d'un banc, comme http://127.0.0.1:8642`,
      `"${url}" is no address of a bench, such as http://127.0.0.1:8642`,
    ),
  needsAccount: (): Text =>
    both(
      french`quel compte ? --compte NOM ou SCRUTIN_BANC_COMPTE, et son mot de passe dans SCRUTIN_BANC_MOT_DE_PASSE`,
      "which account? --compte NAME or SCRUTIN_BANC_COMPTE, and its password in SCRUTIN_BANC_MOT_DE_PASSE",
    ),
  passwordInArguments: (): Text =>
    both(
      french`attention : un mot de passe sur la ligne de commande se lit dans la liste des processus ; SCRUTIN_BANC_MOT_DE_PASSE le cache`,
      "attention: a password on the command line can be read in the list of processes; SCRUTIN_BANC_MOT_DE_PASSE hides it",
    ),
  deposited: (fichier: string, id: string, taken: number): Text =>
    both(
      french`${fichier} : dépôt ${id}, ${taken} ${taken < 2 ? "unité prise" : "unités prises"}`,
      `${fichier}: deposit ${id}, ${taken} ${taken === 1 ? "unit" : "units"} taken`,
    ),
  already: (fichier: string, id: string): Text =>
    both(french`${fichier} : déjà déposé (${id})`, `${fichier}: deposited already (${id})`),
  waiting: (fichier: string, id: string): Text =>
    both(
      french`${fichier} : dépôt ${id}, pas encore traité`,
      `${fichier}: deposit ${id}, not yet treated`,
    ),
  refused: (fichier: string, id: string): Text =>
    both(
      french`${fichier} : dépôt ${id}, fichier refusé`,
      `${fichier}: deposit ${id}, file refused`,
    ),
  inError: (fichier: string, id: string, wrong: number, all: number): Text =>
    both(
      french`${fichier} : dépôt ${id}, ${wrong} ${wrong < 2 ? "enregistrement" : "enregistrements"} en erreur sur ${all}`,
      `${fichier}: deposit ${id}, ${wrong} of ${all} ${all === 1 ? "record" : "records"} in error`,
    ),
  withdrawn: (nombre: number, dossier: string): Text =>
    both(
      french`${nombre} ${nombre < 2 ? "fichier retiré" : "fichiers retirés"} dans ${dossier}`,
      `${nombre} ${nombre === 1 ? "file" : "files"} withdrawn into ${dossier}`,
    ),
};
