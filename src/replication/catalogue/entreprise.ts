import { ownedBy } from './collection.ts'

const school = ownedBy('school', 'entreprise')

export const entreprise = [
  school('entreprise', {
    fields: {
      id: 'text',
      raison_sociale: 'text',
      siret: 'text',
      adresse: 'text',
      code_postal: 'text',
      ville: 'text',
      telephone: 'text',
    },
    key: ['id'],
    required: ['raison_sociale'],
  }),
  school('stage', {
    fields: {
      id: 'text',
      eleve_id: 'text',
      entreprise_id: 'text',
      debut: 'date',
      fin: 'date',
      sujet: 'text',
    },
    key: ['id'],
    required: ['eleve_id', 'entreprise_id'],
    parents: { eleve_id: 'eleve', entreprise_id: 'entreprise' },
  }),
]
