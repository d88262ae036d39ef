/** Words of French schemas that always have an accent, for names of which no documentation speaks. Their feminines and plurals follow. */
export const frenchWords: readonly string[] = `
  activité adhérent âge année arrêté août autorisé bénéficiaire bénéfice catégorie clé clôture complément complémentaire congé contrôle côté coût
  créancier création créé début déclarant déclaration décès décision défaut délai délégation département dépôt désignation destinée détail
  détention dématérialisé dernière diplôme donnée durée échéance école économique électeur électoral électronique élément émetteur émission employé
  énergie enquête entité entrée époux épouse équipement établissement étape état étranger événement évaluation expédition expéditeur
  février financière fréquence général géographique gérant hébergement hôpital identité immatriculé impôt indemnité intérêt intermédiaire
  journée légal légende libellé localité marché matière mémoire mère métadonnée méthode métier ménage modalité modèle modifié nationalité nécessaire
  numéro numérique opérateur opération paramètre père pénalité période périodicité pièce précédent précision préfixe prélèvement prénom
  présent présence prévu prévision procédure propriété propriétaire proposée qualité quantité réactivation réception récépissé réduction référence
  région règle règlement régime régularisation rémunération réponse représentant réseau réservé résidence résultat révision salarié santé schéma
  sécurité sélection série société spécialité supplément sûreté système télécopie téléphone témoin trésorerie unité validité véhicule vérification`
  .trim()
  .split(/\s+/);
