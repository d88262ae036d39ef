import { EnvoiLotDUnitesElectoralesElement, electoralRules, validateDocument, serialize } from "scrutin";
import { useRules } from "scrutin/rules";
import { wholeSending } from "./units.js";
const text = serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(5000));
const rules = useRules(electoralRules);
for (let i = 0; i < 12; i++) validateDocument(EnvoiLotDUnitesElectoralesElement, text, { rules });
