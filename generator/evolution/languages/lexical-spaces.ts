/*
 * The lexical spaces of the primitive datatypes (Part 2, 3.2), white space normalised, as expressions of XML Schema: they are regular, the
 * length of February in leap years included.
 */

const number = "[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)";
const float = `${number}([eE][+\\-]?[0-9]+)?|-?INF|NaN`;
const fourDigits = "0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9]";
const year = `-?([1-9][0-9]{3,}|${fourDigits})`;
/** Two digits that four divides, 00 left out. */
const byFour = "0[48]|[2468][048]|[13579][26]";
const leapYear = `-?(([1-9][0-9]+|0[0-9])(${byFour})|([1-9][0-9]*(00|${byFour})|${byFour})00)`;
const day31 = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])";
const day30 = "(0[469]|11)-(0[1-9]|[12][0-9]|30)";
const date = `${year}-(${day31}|${day30}|02-(0[1-9]|1[0-9]|2[0-8]))|${leapYear}-02-29`;
const time = "(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?|24:00:00(\\.0+)?)";
const zone = "(Z|[+\\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?";
const seconds = "[0-9]+(\\.[0-9]+)?S";
const ofDay = `(${seconds}|[0-9]+M(${seconds})?|[0-9]+H([0-9]+M)?(${seconds})?)`;
const ofDate = "([0-9]+D|[0-9]+M([0-9]+D)?|[0-9]+Y([0-9]+M)?([0-9]+D)?)";
const base64 = "[A-Za-z0-9+/]";
const ncName = "[\\i-[:]][\\c-[:]]*";

/** By the name of the primitive; `string` and `anyURI` hold every text. */
export const lexicalSpaces: Readonly<Record<string, string>> = {
  boolean: "true|false|0|1",
  decimal: number,
  float,
  double: float,
  duration: `-?P(${ofDate}(T${ofDay})?|T${ofDay})`,
  dateTime: `(${date})T${time}${zone}`,
  time: `${time}${zone}`,
  date: `(${date})${zone}`,
  gYearMonth: `${year}-(0[1-9]|1[0-2])${zone}`,
  gYear: `${year}${zone}`,
  gMonthDay: `--(${day31}|${day30}|02-(0[1-9]|[12][0-9]))${zone}`,
  gDay: `---(0[1-9]|[12][0-9]|3[01])${zone}`,
  gMonth: `--(0[1-9]|1[0-2])${zone}`,
  hexBinary: "([0-9a-fA-F]{2})*",
  base64Binary: `((${base64} ?){4})*(${base64} ?${base64} ?${base64} ?${base64}|${base64} ?${base64} ?[AEIMQUYcgkosw048] ?=|${base64} ?[AQgw] ?= ?=)|`,
  QName: `(${ncName}:)?${ncName}`,
  NOTATION: `(${ncName}:)?${ncName}`,
};
