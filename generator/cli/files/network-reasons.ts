import { french } from "../../../runtime/messages/typography.js";
import type { Text } from "../failure.js";

/** The meaning of those codes of Node and its `fetch` about which people can do something. */
const reasons: Readonly<Record<string, Text>> = {
  ECONNREFUSED: { fr: "le serveur refuse la connexion", en: "the server refuses the connection" },
  ECONNRESET: { fr: "le serveur a rompu la connexion", en: "the server broke the connection" },
  UND_ERR_SOCKET: { fr: "le serveur a rompu la connexion", en: "the server broke the connection" },
  ENOTFOUND: { fr: "aucun serveur ne porte ce nom", en: "there is no server of that name" },
  EAI_AGAIN: {
    fr: "le nom du serveur ne peut pas être résolu pour le moment",
    en: "the name of the server cannot be resolved for now",
  },
  EHOSTUNREACH: { fr: "le serveur est hors d’atteinte", en: "the server is out of reach" },
  ENETUNREACH: { fr: "le réseau est hors d’atteinte", en: "the network is out of reach" },
  ETIMEDOUT: { fr: "le serveur ne répond pas à temps", en: "the server does not answer in time" },
  UND_ERR_CONNECT_TIMEOUT: {
    fr: "le serveur ne répond pas à temps",
    en: "the server does not answer in time",
  },
  TimeoutError: {
    fr: "le serveur ne répond pas à temps",
    en: "the server does not answer in time",
  },
  ERR_INVALID_URL: { fr: "ce n’est pas une adresse", en: "that is no address" },
  "bad port": {
    fr: "ce port n’est pas permis dans une adresse web",
    en: "that port is not allowed in a web address",
  },
};

/** The reason why an address could not be fetched, taken from the innermost error. */
export function networkReason(error: unknown): Text {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return other(String(cause));
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
  for (const key of [code, cause.name, cause.message])
    if (key !== undefined && Object.hasOwn(reasons, key)) return reasons[key] ?? other(key);
  if (code !== undefined && /CERT|SSL|TLS|SIGNATURE/.test(code))
    return {
      fr: french`le certificat du serveur n'est pas reconnu (${code})`,
      en: `the certificate of the server is not accepted (${code})`,
    };
  return other(code ?? (cause.message || cause.name));
}

function other(code: string): Text {
  return { fr: `échec du réseau (${code})`, en: `the network failed (${code})` };
}
