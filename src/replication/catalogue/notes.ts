import { ownedBy } from './collection.ts'

const school = ownedBy('school', 'notes')
const online = ownedBy('online', 'notes')

export const notes = [
  school('devoir', {
    fields: {
      id: 'text',
      classe_id: 'text',
      matiere_code: 'text',
      periode: 'text',
      type: 'text',
      coefficient: 'decimal',
      note_sur: 'decimal',
      date: 'date',
    },
    key: ['id'],
    parents: { classe_id: 'classe', matiere_code: 'matiere', periode: 'periode' },
  }),
  school('note', {
    // `12,5`, `Abs` or `Disp`: as people read it.
    fields: { devoir_id: 'text', eleve_id: 'text', valeur: 'text', non_significatif: 'boolean' },
    key: ['devoir_id', 'eleve_id'],
    parents: { devoir_id: 'devoir', eleve_id: 'eleve' },
  }),
  school('moyenne', {
    fields: { id: 'text', eleve_id: 'text', matiere_code: 'text', periode: 'text', valeur: 'text' },
    key: ['id'],
    required: ['eleve_id', 'periode'],
    parents: { eleve_id: 'eleve', matiere_code: 'matiere', periode: 'periode' },
  }),
  school('appreciation', {
    fields: { id: 'text', eleve_id: 'text', matiere_code: 'text', periode: 'text', texte: 'text' },
    key: ['id'],
    required: ['eleve_id', 'periode'],
    parents: { eleve_id: 'eleve', matiere_code: 'matiere', periode: 'periode' },
  }),
  online('cahier_de_textes', {
    fields: {
      id: 'text',
      classe_id: 'text',
      groupe_id: 'text',
      matiere_code: 'text',
      date: 'date',
      pour_le: 'date',
      texte: 'text',
      saisi_le: 'moment',
    },
    key: ['id'],
    required: ['date', 'texte'],
    parents: { classe_id: 'classe', groupe_id: 'groupe', matiere_code: 'matiere' },
  }),
]
