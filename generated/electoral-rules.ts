import type { RuleSet } from "scrutin/rules";

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
              "line": 32,
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
                  "line": 33,
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
                "text": "normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and number(translate(substring(concat(normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), '-01-01'), 1, 10), '-', '')) + 180000 > number(translate(substring(concat(normalize-space(el:PeriodeDeRevision/el:DateDeFin), substring('-12-31', 1 + 3 * (string-length(normalize-space(el:PeriodeDeRevision/el:DateDeFin)) = 7))), 1, 10), '-', ''))",
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
                      "column": 545
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
                      "column": 713
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
                "text": "normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and number(translate(substring(concat(normalize-space(el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), '-01-01'), 1, 10), '-', '')) + 180000 > number(translate(substring(concat(normalize-space(el:PeriodeDeRevision/el:DateDeFin), substring('-12-31', 1 + 3 * (string-length(normalize-space(el:PeriodeDeRevision/el:DateDeFin)) = 7))), 1, 10), '-', ''))",
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
                      "column": 573
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
                      "column": 749
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
                "text": "normalize-space(el:PropositionDInscriptionDOffice/el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance) and number(translate(substring(concat(normalize-space(el:PropositionDInscriptionDOffice/el:InscriptionProposee/el:Electeur/el:Individu/ie:Naissance/ie:DateNaissance), '-01-01'), 1, 10), '-', '')) + 180000 > number(translate(substring(concat(normalize-space(el:PeriodeDeRevision/el:DateDeFin), substring('-12-31', 1 + 3 * (string-length(normalize-space(el:PeriodeDeRevision/el:DateDeFin)) = 7))), 1, 10), '-', ''))",
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
                      "column": 636
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
                      "column": 846
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
              "line": 46,
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
                "text": "normalize-space(el:MotifDeLaDemande) = '1' and el:Inscription/el:Electeur/el:Individu/ie:Deces and (not(el:Deces) or (el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:TypeDeces and el:Deces/ie:TypeDeces and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:TypeDeces) != normalize-space(el:Deces/ie:TypeDeces)) or (el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:DateDeces and el:Deces/ie:DateDeces and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:DateDeces) != normalize-space(el:Deces/ie:DateDeces)) or (el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:NumeroActeDeces and el:Deces/ie:NumeroActeDeces and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:NumeroActeDeces) != normalize-space(el:Deces/ie:NumeroActeDeces)) or (el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite and el:Deces/ie:LieuDeces/ie:Localite and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite) != normalize-space(el:Deces/ie:LieuDeces/ie:Localite)) or (el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite/@code and el:Deces/ie:LieuDeces/ie:Localite/@code and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Localite/@code) != normalize-space(el:Deces/ie:LieuDeces/ie:Localite/@code)) or (el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale and el:Deces/ie:LieuDeces/ie:DivisionTerritoriale and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale) != normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale)) or (el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code and el:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code) != normalize-space(el:Deces/ie:LieuDeces/ie:DivisionTerritoriale/@code)) or (el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays and el:Deces/ie:LieuDeces/ie:Pays and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays) != normalize-space(el:Deces/ie:LieuDeces/ie:Pays)) or (el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays/@code and el:Deces/ie:LieuDeces/ie:Pays/@code and normalize-space(el:Inscription/el:Electeur/el:Individu/ie:Deces/ie:LieuDeces/ie:Pays/@code) != normalize-space(el:Deces/ie:LieuDeces/ie:Pays/@code)))",
                "position": {
                  "file": "electeurs.sch",
                  "line": 47,
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
                " » ne convient pas à la nationalité « ",
                {
                  "kind": "value",
                  "query": {
                    "text": "normalize-space(el:Electeur/el:Nationalite)",
                    "position": {
                      "file": "listes.sch",
                      "line": 12,
                      "column": 428
                    }
                  }
                },
                " » : la liste principale (p) est celle des électeurs français, les listes complémentaires (ce, cm) celles des autres, dont la nationalité est dite."
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
              "line": 51,
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
                  "line": 52,
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
                      "line": 52,
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
                      "line": 52,
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
                      "line": 52,
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
                      "line": 52,
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
  "title": "Règles électorales"
};
