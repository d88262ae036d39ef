import type { Around, Fields, RuleSet, TypedRules } from "scrutin/rules";

const typed: TypedRules = {
  checks: ["0.0.0","0.0.1","1.0.0","2.0.0","3.0.0","4.0.0","5.0.0","6.0.0","7.0.0","8.0.0","9.0.0","10.0.0","11.0.0","12.0.0","13.0.0","14.0.0","15.0.0","16.0.0","17.0.0","18.0.0","19.0.0","20.0.0"],
  make: (x) => {
    let root: Fields = {};
    const kinds0 = x.kinds("avisDInscription", "avisDInscriptionDOffice", "avisDeRadiation", "refusDeRadiation", "refusDAppositionDUneMention", "demandeDeRadiation", "demandeDAppositionDUneMention", "propositionDInscriptionDOffice");
    const kinds1 = x.kinds("reactivationDInscription", "suppressionDeMention", "modificationDuTypeDeListe");
    function f5(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // PRO-1
        if ((((x.normalize(x.text(v["lieuDInscriptionPrecedent"]?.["commune"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["lieuDInscriptionPrecedent"]?.["commune"]?.["localite"]?.["code"])) === x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])))) && x.broken("2.0.0", v))) return false;
      }
      {
        // BIR-1
        if ((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && ((x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["localite"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined) || (x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["pays"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined)))) && x.broken("5.0.0", v))) return false;
      }
      {
        // BIR-4
        if ((((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("7.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDInscription", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f6(v: Fields, _up: Around | undefined, _index: number): boolean | undefined {
      {
        // PER-1
        if ((!((x.number(x.translate(x.substring(x.normalize(x.text(v["dateDeDebut"])), 1, x.length(x.normalize(x.text(v["dateDeFin"])))), "-", "")) <= x.number(x.translate(x.substring(x.normalize(x.text(v["dateDeFin"])), 1, x.length(x.normalize(x.text(v["dateDeDebut"])))), "-", "")))) && x.broken("19.0.0", v))) return false;
      }
      return true;
    }
    function f10(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((up?.value?.["id"] !== undefined)) {
        // COG-2
        if ((!((!(x.normalize(x.text(v["communeDInscription"]?.["localite"]?.["code"])).startsWith("99")) && ((!((v["communeDInscription"]?.["pays"]?.["code"] !== undefined)) || (x.normalize(x.text(v["communeDInscription"]?.["pays"]?.["code"])) === "FR")) || (x.normalize(x.text(v["communeDInscription"]?.["pays"]?.["code"])) === "99100")))) && x.broken("1.0.0", v))) return false;
      }
      if ((up?.value?.["id"] !== undefined)) {
        // LST-2
        if ((((((x.normalize(x.text(v["typeDeListe"])) === "p") && (v["electeur"]?.["nationalite"] !== undefined)) && (x.normalize(x.text(v["electeur"]?.["nationalite"])) !== "FRA")) || ((x.normalize(x.text(v["typeDeListe"])) !== "p") && (!((v["electeur"]?.["nationalite"] !== undefined)) || (x.normalize(x.text(v["electeur"]?.["nationalite"])) === "FRA")))) && x.broken("11.0.0", v))) return false;
      }
      return true;
    }
    function f72(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // BIR-4-PROPOSITION
        if ((((x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("8.0.0", v))) return false;
      }
      {
        // LST-3
        if ((!((x.normalize(x.text(v["inscriptionProposee"]?.["typeDeListe"])) === "p")) && x.broken("13.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}PropositionDInscriptionDOffice", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscriptionProposee"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f127(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // BIR-4-OFFICE
        if ((((x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("9.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDInscriptionDOffice", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["propositionDInscriptionDOffice"];
      if (c1 !== undefined) {
        const r = f132(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f132(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // BIR-1-OFFICE
        if ((!(((x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && ((x.only(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["localite"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined) || (x.only(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["pays"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined)))) && x.broken("6.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}PropositionDInscriptionDOffice", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f133(c0, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f133(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if (!((up?.around?.value !== undefined))) {
        // PER-1
        if ((!((x.number(x.translate(x.substring(x.normalize(x.text(v["dateDeDebut"])), 1, x.length(x.normalize(x.text(v["dateDeFin"])))), "-", "")) <= x.number(x.translate(x.substring(x.normalize(x.text(v["dateDeFin"])), 1, x.length(x.normalize(x.text(v["dateDeDebut"])))), "-", "")))) && x.broken("19.0.0", v))) return false;
      }
      return true;
    }
    function f188(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // BIR-1
        if ((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && ((x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["localite"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined) || (x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["pays"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined)))) && x.broken("5.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f228(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // PRO-1-RADIATION
        if ((((x.normalize(x.text(v["nouvelleCommuneDInscription"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["nouvelleCommuneDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])))) && x.broken("3.0.0", v))) return false;
      }
      {
        // DEC-1
        if (((((x.normalize(x.text(v["motifDeLaDemande"])) === "1") && (v["inscription"]?.["electeur"]?.["individu"]?.["deces"] !== undefined)) && (((((((((!((v["deces"] !== undefined)) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["typeDeces"])) !== "") && (x.normalize(x.text(v["deces"]?.["typeDeces"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["typeDeces"])) !== x.normalize(x.text(v["deces"]?.["typeDeces"]))))) || (x.substring(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["dateDeces"])), 1, x.length(x.normalize(x.text(v["deces"]?.["dateDeces"])))) !== x.substring(x.normalize(x.text(v["deces"]?.["dateDeces"])), 1, x.length(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["dateDeces"])))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["numeroActeDeces"])) !== "") && (x.normalize(x.text(v["deces"]?.["numeroActeDeces"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["numeroActeDeces"])) !== x.normalize(x.text(v["deces"]?.["numeroActeDeces"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["value"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["value"])))))) && x.broken("10.0.0", v))) return false;
      }
      {
        // LST-4
        if ((((x.normalize(x.text(v["motifDeLaDemande"])) === "9") && (x.normalize(x.text(v["inscription"]?.["typeDeListe"])) !== "p")) && x.broken("14.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f277(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}RefusDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f133(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["demandeDeRadiation"];
      if (c1 !== undefined) {
        const r = f281(c1, here, 0);
        if (r !== true) return r;
      }
      const c2 = v["refusDeLaRadiation"];
      if (c2 !== undefined) {
        const r = f314(c2, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f281(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f133(c0, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f314(v: Fields, _up: Around | undefined, _index: number): boolean | undefined {
      if ((v["motifDuRefus"] !== undefined)) {
        // MOT-9
        if ((((x.normalize(x.text(v["motifDuRefus"])) === "9") && !((x.normalize(x.text(v["precision"])) !== ""))) && x.broken("4.0.0", v))) return false;
      }
      return true;
    }
    function f318(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // REF-5
        if ((!((x.normalize(x.text(v["inscription"]?.["typeDeListe"])) === "p")) && x.broken("12.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDAppositionDUneMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f356(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}RefusDAppositionDUneMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f133(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["demandeDAppositionDUneMention"];
      if (c1 !== undefined) {
        const r = f360(c1, here, 0);
        if (r !== true) return r;
      }
      const c2 = v["refusDeLaMention"];
      if (c2 !== undefined) {
        const r = f314(c2, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f360(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDAppositionDUneMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f133(c0, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f397(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}LotDUnitesElectoralesDePlusieursTypes", around: up };
      for (const item of x.all(v["uniteElectorale"])) {
        let r: boolean | undefined = true;
        switch (x.kind(item)) {
          case "avisDInscription":
            r = f401(item["value"] ?? item, here, 0);
            break;
          case "avisDInscriptionDOffice":
            r = f468(item["value"] ?? item, here, 0);
            break;
          case "avisDeRadiation":
            r = f488(item["value"] ?? item, here, 0);
            break;
          case "refusDeRadiation":
            r = f500(item["value"] ?? item, here, 0);
            break;
          case "refusDAppositionDUneMention":
            r = f516(item["value"] ?? item, here, 0);
            break;
          case "demandeDeRadiation":
            r = f524(item["value"] ?? item, here, 0);
            break;
          case "demandeDAppositionDUneMention":
            r = f550(item["value"] ?? item, here, 0);
            break;
          case "propositionDInscriptionDOffice":
            r = f554(item["value"] ?? item, here, 0);
            break;
        }
        if (r !== true) return r;
      }
      return true;
    }
    function f401(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // PRO-1
        if ((((x.normalize(x.text(v["lieuDInscriptionPrecedent"]?.["commune"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["lieuDInscriptionPrecedent"]?.["commune"]?.["localite"]?.["code"])) === x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])))) && x.broken("2.0.0", v))) return false;
      }
      {
        // BIR-1
        if ((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && ((x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["localite"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined) || (x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["pays"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined)))) && x.broken("5.0.0", v))) return false;
      }
      {
        // BIR-4
        if ((((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("7.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDInscription", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f468(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // BIR-4-OFFICE
        if ((((x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("9.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDInscriptionDOffice", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["propositionDInscriptionDOffice"];
      if (c1 !== undefined) {
        const r = f471(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f471(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // BIR-1-OFFICE
        if ((!(((x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && ((x.only(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["localite"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined) || (x.only(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["pays"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined)))) && x.broken("6.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}PropositionDInscriptionDOffice", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f472(c0, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f472(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if (!(((((up?.around?.name === "{http://xml.insee.fr/schema/electoral}RefusDeRadiation" ? up?.around?.value : undefined) !== undefined) || ((up?.around?.name === "{http://xml.insee.fr/schema/electoral}RefusDAppositionDUneMention" ? up?.around?.value : undefined) !== undefined)) || ((up?.around?.name === "{http://xml.insee.fr/schema/electoral}AvisDInscriptionDOffice" ? up?.around?.value : undefined) !== undefined)))) {
        // PER-1
        if ((!((x.number(x.translate(x.substring(x.normalize(x.text(v["dateDeDebut"])), 1, x.length(x.normalize(x.text(v["dateDeFin"])))), "-", "")) <= x.number(x.translate(x.substring(x.normalize(x.text(v["dateDeFin"])), 1, x.length(x.normalize(x.text(v["dateDeDebut"])))), "-", "")))) && x.broken("19.0.0", v))) return false;
      }
      return true;
    }
    function f488(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // BIR-1
        if ((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && ((x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["localite"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined) || (x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["pays"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined)))) && x.broken("5.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f500(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["demandeDeRadiation"]?.["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}RefusDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["demandeDeRadiation"];
      if (c1 !== undefined) {
        const r = f501(c1, here, 0);
        if (r !== true) return r;
      }
      const c2 = v["refusDeLaRadiation"];
      if (c2 !== undefined) {
        const r = f314(c2, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f501(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f472(c0, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f516(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["demandeDAppositionDUneMention"]?.["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}RefusDAppositionDUneMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["demandeDAppositionDUneMention"];
      if (c1 !== undefined) {
        const r = f517(c1, here, 0);
        if (r !== true) return r;
      }
      const c2 = v["refusDeLaMention"];
      if (c2 !== undefined) {
        const r = f314(c2, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f517(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDAppositionDUneMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f472(c0, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f524(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // PRO-1-RADIATION
        if ((((x.normalize(x.text(v["nouvelleCommuneDInscription"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["nouvelleCommuneDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])))) && x.broken("3.0.0", v))) return false;
      }
      {
        // DEC-1
        if (((((x.normalize(x.text(v["motifDeLaDemande"])) === "1") && (v["inscription"]?.["electeur"]?.["individu"]?.["deces"] !== undefined)) && (((((((((!((v["deces"] !== undefined)) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["typeDeces"])) !== "") && (x.normalize(x.text(v["deces"]?.["typeDeces"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["typeDeces"])) !== x.normalize(x.text(v["deces"]?.["typeDeces"]))))) || (x.substring(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["dateDeces"])), 1, x.length(x.normalize(x.text(v["deces"]?.["dateDeces"])))) !== x.substring(x.normalize(x.text(v["deces"]?.["dateDeces"])), 1, x.length(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["dateDeces"])))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["numeroActeDeces"])) !== "") && (x.normalize(x.text(v["deces"]?.["numeroActeDeces"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["numeroActeDeces"])) !== x.normalize(x.text(v["deces"]?.["numeroActeDeces"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["value"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["value"])))))) && x.broken("10.0.0", v))) return false;
      }
      {
        // LST-4
        if ((((x.normalize(x.text(v["motifDeLaDemande"])) === "9") && (x.normalize(x.text(v["inscription"]?.["typeDeListe"])) !== "p")) && x.broken("14.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f550(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // REF-5
        if ((!((x.normalize(x.text(v["inscription"]?.["typeDeListe"])) === "p")) && x.broken("12.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDAppositionDUneMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f554(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      {
        // BIR-4-PROPOSITION
        if ((((x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("8.0.0", v))) return false;
      }
      {
        // LST-3
        if ((!((x.normalize(x.text(v["inscriptionProposee"]?.["typeDeListe"])) === "p")) && x.broken("13.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["inscriptionProposee"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}PropositionDInscriptionDOffice", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscriptionProposee"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f563(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}LotDeLotsDUnitesElectoralesDePlusieursTypes", around: up };
      for (const [i, c] of x.all(v["lot"]).entries()) {
        const r = f564(c, here, i);
        if (r !== true) return r;
      }
      return true;
    }
    function f564(v: Fields, up: Around | undefined, index: number): boolean | undefined {
      {
        // STR-5
        if ((!((x.number(x.translate(x.text(v["numero"]), "+", "")) === (index + 1))) && x.broken("16.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}Lot", around: up };
      for (const item of x.all(v["uniteElectorale"])) {
        let r: boolean | undefined = true;
        switch (x.kind(item)) {
          case "avisDInscription":
            r = f401(item["value"] ?? item, here, 0);
            break;
          case "avisDInscriptionDOffice":
            r = f468(item["value"] ?? item, here, 0);
            break;
          case "avisDeRadiation":
            r = f488(item["value"] ?? item, here, 0);
            break;
          case "refusDeRadiation":
            r = f500(item["value"] ?? item, here, 0);
            break;
          case "refusDAppositionDUneMention":
            r = f516(item["value"] ?? item, here, 0);
            break;
          case "demandeDeRadiation":
            r = f524(item["value"] ?? item, here, 0);
            break;
          case "demandeDAppositionDUneMention":
            r = f550(item["value"] ?? item, here, 0);
            break;
          case "propositionDInscriptionDOffice":
            r = f554(item["value"] ?? item, here, 0);
            break;
        }
        if (r !== true) return r;
      }
      return true;
    }
    function f730(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}EnvoiUniteElectorale", around: up };
      const c0 = v["enveloppeElectorale"];
      if (c0 !== undefined) {
        const r = f731(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["contenu"];
      if (c1 !== undefined) {
        const r = f745(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f731(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}EnveloppeElectorale", around: up };
      const c0 = v["nombreDUnites"];
      if (c0 !== undefined) {
        const r = f744(c0, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f744(v: Fields, _up: Around | undefined, _index: number): boolean | undefined {
      {
        // CNT-1
        if ((!((x.number(x.translate(x.text(v), "+", "")) === (x.one(x.only(root["contenu"]?.["avisDInscription"], (n) => (n["id"] !== undefined))).length + x.one(x.only(root["contenu"]?.["avisDInscriptionDOffice"], (n) => (n["id"] !== undefined))).length + x.one(x.only(root["contenu"]?.["avisDeRadiation"], (n) => (n["id"] !== undefined))).length + x.one(x.only(root["contenu"]?.["refusDeRadiation"], (n) => (n["id"] !== undefined))).length + x.one(x.only(root["contenu"]?.["refusDAppositionDUneMention"], (n) => (n["id"] !== undefined))).length + x.one(x.only(root["contenu"]?.["demandeDeRadiation"], (n) => (n["id"] !== undefined))).length + x.one(x.only(root["contenu"]?.["demandeDAppositionDUneMention"], (n) => (n["id"] !== undefined))).length + x.one(x.only(root["contenu"]?.["propositionDInscriptionDOffice"], (n) => (n["id"] !== undefined))).length))) && x.broken("18.0.0", v))) return false;
      }
      return true;
    }
    function f745(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}Contenu", around: up };
      const c0 = v["avisDInscription"];
      if (c0 !== undefined) {
        const r = f746(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["avisDInscriptionDOffice"];
      if (c1 !== undefined) {
        const r = f813(c1, here, 0);
        if (r !== true) return r;
      }
      const c2 = v["avisDeRadiation"];
      if (c2 !== undefined) {
        const r = f831(c2, here, 0);
        if (r !== true) return r;
      }
      const c3 = v["refusDeRadiation"];
      if (c3 !== undefined) {
        const r = f841(c3, here, 0);
        if (r !== true) return r;
      }
      const c4 = v["refusDAppositionDUneMention"];
      if (c4 !== undefined) {
        const r = f857(c4, here, 0);
        if (r !== true) return r;
      }
      const c5 = v["demandeDeRadiation"];
      if (c5 !== undefined) {
        const r = f865(c5, here, 0);
        if (r !== true) return r;
      }
      const c6 = v["demandeDAppositionDUneMention"];
      if (c6 !== undefined) {
        const r = f891(c6, here, 0);
        if (r !== true) return r;
      }
      const c7 = v["propositionDInscriptionDOffice"];
      if (c7 !== undefined) {
        const r = f895(c7, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f746(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("AvisDInscription".startsWith("Avis") || "AvisDInscription".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("AvisDInscription".startsWith("Avis") || "AvisDInscription".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // PRO-1
        if ((((x.normalize(x.text(v["lieuDInscriptionPrecedent"]?.["commune"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["lieuDInscriptionPrecedent"]?.["commune"]?.["localite"]?.["code"])) === x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])))) && x.broken("2.0.0", v))) return false;
      }
      {
        // BIR-1
        if ((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && ((x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["localite"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined) || (x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["pays"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined)))) && x.broken("5.0.0", v))) return false;
      }
      {
        // BIR-4
        if ((((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("7.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDInscription", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f813(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("AvisDInscriptionDOffice".startsWith("Avis") || "AvisDInscriptionDOffice".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("AvisDInscriptionDOffice".startsWith("Avis") || "AvisDInscriptionDOffice".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // BIR-4-OFFICE
        if ((((x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("9.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDInscriptionDOffice", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["propositionDInscriptionDOffice"];
      if (c1 !== undefined) {
        const r = f471(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f831(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("AvisDeRadiation".startsWith("Avis") || "AvisDeRadiation".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("AvisDeRadiation".startsWith("Avis") || "AvisDeRadiation".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // BIR-1
        if ((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && ((x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["localite"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined) || (x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["pays"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined)))) && x.broken("5.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f472(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f841(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("RefusDeRadiation".startsWith("Avis") || "RefusDeRadiation".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("RefusDeRadiation".startsWith("Avis") || "RefusDeRadiation".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}RefusDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f472(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["demandeDeRadiation"];
      if (c1 !== undefined) {
        const r = f501(c1, here, 0);
        if (r !== true) return r;
      }
      const c2 = v["refusDeLaRadiation"];
      if (c2 !== undefined) {
        const r = f314(c2, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f857(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("RefusDAppositionDUneMention".startsWith("Avis") || "RefusDAppositionDUneMention".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("RefusDAppositionDUneMention".startsWith("Avis") || "RefusDAppositionDUneMention".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}RefusDAppositionDUneMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f472(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["demandeDAppositionDUneMention"];
      if (c1 !== undefined) {
        const r = f517(c1, here, 0);
        if (r !== true) return r;
      }
      const c2 = v["refusDeLaMention"];
      if (c2 !== undefined) {
        const r = f314(c2, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f865(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("DemandeDeRadiation".startsWith("Avis") || "DemandeDeRadiation".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("DemandeDeRadiation".startsWith("Avis") || "DemandeDeRadiation".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // PRO-1-RADIATION
        if ((((x.normalize(x.text(v["nouvelleCommuneDInscription"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["nouvelleCommuneDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])))) && x.broken("3.0.0", v))) return false;
      }
      {
        // DEC-1
        if (((((x.normalize(x.text(v["motifDeLaDemande"])) === "1") && (v["inscription"]?.["electeur"]?.["individu"]?.["deces"] !== undefined)) && (((((((((!((v["deces"] !== undefined)) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["typeDeces"])) !== "") && (x.normalize(x.text(v["deces"]?.["typeDeces"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["typeDeces"])) !== x.normalize(x.text(v["deces"]?.["typeDeces"]))))) || (x.substring(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["dateDeces"])), 1, x.length(x.normalize(x.text(v["deces"]?.["dateDeces"])))) !== x.substring(x.normalize(x.text(v["deces"]?.["dateDeces"])), 1, x.length(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["dateDeces"])))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["numeroActeDeces"])) !== "") && (x.normalize(x.text(v["deces"]?.["numeroActeDeces"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["numeroActeDeces"])) !== x.normalize(x.text(v["deces"]?.["numeroActeDeces"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["value"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["value"])))))) && x.broken("10.0.0", v))) return false;
      }
      {
        // LST-4
        if ((((x.normalize(x.text(v["motifDeLaDemande"])) === "9") && (x.normalize(x.text(v["inscription"]?.["typeDeListe"])) !== "p")) && x.broken("14.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f472(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f891(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("DemandeDAppositionDUneMention".startsWith("Avis") || "DemandeDAppositionDUneMention".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("DemandeDAppositionDUneMention".startsWith("Avis") || "DemandeDAppositionDUneMention".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // REF-5
        if ((!((x.normalize(x.text(v["inscription"]?.["typeDeListe"])) === "p")) && x.broken("12.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDAppositionDUneMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f472(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f895(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("PropositionDInscriptionDOffice".startsWith("Avis") || "PropositionDInscriptionDOffice".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("PropositionDInscriptionDOffice".startsWith("Avis") || "PropositionDInscriptionDOffice".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // BIR-4-PROPOSITION
        if ((((x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("8.0.0", v))) return false;
      }
      {
        // LST-3
        if ((!((x.normalize(x.text(v["inscriptionProposee"]?.["typeDeListe"])) === "p")) && x.broken("13.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}PropositionDInscriptionDOffice", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscriptionProposee"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f904(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}EnvoiLotDUnitesElectorales", around: up };
      const c0 = v["enveloppeElectorale"];
      if (c0 !== undefined) {
        const r = f905(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["contenu"];
      if (c1 !== undefined) {
        const r = f919(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f905(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}EnveloppeElectorale", around: up };
      const c0 = v["nombreDUnites"];
      if (c0 !== undefined) {
        const r = f918(c0, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f918(v: Fields, _up: Around | undefined, _index: number): boolean | undefined {
      {
        // CNT-1
        if ((!((x.number(x.translate(x.text(v), "+", "")) === (x.one(x.only(root["contenu"]?.["lotDUnitesElectoralesDePlusieursTypes"], (n) => false)).length + x.one(x.only(root["contenu"]?.["lotDeLotsDUnitesElectoralesDePlusieursTypes"], (n) => false)).length + x.one(x.only(root["contenu"]?.["lotDUnitesElectoralesDePlusieursTypes"]?.["identifiant"], (n) => false)).length + x.list(x.all(root["contenu"]?.["lotDUnitesElectoralesDePlusieursTypes"]?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined)).length + x.list(x.each(x.all(root["contenu"]?.["lotDeLotsDUnitesElectoralesDePlusieursTypes"]?.["lot"]), (n) => n["identifiant"]), undefined, (n) => false).length + x.list(x.each(x.all(root["contenu"]?.["lotDeLotsDUnitesElectoralesDePlusieursTypes"]?.["lot"]), (n) => x.all(n["uniteElectorale"])), kinds0, (n) => (n["id"] !== undefined)).length))) && x.broken("18.0.0", v))) return false;
      }
      return true;
    }
    function f919(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}Contenu", around: up };
      const c0 = v["lotDUnitesElectoralesDePlusieursTypes"];
      if (c0 !== undefined) {
        const r = f920(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["lotDeLotsDUnitesElectoralesDePlusieursTypes"];
      if (c1 !== undefined) {
        const r = f1086(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f920(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}LotDUnitesElectoralesDePlusieursTypes", around: up };
      for (const item of x.all(v["uniteElectorale"])) {
        let r: boolean | undefined = true;
        switch (x.kind(item)) {
          case "avisDInscription":
            r = f924(item["value"] ?? item, here, 0);
            break;
          case "avisDInscriptionDOffice":
            r = f991(item["value"] ?? item, here, 0);
            break;
          case "avisDeRadiation":
            r = f1011(item["value"] ?? item, here, 0);
            break;
          case "refusDeRadiation":
            r = f1023(item["value"] ?? item, here, 0);
            break;
          case "refusDAppositionDUneMention":
            r = f1039(item["value"] ?? item, here, 0);
            break;
          case "demandeDeRadiation":
            r = f1047(item["value"] ?? item, here, 0);
            break;
          case "demandeDAppositionDUneMention":
            r = f1073(item["value"] ?? item, here, 0);
            break;
          case "propositionDInscriptionDOffice":
            r = f1077(item["value"] ?? item, here, 0);
            break;
        }
        if (r !== true) return r;
      }
      return true;
    }
    function f924(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("AvisDInscription".startsWith("Avis") || "AvisDInscription".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("AvisDInscription".startsWith("Avis") || "AvisDInscription".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // PRO-1
        if ((((x.normalize(x.text(v["lieuDInscriptionPrecedent"]?.["commune"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["lieuDInscriptionPrecedent"]?.["commune"]?.["localite"]?.["code"])) === x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])))) && x.broken("2.0.0", v))) return false;
      }
      {
        // BIR-1
        if ((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && ((x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["localite"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined) || (x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["pays"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined)))) && x.broken("5.0.0", v))) return false;
      }
      {
        // BIR-4
        if ((((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("7.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDInscription", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f991(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("AvisDInscriptionDOffice".startsWith("Avis") || "AvisDInscriptionDOffice".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("AvisDInscriptionDOffice".startsWith("Avis") || "AvisDInscriptionDOffice".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // BIR-4-OFFICE
        if ((((x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("9.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["propositionDInscriptionDOffice"]?.["inscriptionProposee"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDInscriptionDOffice", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["propositionDInscriptionDOffice"];
      if (c1 !== undefined) {
        const r = f471(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1011(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("AvisDeRadiation".startsWith("Avis") || "AvisDeRadiation".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("AvisDeRadiation".startsWith("Avis") || "AvisDeRadiation".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // BIR-1
        if ((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && ((x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["localite"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined) || (x.only(v["inscription"]?.["electeur"]?.["individu"]?.["naissance"]?.["lieuNaissance"]?.["pays"], (n) => ((x.normalize(x.text(n["code"])) !== "") || (x.normalize(x.text(n?.["value"])) !== ""))) !== undefined)))) && x.broken("5.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}AvisDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1023(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("RefusDeRadiation".startsWith("Avis") || "RefusDeRadiation".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("RefusDeRadiation".startsWith("Avis") || "RefusDeRadiation".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["demandeDeRadiation"]?.["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}RefusDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["demandeDeRadiation"];
      if (c1 !== undefined) {
        const r = f501(c1, here, 0);
        if (r !== true) return r;
      }
      const c2 = v["refusDeLaRadiation"];
      if (c2 !== undefined) {
        const r = f314(c2, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1039(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("RefusDAppositionDUneMention".startsWith("Avis") || "RefusDAppositionDUneMention".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("RefusDAppositionDUneMention".startsWith("Avis") || "RefusDAppositionDUneMention".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["demandeDAppositionDUneMention"]?.["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}RefusDAppositionDUneMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["demandeDAppositionDUneMention"];
      if (c1 !== undefined) {
        const r = f517(c1, here, 0);
        if (r !== true) return r;
      }
      const c2 = v["refusDeLaMention"];
      if (c2 !== undefined) {
        const r = f314(c2, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1047(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("DemandeDeRadiation".startsWith("Avis") || "DemandeDeRadiation".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("DemandeDeRadiation".startsWith("Avis") || "DemandeDeRadiation".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // PRO-1-RADIATION
        if ((((x.normalize(x.text(v["nouvelleCommuneDInscription"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["nouvelleCommuneDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])))) && x.broken("3.0.0", v))) return false;
      }
      {
        // DEC-1
        if (((((x.normalize(x.text(v["motifDeLaDemande"])) === "1") && (v["inscription"]?.["electeur"]?.["individu"]?.["deces"] !== undefined)) && (((((((((!((v["deces"] !== undefined)) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["typeDeces"])) !== "") && (x.normalize(x.text(v["deces"]?.["typeDeces"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["typeDeces"])) !== x.normalize(x.text(v["deces"]?.["typeDeces"]))))) || (x.substring(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["dateDeces"])), 1, x.length(x.normalize(x.text(v["deces"]?.["dateDeces"])))) !== x.substring(x.normalize(x.text(v["deces"]?.["dateDeces"])), 1, x.length(x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["dateDeces"])))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["numeroActeDeces"])) !== "") && (x.normalize(x.text(v["deces"]?.["numeroActeDeces"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["numeroActeDeces"])) !== x.normalize(x.text(v["deces"]?.["numeroActeDeces"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["localite"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["localite"]?.["value"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["divisionTerritoriale"]?.["value"]))))) || (((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"]))))) || (((!(((x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== "") && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["code"])) !== ""))) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== "")) && (x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== "")) && (x.normalize(x.text(v["inscription"]?.["electeur"]?.["individu"]?.["deces"]?.["lieuDeces"]?.["pays"]?.["value"])) !== x.normalize(x.text(v["deces"]?.["lieuDeces"]?.["pays"]?.["value"])))))) && x.broken("10.0.0", v))) return false;
      }
      {
        // LST-4
        if ((((x.normalize(x.text(v["motifDeLaDemande"])) === "9") && (x.normalize(x.text(v["inscription"]?.["typeDeListe"])) !== "p")) && x.broken("14.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDeRadiation", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1073(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("DemandeDAppositionDUneMention".startsWith("Avis") || "DemandeDAppositionDUneMention".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("DemandeDAppositionDUneMention".startsWith("Avis") || "DemandeDAppositionDUneMention".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // REF-5
        if ((!((x.normalize(x.text(v["inscription"]?.["typeDeListe"])) === "p")) && x.broken("12.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["inscription"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}DemandeDAppositionDUneMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1077(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("PropositionDInscriptionDOffice".startsWith("Avis") || "PropositionDInscriptionDOffice".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("PropositionDInscriptionDOffice".startsWith("Avis") || "PropositionDInscriptionDOffice".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      {
        // BIR-4-PROPOSITION
        if ((((x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) !== "") && (((x.number(x.translate(x.substring((x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])) + "-01-01"), 1, 10), "-", "")) + 180000) - Number((x.substring(x.normalize(x.text(v["inscriptionProposee"]?.["electeur"]?.["individu"]?.["naissance"]?.["dateNaissance"])), 6) === "02-29"))) > x.number(x.translate(x.substring((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) + x.substring("-12-31", (1 + (3 * Number((x.length(x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"]))) === 7)))))), 1, 10), "-", "")))) && x.broken("8.0.0", v))) return false;
      }
      {
        // LST-3
        if ((!((x.normalize(x.text(v["inscriptionProposee"]?.["typeDeListe"])) === "p")) && x.broken("13.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // STR-4
        if ((!((x.normalize(x.text(v["inscriptionProposee"]?.["communeDInscription"]?.["localite"]?.["code"])) === x.normalize(x.text(up?.value?.["identifiant"]?.["commune"])))) && x.broken("15.0.0", v))) return false;
      }
      if ((v["id"] !== undefined)) {
        // PER-1-LOT
        if ((!(((x.normalize(x.text(v["periodeDeRevision"]?.["dateDeDebut"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeDebut"]))) && (x.normalize(x.text(v["periodeDeRevision"]?.["dateDeFin"])) === x.normalize(x.text(x.find(x.all(up?.value?.["uniteElectorale"]), kinds0, (n) => (n["id"] !== undefined))?.["periodeDeRevision"]?.["dateDeFin"]))))) && x.broken("20.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}PropositionDInscriptionDOffice", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscriptionProposee"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1086(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((up?.value !== undefined)) {
        // STR-6
        if ((!(((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "tdt"))) && x.broken("17.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}LotDeLotsDUnitesElectoralesDePlusieursTypes", around: up };
      for (const [i, c] of x.all(v["lot"]).entries()) {
        const r = f1087(c, here, i);
        if (r !== true) return r;
      }
      return true;
    }
    function f1087(v: Fields, up: Around | undefined, index: number): boolean | undefined {
      {
        // STR-5
        if ((!((x.number(x.translate(x.text(v["numero"]), "+", "")) === (index + 1))) && x.broken("16.0.0", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}Lot", around: up };
      for (const item of x.all(v["uniteElectorale"])) {
        let r: boolean | undefined = true;
        switch (x.kind(item)) {
          case "avisDInscription":
            r = f924(item["value"] ?? item, here, 0);
            break;
          case "avisDInscriptionDOffice":
            r = f991(item["value"] ?? item, here, 0);
            break;
          case "avisDeRadiation":
            r = f1011(item["value"] ?? item, here, 0);
            break;
          case "refusDeRadiation":
            r = f1023(item["value"] ?? item, here, 0);
            break;
          case "refusDAppositionDUneMention":
            r = f1039(item["value"] ?? item, here, 0);
            break;
          case "demandeDeRadiation":
            r = f1047(item["value"] ?? item, here, 0);
            break;
          case "demandeDAppositionDUneMention":
            r = f1073(item["value"] ?? item, here, 0);
            break;
          case "propositionDInscriptionDOffice":
            r = f1077(item["value"] ?? item, here, 0);
            break;
        }
        if (r !== true) return r;
      }
      return true;
    }
    function f1102(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}ReactivationDInscription", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1138(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}SuppressionDeMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1178(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}ModificationDuTypeDeListe", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1215(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}EnvoiGestion", around: up };
      const c0 = v["enveloppeElectorale"];
      if (c0 !== undefined) {
        const r = f1216(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["contenu"];
      if (c1 !== undefined) {
        const r = f1230(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1216(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}EnveloppeElectorale", around: up };
      const c0 = v["nombreDUnites"];
      if (c0 !== undefined) {
        const r = f1229(c0, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1229(v: Fields, _up: Around | undefined, _index: number): boolean | undefined {
      {
        // CNT-1
        if ((!((x.number(x.translate(x.text(v), "+", "")) === (x.list(x.all(root["contenu"]?.["uniteDeGestion"]), kinds1, (n) => (n["id"] !== undefined)).length))) && x.broken("18.0.0", v))) return false;
      }
      return true;
    }
    function f1230(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}Contenu", around: up };
      for (const item of x.all(v["uniteDeGestion"])) {
        let r: boolean | undefined = true;
        switch (x.kind(item)) {
          case "reactivationDInscription":
            r = f1231(item["value"] ?? item, here, 0);
            break;
          case "suppressionDeMention":
            r = f1267(item["value"] ?? item, here, 0);
            break;
          case "modificationDuTypeDeListe":
            r = f1272(item["value"] ?? item, here, 0);
            break;
        }
        if (r !== true) return r;
      }
      return true;
    }
    function f1231(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("ReactivationDInscription".startsWith("Avis") || "ReactivationDInscription".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("ReactivationDInscription".startsWith("Avis") || "ReactivationDInscription".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}ReactivationDInscription", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1267(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("SuppressionDeMention".startsWith("Avis") || "SuppressionDeMention".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("SuppressionDeMention".startsWith("Avis") || "SuppressionDeMention".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}SuppressionDeMention", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    function f1272(v: Fields, up: Around | undefined, _index: number): boolean | undefined {
      if ((v["id"] !== undefined)) {
        // DIR-1
        if (((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "commune") || (x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "concentrateur")) && !(("ModificationDuTypeDeListe".startsWith("Avis") || "ModificationDuTypeDeListe".startsWith("Refus")))) && x.broken("0.0.0", v))) return false;
        // DIR-2
        if ((((x.normalize(x.text(root["enveloppeElectorale"]?.["emetteur"]?.["typePartenaire"])) === "insee") && ("ModificationDuTypeDeListe".startsWith("Avis") || "ModificationDuTypeDeListe".startsWith("Refus"))) && x.broken("0.0.1", v))) return false;
      }
      const here: Around = { value: v, name: "{http://xml.insee.fr/schema/electoral}ModificationDuTypeDeListe", around: up };
      const c0 = v["periodeDeRevision"];
      if (c0 !== undefined) {
        const r = f6(c0, here, 0);
        if (r !== true) return r;
      }
      const c1 = v["inscription"];
      if (c1 !== undefined) {
        const r = f10(c1, here, 0);
        if (r !== true) return r;
      }
      return true;
    }
    return (name, value) => {
      root = value as Fields;
      if (root["$type"] !== undefined) return undefined;
      switch (name) {
        case "{http://xml.insee.fr/schema/electoral}AvisDInscription":
          return f5(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}PropositionDInscriptionDOffice":
          return f72(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}AvisDInscriptionDOffice":
          return f127(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}AvisDeRadiation":
          return f188(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}DemandeDeRadiation":
          return f228(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}RefusDeRadiation":
          return f277(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}DemandeDAppositionDUneMention":
          return f318(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}RefusDAppositionDUneMention":
          return f356(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}LotDUnitesElectoralesDePlusieursTypes":
          return f397(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}LotDeLotsDUnitesElectoralesDePlusieursTypes":
          return f563(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}EnvoiUniteElectorale":
          return f730(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}EnvoiLotDUnitesElectorales":
          return f904(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}ReactivationDInscription":
          return f1102(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}SuppressionDeMention":
          return f1138(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}ModificationDuTypeDeListe":
          return f1178(root, undefined, 0);
        case "{http://xml.insee.fr/schema/electoral}EnvoiGestion":
          return f1215(root, undefined, 0);
        default:
          return true;
      }
    };
  },
};

/** The rules of the electoral exchange that its schemas cannot say (schemas/electoral/schematron/). */
export const electoralRules: RuleSet = {
  "language": "xpath1",
  "namespaces": {
    "el": "http://xml.insee.fr/schema/electoral",
    "io": "http://xml.insee.fr/schema/outils",
    "ie": "http://xml.insee.fr/schema"
  },
  "variables": [],
  "keys": [],
  "phases": [],
  "patterns": [
    {
      "code": "sens",
      "id": "sens",
      "name": "Qui envoie quoi",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "el:Contenu/el:*[@xml:id] | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id] | el:Lot/el:*[@xml:id]",
            "position": {
              "file": "circulation.sch",
              "line": 11,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "report",
              "code": "DIR-1",
              "id": "DIR-1",
              "level": "error",
              "role": "error",
              "test": {
                "text": "(normalize-space(/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire) = 'commune' or normalize-space(/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire) = 'concentrateur') and not(starts-with(local-name(), 'Avis') or starts-with(local-name(), 'Refus'))",
                "position": {
                  "file": "circulation.sch",
                  "line": 12,
                  "column": 45
                }
              },
              "message": [
                "Un émetteur de type « ",
                {
                  "kind": "value",
                  "query": {
                    "text": "/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire",
                    "position": {
                      "file": "circulation.sch",
                      "line": 12,
                      "column": 348
                    }
                  }
                },
                " » n’envoie que des avis et des refus, et non « ",
                {
                  "kind": "name"
                },
                " »."
              ],
              "diagnostics": [],
              "properties": []
            },
            {
              "kind": "report",
              "code": "DIR-2",
              "id": "DIR-2",
              "level": "error",
              "role": "error",
              "test": {
                "text": "normalize-space(/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire) = 'insee' and (starts-with(local-name(), 'Avis') or starts-with(local-name(), 'Refus'))",
                "position": {
                  "file": "circulation.sch",
                  "line": 13,
                  "column": 45
                }
              },
              "message": [
                "L’Insee n’envoie ni avis ni refus : « ",
                {
                  "kind": "name"
                },
                " » vient d’une commune."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "commune-en-france",
      "id": "commune-en-france",
      "name": "La commune d’inscription est en France",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:*[@xml:id]/el:Inscription | el:Contenu/el:*[@xml:id]/el:Inscription | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]/el:Inscription | el:Lot/el:*[@xml:id]/el:Inscription | /el:*[@xml:id]/el:InscriptionProposee | el:Contenu/el:*[@xml:id]/el:InscriptionProposee | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]/el:InscriptionProposee | el:Lot/el:*[@xml:id]/el:InscriptionProposee",
            "position": {
              "file": "communes-et-motifs.sch",
              "line": 11,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "assert",
              "code": "COG-2",
              "id": "COG-2",
              "level": "error",
              "role": "error",
              "test": {
                "text": "not(starts-with(normalize-space(el:CommuneDInscription/ie:Localite/@code), '99')) and (not(el:CommuneDInscription/ie:Pays/@code) or normalize-space(el:CommuneDInscription/ie:Pays/@code) = 'FR' or normalize-space(el:CommuneDInscription/ie:Pays/@code) = '99100')",
                "position": {
                  "file": "communes-et-motifs.sch",
                  "line": 12,
                  "column": 45
                }
              },
              "message": [
                "La commune d’inscription n’est pas en France : localité « ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:CommuneDInscription/ie:Localite/@code)",
                    "position": {
                      "file": "communes-et-motifs.sch",
                      "line": 12,
                      "column": 383
                    }
                  }
                },
                " », pays « ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:CommuneDInscription/ie:Pays/@code)",
                    "position": {
                      "file": "communes-et-motifs.sch",
                      "line": 12,
                      "column": 472
                    }
                  }
                },
                " »."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "commune-precedente",
      "id": "commune-precedente",
      "name": "La commune précédente est une autre",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:AvisDInscription | el:Contenu/el:AvisDInscription | el:LotDUnitesElectoralesDePlusieursTypes/el:AvisDInscription | el:Lot/el:AvisDInscription",
            "position": {
              "file": "communes-et-motifs.sch",
              "line": 18,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "report",
              "code": "PRO-1",
              "id": "PRO-1",
              "level": "warning",
              "role": "warning",
              "test": {
                "text": "normalize-space(el:LieuDInscriptionPrecedent/el:Commune/ie:Localite/@code) and normalize-space(el:LieuDInscriptionPrecedent/el:Commune/ie:Localite/@code) = normalize-space(el:Inscription/el:CommuneDInscription/ie:Localite/@code)",
                "position": {
                  "file": "communes-et-motifs.sch",
                  "line": 19,
                  "column": 47
                }
              },
              "message": [
                "La commune de l’inscription précédente est aussi celle de la nouvelle : ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:Inscription/el:CommuneDInscription/ie:Localite/@code)",
                    "position": {
                      "file": "communes-et-motifs.sch",
                      "line": 19,
                      "column": 367
                    }
                  }
                },
                "."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "nouvelle-commune",
      "id": "nouvelle-commune",
      "name": "La nouvelle commune est une autre",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:DemandeDeRadiation | el:Contenu/el:DemandeDeRadiation | el:LotDUnitesElectoralesDePlusieursTypes/el:DemandeDeRadiation | el:Lot/el:DemandeDeRadiation",
            "position": {
              "file": "communes-et-motifs.sch",
              "line": 25,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "report",
              "code": "PRO-1-RADIATION",
              "id": "PRO-1-RADIATION",
              "level": "warning",
              "role": "warning",
              "test": {
                "text": "normalize-space(el:NouvelleCommuneDInscription/ie:Localite/@code) and normalize-space(el:NouvelleCommuneDInscription/ie:Localite/@code) = normalize-space(el:Inscription/el:CommuneDInscription/ie:Localite/@code)",
                "position": {
                  "file": "communes-et-motifs.sch",
                  "line": 26,
                  "column": 57
                }
              },
              "message": [
                "La nouvelle commune d’inscription est celle dont l’électeur serait radié : ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:Inscription/el:CommuneDInscription/ie:Localite/@code)",
                    "position": {
                      "file": "communes-et-motifs.sch",
                      "line": 26,
                      "column": 362
                    }
                  }
                },
                "."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "motif-9-precise",
      "id": "motif-9-precise",
      "name": "Le motif 9 d’un refus est précisé",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "el:*[el:MotifDuRefus]",
            "position": {
              "file": "communes-et-motifs.sch",
              "line": 35,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "report",
              "code": "MOT-9",
              "id": "MOT-9",
              "level": "error",
              "role": "error",
              "test": {
                "text": "normalize-space(el:MotifDuRefus) = '9' and not(normalize-space(el:Precision))",
                "position": {
                  "file": "communes-et-motifs.sch",
                  "line": 36,
                  "column": 45
                }
              },
              "message": [
                "Le refus a le motif 9 (autre) et aucune précision."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "naissance",
      "id": "naissance",
      "name": "La naissance est dite",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:AvisDInscription | el:Contenu/el:AvisDInscription | el:LotDUnitesElectoralesDePlusieursTypes/el:AvisDInscription | el:Lot/el:AvisDInscription | /el:AvisDeRadiation | el:Contenu/el:AvisDeRadiation | el:LotDUnitesElectoralesDePlusieursTypes/el:AvisDeRadiation | el:Lot/el:AvisDeRadiation",
            "position": {
              "file": "electeurs.sch",
              "line": 11,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "assert",
              "code": "BIR-1",
              "id": "BIR-1",
              "level": "error",
              "role": "error",
              "test": {
                "text": "normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:LieuNaissance/*[self::ie:Localite or self::ie:Pays][normalize-space(@code) or normalize-space(.)]",
                "position": {
                  "file": "electeurs.sch",
                  "line": 12,
                  "column": 45
                }
              },
              "message": [
                "La date et le lieu de naissance de l’électeur ne sont pas tous deux dits."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "naissance-d-office",
      "id": "naissance-d-office",
      "name": "La naissance est dite dans la proposition d’un avis d’office",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "el:AvisDInscriptionDOffice/el:PropositionDInscriptionDOffice",
            "position": {
              "file": "electeurs.sch",
              "line": 18,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "assert",
              "code": "BIR-1-OFFICE",
              "id": "BIR-1-OFFICE",
              "level": "warning",
              "role": "warning",
              "test": {
                "text": "normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:LieuNaissance/*[self::ie:Localite or self::ie:Pays][normalize-space(@code) or normalize-space(.)]",
                "position": {
                  "file": "electeurs.sch",
                  "line": 19,
                  "column": 54
                }
              },
              "message": [
                "La date et le lieu de naissance de l’électeur ne sont pas tous deux dits dans la proposition de l’Insee."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "age",
      "id": "age",
      "name": "L’électeur a dix-huit ans",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:AvisDInscription | el:Contenu/el:AvisDInscription | el:LotDUnitesElectoralesDePlusieursTypes/el:AvisDInscription | el:Lot/el:AvisDInscription",
            "position": {
              "file": "electeurs.sch",
              "line": 25,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "report",
              "code": "BIR-4",
              "id": "BIR-4",
              "level": "warning",
              "role": "warning",
              "test": {
                "text": "normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and number(translate(substring(concat(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), '-01-01'), 1, 10), '-', '')) + 180000 - (substring(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), 6) = '02-29') > number(translate(substring(concat(normalize-space(el:PeriodeDeRevision/el:DateDeFin), substring('-12-31', 1 + 3 * (string-length(normalize-space(el:PeriodeDeRevision/el:DateDeFin)) = 7))), 1, 10), '-', ''))",
                "position": {
                  "file": "electeurs.sch",
                  "line": 26,
                  "column": 47
                }
              },
              "message": [
                "L’électeur, né le ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance)",
                    "position": {
                      "file": "electeurs.sch",
                      "line": 26,
                      "column": 659
                    }
                  }
                },
                ", n’a pas dix-huit ans à la fin de la période de révision, le ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:PeriodeDeRevision/el:DateDeFin)",
                    "position": {
                      "file": "electeurs.sch",
                      "line": 26,
                      "column": 827
                    }
                  }
                },
                "."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "age-propose",
      "id": "age-propose",
      "name": "L’électeur proposé a dix-huit ans",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:PropositionDInscriptionDOffice | el:Contenu/el:PropositionDInscriptionDOffice | el:LotDUnitesElectoralesDePlusieursTypes/el:PropositionDInscriptionDOffice | el:Lot/el:PropositionDInscriptionDOffice",
            "position": {
              "file": "electeurs.sch",
              "line": 32,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "report",
              "code": "BIR-4-PROPOSITION",
              "id": "BIR-4-PROPOSITION",
              "level": "warning",
              "role": "warning",
              "test": {
                "text": "normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and number(translate(substring(concat(normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), '-01-01'), 1, 10), '-', '')) + 180000 - (substring(normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), 6) = '02-29') > number(translate(substring(concat(normalize-space(el:PeriodeDeRevision/el:DateDeFin), substring('-12-31', 1 + 3 * (string-length(normalize-space(el:PeriodeDeRevision/el:DateDeFin)) = 7))), 1, 10), '-', ''))",
                "position": {
                  "file": "electeurs.sch",
                  "line": 33,
                  "column": 59
                }
              },
              "message": [
                "L’électeur, né le ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance)",
                    "position": {
                      "file": "electeurs.sch",
                      "line": 33,
                      "column": 695
                    }
                  }
                },
                ", n’a pas dix-huit ans à la fin de la période de révision, le ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:PeriodeDeRevision/el:DateDeFin)",
                    "position": {
                      "file": "electeurs.sch",
                      "line": 33,
                      "column": 871
                    }
                  }
                },
                "."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "age-d-office",
      "id": "age-d-office",
      "name": "L’électeur inscrit d’office a dix-huit ans",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:AvisDInscriptionDOffice | el:Contenu/el:AvisDInscriptionDOffice | el:LotDUnitesElectoralesDePlusieursTypes/el:AvisDInscriptionDOffice | el:Lot/el:AvisDInscriptionDOffice",
            "position": {
              "file": "electeurs.sch",
              "line": 39,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "report",
              "code": "BIR-4-OFFICE",
              "id": "BIR-4-OFFICE",
              "level": "warning",
              "role": "warning",
              "test": {
                "text": "normalize-space(el:PropositionDInscriptionDOffice/el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and number(translate(substring(concat(normalize-space(el:PropositionDInscriptionDOffice/el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), '-01-01'), 1, 10), '-', '')) + 180000 - (substring(normalize-space(el:PropositionDInscriptionDOffice/el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), 6) = '02-29') > number(translate(substring(concat(normalize-space(el:PeriodeDeRevision/el:DateDeFin), substring('-12-31', 1 + 3 * (string-length(normalize-space(el:PeriodeDeRevision/el:DateDeFin)) = 7))), 1, 10), '-', ''))",
                "position": {
                  "file": "electeurs.sch",
                  "line": 40,
                  "column": 54
                }
              },
              "message": [
                "L’électeur, né le ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:PropositionDInscriptionDOffice/el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance)",
                    "position": {
                      "file": "electeurs.sch",
                      "line": 40,
                      "column": 792
                    }
                  }
                },
                ", n’a pas dix-huit ans à la fin de la période de révision, le ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:PeriodeDeRevision/el:DateDeFin)",
                    "position": {
                      "file": "electeurs.sch",
                      "line": 40,
                      "column": 1002
                    }
                  }
                },
                "."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "deces",
      "id": "deces",
      "name": "Les deux décès disent la même chose",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:DemandeDeRadiation | el:Contenu/el:DemandeDeRadiation | el:LotDUnitesElectoralesDePlusieursTypes/el:DemandeDeRadiation | el:Lot/el:DemandeDeRadiation",
            "position": {
              "file": "electeurs.sch",
              "line": 50,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "report",
              "code": "DEC-1",
              "id": "DEC-1",
              "level": "warning",
              "role": "warning",
              "test": {
                "text": "normalize-space(el:MotifDeLaDemande) = '1' and el:Inscription/el:Electeur/el:Individu/ie:Deces and (not(el:Deces) or normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:TypeDeces) and normalize-space(el:Deces/ie:TypeDeces) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:TypeDeces) != normalize-space(el:Deces/ie:TypeDeces) or substring(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:DateDeces), 1, string-length(normalize-space(el:Deces/ie:DateDeces))) != substring(normalize-space(el:Deces/ie:DateDeces), 1, string-length(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:DateDeces))) or normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:NumeroActeDeces) and normalize-space(el:Deces/ie:NumeroActeDeces) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:NumeroActeDeces) != normalize-space(el:Deces/ie:NumeroActeDeces) or normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:Localite/@code) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite/@code) != normalize-space(el:Deces/ie:LieuDeces/ie:Localite/@code) or not(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:Localite/@code)) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite) and normalize-space(el:Deces/ie:LieuDeces/ie:Localite) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite) != normalize-space(el:Deces/ie:LieuDeces/ie:Localite) or normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code) != normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code) or not(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code)) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale) and normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale) != normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale) or normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:Pays/@code) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays/@code) != normalize-space(el:Deces/ie:LieuDeces/ie:Pays/@code) or not(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays/@code) and normalize-space(el:Deces/ie:LieuDeces/ie:Pays/@code)) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays) and normalize-space(el:Deces/ie:LieuDeces/ie:Pays) and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays) != normalize-space(el:Deces/ie:LieuDeces/ie:Pays))",
                "position": {
                  "file": "electeurs.sch",
                  "line": 51,
                  "column": 47
                }
              },
              "message": [
                "Le décès de l’électeur n’est pas celui de la demande, qui fait foi."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "liste-et-nationalite",
      "id": "liste-et-nationalite",
      "name": "La liste convient à la nationalité",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:*[@xml:id]/el:Inscription | el:Contenu/el:*[@xml:id]/el:Inscription | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]/el:Inscription | el:Lot/el:*[@xml:id]/el:Inscription | /el:*[@xml:id]/el:InscriptionProposee | el:Contenu/el:*[@xml:id]/el:InscriptionProposee | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]/el:InscriptionProposee | el:Lot/el:*[@xml:id]/el:InscriptionProposee",
            "position": {
              "file": "listes.sch",
              "line": 11,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "report",
              "code": "LST-2",
              "id": "LST-2",
              "level": "warning",
              "role": "warning",
              "test": {
                "text": "normalize-space(el:TypeDeListe) = 'p' and el:Electeur/el:Nationalite and normalize-space(el:Electeur/el:Nationalite) != 'FRA' or normalize-space(el:TypeDeListe) != 'p' and (not(el:Electeur/el:Nationalite) or normalize-space(el:Electeur/el:Nationalite) = 'FRA')",
                "position": {
                  "file": "listes.sch",
                  "line": 12,
                  "column": 47
                }
              },
              "message": [
                "La liste « ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:TypeDeListe)",
                    "position": {
                      "file": "listes.sch",
                      "line": 12,
                      "column": 338
                    }
                  }
                },
                " » ne convient pas à la nationalité (",
                {
                  "kind": "value",
                  "query": {
                    "text": "concat(normalize-space(el:Electeur/el:Nationalite), substring('aucune', 1, 6 * not(el:Electeur/el:Nationalite)))",
                    "position": {
                      "file": "listes.sch",
                      "line": 12,
                      "column": 427
                    }
                  }
                },
                ") : la liste principale (p) est celle des électeurs français, les listes complémentaires (ce, cm) celles des autres, dont la nationalité est dite."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "mention-liste-principale",
      "id": "mention-liste-principale",
      "name": "Les mentions sont de la liste principale",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:DemandeDAppositionDUneMention | el:Contenu/el:DemandeDAppositionDUneMention | el:LotDUnitesElectoralesDePlusieursTypes/el:DemandeDAppositionDUneMention | el:Lot/el:DemandeDAppositionDUneMention",
            "position": {
              "file": "listes.sch",
              "line": 18,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "assert",
              "code": "REF-5",
              "id": "REF-5",
              "level": "error",
              "role": "error",
              "test": {
                "text": "normalize-space(el:Inscription/el:TypeDeListe) = 'p'",
                "position": {
                  "file": "listes.sch",
                  "line": 19,
                  "column": 45
                }
              },
              "message": [
                "Une demande d’apposition d’une mention est de la liste principale (p), et non « ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:Inscription/el:TypeDeListe)",
                    "position": {
                      "file": "listes.sch",
                      "line": 19,
                      "column": 197
                    }
                  }
                },
                " »."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "office-liste-principale",
      "id": "office-liste-principale",
      "name": "Les inscriptions d’office sont de la liste principale",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:PropositionDInscriptionDOffice | el:Contenu/el:PropositionDInscriptionDOffice | el:LotDUnitesElectoralesDePlusieursTypes/el:PropositionDInscriptionDOffice | el:Lot/el:PropositionDInscriptionDOffice",
            "position": {
              "file": "listes.sch",
              "line": 25,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "assert",
              "code": "LST-3",
              "id": "LST-3",
              "level": "warning",
              "role": "warning",
              "test": {
                "text": "normalize-space(el:InscriptionProposee/el:TypeDeListe) = 'p'",
                "position": {
                  "file": "listes.sch",
                  "line": 26,
                  "column": 47
                }
              },
              "message": [
                "Une proposition d’inscription d’office est de la liste principale (p), et non « ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:InscriptionProposee/el:TypeDeListe)",
                    "position": {
                      "file": "listes.sch",
                      "line": 26,
                      "column": 207
                    }
                  }
                },
                " »."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "motif-9-liste-principale",
      "id": "motif-9-liste-principale",
      "name": "Le motif 9 est de la liste principale",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "/el:DemandeDeRadiation | el:Contenu/el:DemandeDeRadiation | el:LotDUnitesElectoralesDePlusieursTypes/el:DemandeDeRadiation | el:Lot/el:DemandeDeRadiation",
            "position": {
              "file": "listes.sch",
              "line": 32,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "report",
              "code": "LST-4",
              "id": "LST-4",
              "level": "warning",
              "role": "warning",
              "test": {
                "text": "normalize-space(el:MotifDeLaDemande) = '9' and normalize-space(el:Inscription/el:TypeDeListe) != 'p'",
                "position": {
                  "file": "listes.sch",
                  "line": 33,
                  "column": 47
                }
              },
              "message": [
                "Une demande de radiation de motif 9 est de la liste principale (p), et non « ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:Inscription/el:TypeDeListe)",
                    "position": {
                      "file": "listes.sch",
                      "line": 33,
                      "column": 244
                    }
                  }
                },
                " »."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "lot-d-une-commune",
      "id": "lot-d-une-commune",
      "name": "Un lot est d’une commune",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "el:Lot/el:*[@xml:id] | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]",
            "position": {
              "file": "structure.sch",
              "line": 12,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "assert",
              "code": "STR-4",
              "id": "STR-4",
              "level": "error",
              "role": "error",
              "test": {
                "text": "normalize-space(.//el:CommuneDInscription/ie:Localite/@code) = normalize-space(../el:Identifiant/el:Commune)",
                "position": {
                  "file": "structure.sch",
                  "line": 13,
                  "column": 45
                }
              },
              "message": [
                "La commune d’inscription (",
                {
                  "kind": "value",
                  "query": {
                    "text": ".//el:CommuneDInscription/ie:Localite/@code",
                    "position": {
                      "file": "structure.sch",
                      "line": 13,
                      "column": 199
                    }
                  }
                },
                ") n’est pas celle du lot (",
                {
                  "kind": "value",
                  "query": {
                    "text": "../el:Identifiant/el:Commune",
                    "position": {
                      "file": "structure.sch",
                      "line": 13,
                      "column": 289
                    }
                  }
                },
                ")."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "numero-des-lots",
      "id": "numero-des-lots",
      "name": "Les lots sont numérotés",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "el:Lot",
            "position": {
              "file": "structure.sch",
              "line": 19,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "assert",
              "code": "STR-5",
              "id": "STR-5",
              "level": "error",
              "role": "error",
              "test": {
                "text": "number(translate(@numero, '+', '')) = count(preceding-sibling::el:Lot) + 1",
                "position": {
                  "file": "structure.sch",
                  "line": 20,
                  "column": 45
                }
              },
              "message": [
                "Le lot porte le numéro ",
                {
                  "kind": "value",
                  "query": {
                    "text": "@numero",
                    "position": {
                      "file": "structure.sch",
                      "line": 20,
                      "column": 162
                    }
                  }
                },
                " ; les lots se numérotent 1, 2, 3… dans leur ordre."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "lot-de-lots",
      "id": "lot-de-lots",
      "name": "Qui envoie un lot de lots",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "el:LotDeLotsDUnitesElectoralesDePlusieursTypes[parent::el:Contenu]",
            "position": {
              "file": "structure.sch",
              "line": 26,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "assert",
              "code": "STR-6",
              "id": "STR-6",
              "level": "warning",
              "role": "warning",
              "test": {
                "text": "normalize-space(/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire) = 'concentrateur' or normalize-space(/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire) = 'tdt'",
                "position": {
                  "file": "structure.sch",
                  "line": 27,
                  "column": 47
                }
              },
              "message": [
                "Un lot de lots vient d’un concentrateur ou d’un tiers de transmission, et non d’un émetteur de type « ",
                {
                  "kind": "value",
                  "query": {
                    "text": "/*/el:EnveloppeElectorale/io:Emetteur/io:TypePartenaire",
                    "position": {
                      "file": "structure.sch",
                      "line": 27,
                      "column": 343
                    }
                  }
                },
                " »."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "nombre-d-unites",
      "id": "nombre-d-unites",
      "name": "Le nombre d’unités est juste",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "el:NombreDUnites",
            "position": {
              "file": "structure.sch",
              "line": 34,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "assert",
              "code": "CNT-1",
              "id": "CNT-1",
              "level": "error",
              "role": "error",
              "test": {
                "text": "number(translate(., '+', '')) = count(/*/el:Contenu/el:*[@xml:id] | /*/el:Contenu/el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id] | /*/el:Contenu/el:LotDeLotsDUnitesElectoralesDePlusieursTypes/el:Lot/el:*[@xml:id])",
                "position": {
                  "file": "structure.sch",
                  "line": 35,
                  "column": 45
                }
              },
              "message": [
                "L’enveloppe annonce ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(.)",
                    "position": {
                      "file": "structure.sch",
                      "line": 35,
                      "column": 306
                    }
                  }
                },
                " unité(s), l’envoi en contient ",
                {
                  "kind": "value",
                  "query": {
                    "text": "count(/*/el:Contenu/el:*[@xml:id] | /*/el:Contenu/el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id] | /*/el:Contenu/el:LotDeLotsDUnitesElectoralesDePlusieursTypes/el:Lot/el:*[@xml:id])",
                    "position": {
                      "file": "structure.sch",
                      "line": 35,
                      "column": 376
                    }
                  }
                },
                "."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "periode",
      "id": "periode",
      "name": "La période de révision ne finit pas avant de commencer",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "el:PeriodeDeRevision[not(../parent::el:RefusDeRadiation or ../parent::el:RefusDAppositionDUneMention or ../parent::el:AvisDInscriptionDOffice)]",
            "position": {
              "file": "structure.sch",
              "line": 43,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "assert",
              "code": "PER-1",
              "id": "PER-1",
              "level": "error",
              "role": "error",
              "test": {
                "text": "number(translate(substring(normalize-space(el:DateDeDebut), 1, string-length(normalize-space(el:DateDeFin))), '-', '')) <= number(translate(substring(normalize-space(el:DateDeFin), 1, string-length(normalize-space(el:DateDeDebut))), '-', ''))",
                "position": {
                  "file": "structure.sch",
                  "line": 44,
                  "column": 45
                }
              },
              "message": [
                "La période de révision commence le ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:DateDeDebut)",
                    "position": {
                      "file": "structure.sch",
                      "line": 44,
                      "column": 345
                    }
                  }
                },
                " et finit avant, le ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:DateDeFin)",
                    "position": {
                      "file": "structure.sch",
                      "line": 44,
                      "column": 417
                    }
                  }
                },
                "."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    },
    {
      "code": "periode-du-lot",
      "id": "periode-du-lot",
      "name": "Les unités d’un lot ont la même période",
      "variables": [],
      "rules": [
        {
          "context": {
            "text": "el:Lot/el:*[@xml:id] | el:LotDUnitesElectoralesDePlusieursTypes/el:*[@xml:id]",
            "position": {
              "file": "structure.sch",
              "line": 53,
              "column": 20
            }
          },
          "variables": [],
          "checks": [
            {
              "kind": "assert",
              "code": "PER-1-LOT",
              "id": "PER-1-LOT",
              "level": "error",
              "role": "error",
              "test": {
                "text": "normalize-space(el:PeriodeDeRevision/el:DateDeDebut) = normalize-space(../el:*[@xml:id][1]/el:PeriodeDeRevision/el:DateDeDebut) and normalize-space(el:PeriodeDeRevision/el:DateDeFin) = normalize-space(../el:*[@xml:id][1]/el:PeriodeDeRevision/el:DateDeFin)",
                "position": {
                  "file": "structure.sch",
                  "line": 54,
                  "column": 49
                }
              },
              "message": [
                "La période de révision (",
                {
                  "kind": "value",
                  "query": {
                    "text": "el:PeriodeDeRevision/el:DateDeDebut",
                    "position": {
                      "file": "structure.sch",
                      "line": 54,
                      "column": 348
                    }
                  }
                },
                ", ",
                {
                  "kind": "value",
                  "query": {
                    "text": "el:PeriodeDeRevision/el:DateDeFin",
                    "position": {
                      "file": "structure.sch",
                      "line": 54,
                      "column": 406
                    }
                  }
                },
                ") n’est pas celle de la première unité du lot (",
                {
                  "kind": "value",
                  "query": {
                    "text": "../el:*[@xml:id][1]/el:PeriodeDeRevision/el:DateDeDebut",
                    "position": {
                      "file": "structure.sch",
                      "line": 54,
                      "column": 507
                    }
                  }
                },
                ", ",
                {
                  "kind": "value",
                  "query": {
                    "text": "../el:*[@xml:id][1]/el:PeriodeDeRevision/el:DateDeFin",
                    "position": {
                      "file": "structure.sch",
                      "line": 54,
                      "column": 585
                    }
                  }
                },
                ")."
              ],
              "diagnostics": [],
              "properties": []
            }
          ]
        }
      ]
    }
  ],
  "title": "Règles électorales",
  typed
};
