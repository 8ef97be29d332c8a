import { ownedBy } from './collection.ts'

const school = ownedBy('school', 'administratif')
const online = ownedBy('online', 'administratif')

export const administratif = [
  school('etablissement', {
    fields: { id: 'text', nom: 'text', uai: 'text', ville: 'text', type: 'text' },
    key: ['id'],
    required: ['nom'],
  }),
  school('niveau', {
    fields: { id: 'text', libelle: 'text', rang: 'integer' },
    key: ['id'],
    required: ['libelle'],
  }),
  school('classe', {
    fields: { id: 'text', libelle: 'text', niveau_id: 'text', etablissement_id: 'text' },
    key: ['id'],
    required: ['libelle'],
    parents: { niveau_id: 'niveau', etablissement_id: 'etablissement' },
  }),
  school('groupe', {
    fields: { id: 'text', libelle: 'text', matiere_code: 'text' },
    key: ['id'],
    required: ['libelle'],
  }),
  school('groupe_eleve', {
    fields: { groupe_id: 'text', eleve_id: 'text' },
    key: ['groupe_id', 'eleve_id'],
    parents: { groupe_id: 'groupe', eleve_id: 'eleve' },
  }),
  school('eleve', {
    fields: {
      id: 'text',
      nom: 'text',
      particule: 'text',
      prenom: 'text',
      sexe: 'text',
      date_naissance: 'date',
      classe_id: 'text',
      foyer_id: 'text',
      regime: 'text',
      date_entree: 'date',
      date_sortie: 'date',
      email: 'text',
      portable: 'text',
      photo: 'digest',
    },
    key: ['id'],
    required: ['nom', 'prenom'],
    parents: { classe_id: 'classe', foyer_id: 'foyer' },
  }),
  school('foyer', {
    fields: {
      id: 'text',
      libelle: 'text',
      adresse: 'text',
      code_postal: 'text',
      ville: 'text',
      telephone: 'text',
    },
    key: ['id'],
  }),
  school('responsable', {
    fields: {
      id: 'text',
      civilite: 'text',
      nom: 'text',
      prenom: 'text',
      foyer_id: 'text',
      email: 'text',
      portable: 'text',
    },
    key: ['id'],
    required: ['nom'],
    parents: { foyer_id: 'foyer' },
  }),
  school('lien_responsable', {
    fields: { eleve_id: 'text', responsable_id: 'text', type: 'text', heberge: 'boolean' },
    key: ['eleve_id', 'responsable_id'],
    parents: { eleve_id: 'eleve', responsable_id: 'responsable' },
  }),
  school('personnel', {
    fields: {
      id: 'text',
      civilite: 'text',
      nom: 'text',
      prenom: 'text',
      fonction: 'text',
      email: 'text',
    },
    key: ['id'],
    required: ['nom'],
  }),
  school('matiere', {
    fields: { code: 'text', libelle: 'text', libelle_court: 'text' },
    key: ['code'],
    required: ['libelle'],
  }),
  school('salle', {
    fields: { id: 'text', libelle: 'text', capacite: 'integer' },
    key: ['id'],
  }),
  school('periode', {
    fields: { code: 'text', libelle: 'text', debut: 'date', fin: 'date' },
    key: ['code'],
    required: ['libelle'],
  }),
  school('reponse_demande', {
    fields: { demande_id: 'text', reponse: 'text', motif: 'text', repondu_le: 'moment' },
    key: ['demande_id'],
    required: ['reponse'],
    parents: { demande_id: 'demande_modification' },
  }),
  online('demande_modification', {
    fields: {
      id: 'text',
      foyer_id: 'text',
      eleve_id: 'text',
      champ: 'text',
      ancienne_valeur: 'text',
      nouvelle_valeur: 'text',
      demande_le: 'moment',
    },
    key: ['id'],
    required: ['champ', 'demande_le'],
    parents: { foyer_id: 'foyer', eleve_id: 'eleve' },
  }),
  online('piece_versee', {
    fields: { id: 'text', eleve_id: 'text', type: 'text', empreinte: 'digest', verse_le: 'moment' },
    key: ['id'],
    required: ['eleve_id', 'type'],
    parents: { eleve_id: 'eleve' },
  }),
]
