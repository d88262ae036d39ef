import type { Locale } from "../issues.js";

interface Form extends Readonly<Record<Locale, string>> {
  readonly example?: string | undefined;
}

const name: Form = {
  fr: "un nom XML (une lettre ou « _ », puis des lettres, chiffres, « . », « - » ou « _ »)",
  en: 'an XML name (a letter or "_", then letters, digits, ".", "-" or "_")',
};
const integer: Form = {
  fr: "un nombre entier",
  en: "an integer",
  example: "42",
};
const number: Form = {
  fr: "un nombre (par exemple -12.5, 1.2E3 ou INF)",
  en: "a number (for example -12.5, 1.2E3 or INF)",
};

const expectedForms: Readonly<Record<string, Form>> = {
  boolean: { fr: "true, false, 1 ou 0", en: "true, false, 1 or 0" },
  decimal: {
    fr: "un nombre décimal (par exemple -12.50, avec un point)",
    en: "a decimal number (for example -12.50)",
  },
  float: number,
  double: number,
  duration: {
    fr: "une durée en notation ISO 8601 (par exemple P1Y6M pour un an et six mois, ou PT30M pour trente minutes)",
    en: "a duration of ISO 8601 (for example P1Y6M or PT30M)",
  },
  dateTime: {
    fr: "une date et une heure qui existent, de la forme AAAA-MM-JJThh:mm:ss",
    en: "an existing date and time of the form YYYY-MM-DDThh:mm:ss",
    example: "2008-11-04T09:30:00",
  },
  date: {
    fr: "une date qui existe, de la forme AAAA-MM-JJ",
    en: "an existing date of the form YYYY-MM-DD",
    example: "2008-11-04",
  },
  time: {
    fr: "une heure de la forme hh:mm:ss",
    en: "a time of the form hh:mm:ss",
    example: "09:30:00",
  },
  gYearMonth: {
    fr: "un mois d'une année, de la forme AAAA-MM",
    en: "a month of a year, of the form YYYY-MM",
    example: "1955-08",
  },
  gYear: {
    fr: "une année à quatre chiffres au moins",
    en: "a year of at least four digits",
    example: "1955",
  },
  gMonthDay: {
    fr: "un jour de l'année, de la forme --MM-JJ",
    en: "a day of the year, of the form --MM-DD",
    example: "--11-04",
  },
  gDay: {
    fr: "un jour du mois, de la forme ---JJ",
    en: "a day of the month, of the form ---DD",
    example: "---04",
  },
  gMonth: {
    fr: "un mois, de la forme --MM",
    en: "a month, of the form --MM",
    example: "--11",
  },
  hexBinary: {
    fr: "une suite de paires de chiffres hexadécimaux",
    en: "a row of pairs of hexadecimal digits",
    example: "0FB7",
  },
  base64Binary: { fr: "une donnée codée en base64", en: "data encoded in base64" },
  QName: {
    fr: "un nom qualifié dont le préfixe est déclaré",
    en: "a qualified name with a declared prefix",
    example: "ie:Nom",
  },
  NOTATION: {
    fr: "le nom d'une notation, dont le préfixe est déclaré",
    en: "the name of a notation, with a declared prefix",
  },
  language: {
    fr: "un code de langue (par exemple fr ou fr-FR)",
    en: "a language code (for example fr or fr-FR)",
  },
  Name: name,
  NCName: name,
  ID: {
    fr: "un identifiant (une lettre ou « _ », puis des lettres, chiffres, « . », « - » ou « _ », sans espace)",
    en: 'an identifier (a letter or "_", then letters, digits, ".", "-" or "_", without spaces)',
  },
  IDREF: {
    fr: "le nom d'un identifiant du document",
    en: "the name of an identifier of the document",
  },
  ENTITY: { fr: "le nom d'une entité du document", en: "the name of an entity of the document" },
  NMTOKEN: {
    fr: "un mot fait de lettres, chiffres, « . », « - », « _ » ou « : », sans espace",
    en: 'a word of letters, digits, ".", "-", "_" or ":", without spaces',
  },
};

/** What a value of a built-in type looks like, as the end of the sentence « la valeur n'est pas … ». */
export function expectedForm(datatype: string, locale: Locale): string | undefined {
  const form = formOf(datatype);
  if (form?.example === undefined) return form?.[locale];
  const { example } = form;
  return `${form[locale]} (${locale === "fr" ? "par exemple" : "for example"} ${example})`;
}

const integers = /nteger$|^(?:unsigned)?(?:long|int|short|byte)$/i;

function formOf(datatype: string): Form | undefined {
  if (integers.test(datatype)) return integer;
  return Object.hasOwn(expectedForms, datatype) ? expectedForms[datatype] : undefined;
}
