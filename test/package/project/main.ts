import { formatIssue, XmlValidationError } from "scrutin";

const error = new XmlValidationError([{ code: "cvc-elt.1", message: "élément inconnu", path: [] }]);
console.log(error.name, error.issues.map(formatIssue).join("\n"));
