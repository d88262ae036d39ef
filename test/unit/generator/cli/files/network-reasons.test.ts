import { expect, test } from "vitest";
import { networkReason } from "../../../../../generator/cli/files/network-reasons.js";

const failed = (cause: Error): Error => new TypeError("fetch failed", { cause });
const coded = (code: string, message = "getaddrinfo or connect"): Error =>
  Object.assign(new Error(message), { code });

test.each([
  [failed(coded("ECONNREFUSED")), "le serveur refuse la connexion"],
  [failed(coded("ECONNREFUSED", "")), "le serveur refuse la connexion"],
  [failed(coded("ENOTFOUND")), "aucun serveur ne porte ce nom"],
  [failed(new Error("bad port")), "ce port n’est pas permis dans une adresse web"],
  [new DOMException("aborted", "TimeoutError"), "le serveur ne répond pas à temps"],
  [
    failed(coded("DEPTH_ZERO_SELF_SIGNED_CERT")),
    "le certificat du serveur n’est pas reconnu (DEPTH_ZERO_SELF_SIGNED_CERT)",
  ],
  [failed(coded("E2BIG")), "échec du réseau (E2BIG)"],
  ["x", "échec du réseau (x)"],
])("a failure of the network is said in French: %s", (error, reason) => {
  const said = networkReason(error);
  expect(said.fr).toBe(reason);
  expect(said.en).not.toMatch(/[éè’]/);
});
