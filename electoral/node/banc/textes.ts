import { french } from "../../../runtime/messages/typography.js";
import type { TexteDuBanc } from "../../banc/contrat.js";

const both = (fr: string, en: string): TexteDuBanc => ({ fr, en });
const listed = (texts: readonly string[]): string => {
  const shown = texts.slice(0, 5).join(", ");
  return texts.length > 5 ? `${shown}…` : shown;
};

/** How the bench describes itself in every answer. */
export const avis: TexteDuBanc = both(
  french`Banc d'essai de scrutin : ce n'est pas un service de l'Insee, il ne certifie rien, et les personnes y sont inventées.`,
  "Test bench of scrutin: it is no service of Insee, it certifies nothing, and its persons are invented.",
);

/** The same for a header, where accented letters are not possible. */
export const avisEnTete =
  "scrutin ; banc d'essai ; pas un service de l'Insee ; ne certifie rien ; personnes inventees";

/** The messages about requests and deposits, by code. */
export const textes = {
  "banc-authentification": (donnes: boolean): TexteDuBanc =>
    donnes
      ? both(
          french`ce compte n'existe pas, ou son mot de passe est un autre`,
          "there is no such account, or its password is another",
        )
      : both(
          "il faut un nom de compte et son mot de passe",
          "an account and its password are needed",
        ),
  "banc-essais": (): TexteDuBanc =>
    both(
      french`trop de mots de passe sont en cours de vérification ; réessayez`,
      "too many passwords are being looked at; try again",
    ),
  "banc-introuvable": (): TexteDuBanc => both("il n’y a rien ici", "there is nothing here"),
  "banc-retire": (): TexteDuBanc =>
    both(french`ce fichier a été retiré et acquitté`, "this file was withdrawn and acknowledged"),
  "banc-methode": (admises: readonly string[]): TexteDuBanc =>
    both(
      french`cette méthode n'est pas admise ici ; on attend ${admises.join(", ")}`,
      `this method is not admitted here; expected ${admises.join(", ")}`,
    ),
  "banc-type": (recu: string): TexteDuBanc =>
    both(
      french`ce type de contenu n'est pas admis : « ${recu} »`,
      `this type of content is not admitted: "${recu}"`,
    ),
  "banc-codage": (recu: string): TexteDuBanc =>
    both(
      french`cet en-tête Content-Encoding n'est pas admis : « ${recu} »`,
      `this Content-Encoding is not admitted: "${recu}"`,
    ),
  "banc-forme": (dite: string, trouvee: string): TexteDuBanc =>
    both(
      french`le contenu est annoncé comme ${dite}, et c'est du ${trouvee}`,
      `the content is said to be ${dite}, and it is ${trouvee}`,
    ),
  "banc-vide": (): TexteDuBanc => both(french`le contenu est vide`, "the content is empty"),
  "banc-taille": (mebioctets: number): TexteDuBanc =>
    both(french`le contenu dépasse ${mebioctets} Mio`, `the content exceeds ${mebioctets} MiB`),
  "banc-taille-decompressee": (mebioctets: number): TexteDuBanc =>
    both(
      french`décompressé, le contenu dépasse ${mebioctets} Mio`,
      `unpacked, the content exceeds ${mebioctets} MiB`,
    ),
  "banc-rapport": (fois: number): TexteDuBanc =>
    both(
      french`décompressé, le contenu fait plus de ${fois} fois sa taille`,
      `unpacked, the content has more than ${fois} times its size`,
    ),
  "banc-gzip": (): TexteDuBanc =>
    both(
      french`le contenu gzip est abîmé : il ne peut pas être décompressé`,
      "the gzip content is damaged: it cannot be unpacked",
    ),
  "banc-zip": (raison: TexteDuBanc): TexteDuBanc =>
    both(
      french`l'archive zip ne peut pas être utilisée : ${raison.fr}`,
      `the zip archive cannot be used: ${raison.en}`,
    ),
  "banc-entrees": (nombre: number): TexteDuBanc =>
    both(
      french`une archive déposée contient un document, et un seul ; celle-ci a ${nombre} fichiers`,
      `an archive that is deposited holds one document; this one has ${nombre} files`,
    ),
  "banc-delai": (): TexteDuBanc =>
    both(french`le contenu n'est pas arrivé à temps`, "the content did not arrive in time"),
  "banc-json": (): TexteDuBanc =>
    both(french`on attend un objet JSON`, "an object in JSON is expected"),
  "banc-jour": (recu: string): TexteDuBanc =>
    both(french`« ${recu} » n'est pas un jour : AAAA-MM-JJ`, `"${recu}" is no day: YYYY-MM-DD`),
  "banc-horloge-recule": (jour: string): TexteDuBanc =>
    both(
      french`l'horloge ne recule pas : elle est au ${jour}`,
      `the clock does not go back: it stands at ${jour}`,
    ),
  "banc-horloge-loin": (jours: number): TexteDuBanc =>
    both(
      french`l'horloge avance de ${jours} jours au plus à la fois`,
      `the clock goes on by ${jours} days at the most at a time`,
    ),
  "banc-administrateur": (): TexteDuBanc =>
    both(
      french`l'horloge et les événements sont au compte d'administrateur, ou à tous sur un banc ouvert pour des essais (--essai)`,
      "the clock and the events are for the account of an administrator, or for all on a bench that is open for tests (--essai)",
    ),
  "banc-evenement": (raison: TexteDuBanc): TexteDuBanc =>
    both(
      french`cet événement n'est pas compris : ${raison.fr}`,
      `this event is not understood: ${raison.en}`,
    ),
  "banc-sans-commune": (): TexteDuBanc =>
    both(
      french`ce compte n'a pas de commune : il ne dépose et ne retire rien`,
      "this account has no commune: it deposits and withdraws nothing",
    ),
  "banc-origine": (): TexteDuBanc =>
    both(
      french`une page d'une autre origine n'a pas accès au banc`,
      "a page of another origin has no access to the bench",
    ),
  "banc-hote": (): TexteDuBanc =>
    both(
      french`l'en-tête Host n'est pas celui de ce banc`,
      "the Host header is not that of this bench",
    ),
  "banc-requete": (): TexteDuBanc =>
    both(french`la requête est mal formée`, "the request is malformed"),
  "banc-en-tetes": (): TexteDuBanc =>
    both(french`les en-têtes sont trop longs`, "the headers are too long"),
  "banc-nom": (): TexteDuBanc =>
    both(
      french`un nom de fichier a 120 caractères au plus, sans barre, et ne commence pas par un point`,
      "the name of a file has 120 characters at the most, no slash, and does not begin with a dot",
    ),
  "banc-parametre": (nom: string): TexteDuBanc =>
    both(
      french`le paramètre « ${nom} » n'a pas une valeur admise`,
      `the parameter "${nom}" has no admitted value`,
    ),
  "banc-plage": (): TexteDuBanc =>
    both(french`cette plage d'octets n'existe pas`, "there is no such range of bytes"),
  "banc-etat": (de: string, vers: string): TexteDuBanc =>
    both(
      french`une transaction ne passe pas de « ${de} » à « ${vers} »`,
      `a transaction does not go from "${de}" to "${vers}"`,
    ),
  "banc-panne": (): TexteDuBanc =>
    both(
      french`le banc ne peut plus écrire : il faut le redémarrer`,
      "the bench cannot write any more: it has to be started again",
    ),
  "banc-place": (): TexteDuBanc =>
    both(
      french`le banc n'a pas la place de garder ce contenu`,
      "the bench has no room to keep this content",
    ),
  "banc-interne": (): TexteDuBanc =>
    both(
      "le banc a une erreur ; elle est dans son journal de bord",
      "the bench has an error; it is in its log",
    ),
  "banc-racine": (racine: string): TexteDuBanc =>
    both(
      french`« ${racine} » n'est pas un document de l'échange électoral`,
      `"${racine}" is no document of the electoral exchange`,
    ),
  "banc-reserve": (): TexteDuBanc =>
    both(
      french`un envoi de gestion est réservé à l'Insee`,
      "a sending of corrections is reserved for Insee",
    ),
  "banc-autre-commune": (communes: readonly string[]): TexteDuBanc =>
    both(
      french`le compte ne porte pas ${communes.length < 2 ? "cette commune" : "ces communes"} : ${listed(communes)}`,
      `the account does not carry ${communes.length < 2 ? "this commune" : "these communes"}: ${listed(communes)}`,
    ),
  "banc-sans-unite": (): TexteDuBanc =>
    both(french`le fichier ne contient aucune unité`, "the file holds no unit"),
  "banc-nombre": (annonce: number, trouve: number): TexteDuBanc =>
    both(
      french`l'enveloppe annonce ${annonce} unités, le fichier en contient ${trouve}`,
      `the envelope announces ${annonce} units, the file holds ${trouve}`,
    ),
  "banc-trop-d-erreurs": (nombre: number): TexteDuBanc =>
    both(
      french`${nombre} enregistrements sont en erreur : le fichier entier est refusé`,
      `${nombre} records are in error: the whole file is refused`,
    ),
  "banc-sens": (nom: string): TexteDuBanc =>
    both(
      french`« ${nom} » va de l'Insee à la commune, et non l'inverse`,
      `"${nom}" goes from Insee to the commune, not back`,
    ),
  "banc-commune-absente": (): TexteDuBanc =>
    both(
      french`l'unité ne dit pas sa commune d'inscription`,
      "the unit does not say its commune of registration",
    ),
  "banc-envoi-invalide": (raison: string): TexteDuBanc =>
    both(
      french`l'autre côté du banc a fait une unité qui n'est pas valide : ${raison}`,
      `the other side of the bench made a unit that is not valid: ${raison}`,
    ),
} as const;

export type CodeDuBanc = keyof typeof textes;
