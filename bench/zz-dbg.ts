import { electoralRules } from "scrutin";
import { typedLibrary } from "../runtime/rules/typed.js";
import { wholeSending } from "./units.js";
const h = electoralRules.typed?.make(typedLibrary);
console.log(h?.("{http://xml.insee.fr/schema/electoral}EnvoiLotDUnitesElectorales", wholeSending(3)));
