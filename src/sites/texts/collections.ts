import { french } from './french.ts'

/** What is transferred, as people of a school call it. */
const collectionTexts: Readonly<Record<string, string>> = french({
  etablissement: 'Établissements',
  niveau: 'Niveaux',
  classe: 'Classes',
  groupe: 'Groupes',
  groupe_eleve: 'Élèves des groupes',
  eleve: 'Élèves',
  foyer: 'Foyers',
  responsable: 'Responsables',
  lien_responsable: 'Liens élève-responsable',
  personnel: 'Personnel',
  matiere: 'Matières',
  salle: 'Salles',
  periode: 'Périodes',
  reponse_demande: 'Réponses aux demandes',
  demande_modification: 'Demandes de modification',
  piece_versee: 'Pièces versées',
  cours: 'Cours',
  absence_retard: 'Absences et retards',
  sanction: 'Sanctions',
  appel: 'Appels',
  appel_eleve: 'Élèves des appels',
  devoir: 'Devoirs',
  note: 'Notes',
  moyenne: 'Moyennes',
  appreciation: 'Appréciations',
  cahier_de_textes: 'Cahier de textes',
  facture: 'Factures',
  facture_ligne: 'Lignes de factures',
  echeance: 'Échéances',
  formule: 'Formules de cantine',
  passage: 'Passages à la cantine',
  entreprise: 'Entreprises',
  stage: 'Stages',
})

/** A newer agent may send what this page has no word for. */
export function collectionSaid(name: string): string {
  return collectionTexts[name] ?? name
}
