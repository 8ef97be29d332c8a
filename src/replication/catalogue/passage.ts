import { ownedBy } from './collection.ts'

const school = ownedBy('school', 'passage')

export const passage = [
  school('formule', {
    fields: { code: 'text', libelle: 'text', prix: 'decimal' },
    key: ['code'],
    required: ['libelle'],
  }),
  school('passage', {
    fields: { id: 'text', eleve_id: 'text', formule_code: 'text', date: 'date', heure: 'time' },
    key: ['id'],
    required: ['eleve_id', 'date'],
    parents: { eleve_id: 'eleve', formule_code: 'formule' },
  }),
]
