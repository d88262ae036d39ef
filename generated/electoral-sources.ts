/** The files that the electoral schemas and rules were made of: npm run rules. */
export const electoralSources = {
  "schemas": [
    {
      "file": "schemas/adresse.xsd",
      "sha256": "31049635f5a18ca396df8651868e4ebf018745b06a22f750685dd5c610e0701b"
    },
    {
      "file": "schemas/cog.xsd",
      "sha256": "da00f85d95dbb3187715867fc00cf3dd6b3a3529e7475e1cfe3609b6b8e2e333"
    },
    {
      "file": "schemas/electoral/AvisDInscription.xsd",
      "sha256": "1b07119298344b55a9cc82bb6e6597172018ae4ea1bd443aff4d404e6173c2ec"
    },
    {
      "file": "schemas/electoral/AvisDInscriptionDOffice.xsd",
      "sha256": "9d4694e4bb0cf2990879ac67317336476b1b73e40f3c36a6b778f337a15068b3"
    },
    {
      "file": "schemas/electoral/AvisDeRadiation.xsd",
      "sha256": "37cc6aafba529f5bd1db3c1fab3aa7df1341e396c9e7f3aac5e0419e277c71ed"
    },
    {
      "file": "schemas/electoral/DefinitionsCommunes.xsd",
      "sha256": "7132dbe96293d70a94f41f5ae6bf0fa0e27949ad39016edf06365fa42efd0c9a"
    },
    {
      "file": "schemas/electoral/DemandeMention.xsd",
      "sha256": "a52e30a958ccd32b2822e8b53ae4244c3d77d887576a6134771edb8f0b1554fe"
    },
    {
      "file": "schemas/electoral/DemandeRadiation.xsd",
      "sha256": "1da1d82af4b0144b57c6c4b3c5c970e3d34f28002cd43f5e18cd63cfb7ee3fd1"
    },
    {
      "file": "schemas/electoral/EnvoiGestion.xsd",
      "sha256": "ffc839a3785d51874ecdd8e19338bfe4b666b265b47a26e2daee242ac653662a"
    },
    {
      "file": "schemas/electoral/EnvoiLotUnitesElectorales.xsd",
      "sha256": "44e09a68f6f826e95139bf092a6502986713b33c200a14245eb56381db0ddc87"
    },
    {
      "file": "schemas/electoral/EnvoiUniteElectorale.xsd",
      "sha256": "60cfd1f24d47cdccab4bbead59b63e4abb5f9905bcb9c18159b32e561faee1bf"
    },
    {
      "file": "schemas/electoral/LotUnitesElectorales.xsd",
      "sha256": "9759bfb60a95ff3a007117b386970a755951795b32eec376ff13d50fc0d0a1c8"
    },
    {
      "file": "schemas/electoral/ModificationTypeListe.xsd",
      "sha256": "120d7729726fe5c089f809ca1aa3896df72088bea3d2cd5ba76bf4f680ae510b"
    },
    {
      "file": "schemas/electoral/PropositionInscription.xsd",
      "sha256": "5635250071d83f1465cc701643b47fafa05916e11105800f4cf80d0d4cfc8467"
    },
    {
      "file": "schemas/electoral/ReactivationInscription.xsd",
      "sha256": "6268f4f4ac9588398e5b598278e5d9c8d211f4831161e0e62a5f4e2eb2c00ee9"
    },
    {
      "file": "schemas/electoral/RefusMention.xsd",
      "sha256": "4966b1e7917c4b4e1f68f8987191fd024049611a8de56b9fa5debfce9d364a25"
    },
    {
      "file": "schemas/electoral/RefusRadiation.xsd",
      "sha256": "33de210d90d7dfe187bbfdb5ed8ae589fd1d809e01ca72a1a45b0c66c98df51b"
    },
    {
      "file": "schemas/electoral/SuppressionMention.xsd",
      "sha256": "87ef16c10aeac1c73631cf3d212b98f431ca157cd694cbdfe2d5275b2773cdc5"
    },
    {
      "file": "schemas/electoral/echanges-mairies-insee-gestion.xsd",
      "sha256": "e051a022544a6124cea7bf78fbe5443594d0f213bcd1cd73498ba11e6a261657"
    },
    {
      "file": "schemas/electoral/echanges-mairies-insee-unite-electorale.xsd",
      "sha256": "dc0760164c9f4ca22f803189599bd85ac36e8d915bf02c85952616868df89cdc"
    },
    {
      "file": "schemas/individu.xsd",
      "sha256": "1b549d28632afeee1d8a146377c616fd6aa5a106a1e9da26df24d9e9e398239e",
      "version": "1.1"
    },
    {
      "file": "schemas/insee-commun.xsd",
      "sha256": "572f7675ead1f42d0bce1093616da8417afb2b74a0a3869a8a027611c17b1b0c",
      "version": "2.1"
    },
    {
      "file": "schemas/insee.xsd",
      "sha256": "81088d1dd5f07d3f16427ba02dec7c851a4fec5f42af9f06d4a3c5dadf4b19b2"
    },
    {
      "file": "schemas/iso.xsd",
      "sha256": "86fc92653c2fdda45d5c2a55eb38f4db4466f0c4065a2e2a2a47335d2542db4d"
    },
    {
      "file": "schemas/nir.xsd",
      "sha256": "53092821d239ed0a2be64fe5a6ac7445420f351eb645f46e9c4cbcd84c3f009a"
    },
    {
      "file": "schemas/outils/enveloppe.xsd",
      "sha256": "f1998d2b7fa5d33a276cf9703dcff79b7fe8147bb9ff8d0dcde84b943a5546a5"
    },
    {
      "file": "schemas/siret.xsd",
      "sha256": "d733ad7c978feb67d1bc4de8ad2414fcae4d0a4c02425db2ecadc7a6f0a1337f"
    },
    {
      "file": "schemas/xml.xsd",
      "sha256": "faac9fd5be78a3715a425adf6b6be52a0a545bdd17b2859c459ba6dd4dda3a9b"
    }
  ],
  "rules": [
    {
      "file": "schemas/electoral/schematron/circulation.sch",
      "sha256": "536218d301a25a1fa8ca1ad1cc0ae5d6d73ee942efe5c1d627d775c10e6f4339",
      "version": "1"
    },
    {
      "file": "schemas/electoral/schematron/communes-et-motifs.sch",
      "sha256": "88ec425bf742ebe6d2e365f423873034674f675120d88998ac57c943d38a8e89",
      "version": "1"
    },
    {
      "file": "schemas/electoral/schematron/electeurs.sch",
      "sha256": "3f3f7f1b6fd87df5aaf0fe0d1cc0df5728cdbc2c6183c0a6bde1191b27a9ac32",
      "version": "1"
    },
    {
      "file": "schemas/electoral/schematron/listes.sch",
      "sha256": "58a955d271b065ebd7bdd8189b871a42a8f7daf2a94f23bc383894aa8d9dc021",
      "version": "1"
    },
    {
      "file": "schemas/electoral/schematron/structure.sch",
      "sha256": "e24b48407a5106f84259290e0d087d4c1bd956c6c0aa821d60391c18b77b1306",
      "version": "1"
    }
  ]
} as const;
