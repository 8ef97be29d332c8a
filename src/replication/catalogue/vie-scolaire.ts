import { ownedBy } from './collection.ts'

const school = ownedBy('school', 'vie-scolaire')
const online = ownedBy('online', 'vie-scolaire')

export const vieScolaire = [
  school('cours', {
    fields: {
      id: 'text',
      matiere_code: 'text',
      personnel_id: 'text',
      salle_id: 'text',
      classe_id: 'text',
      groupe_id: 'text',
      debut: 'moment',
      fin: 'moment',
      annule: 'boolean',
    },
    key: ['id'],
    required: ['debut', 'fin'],
    parents: {
      matiere_code: 'matiere',
      personnel_id: 'personnel',
      salle_id: 'salle',
      classe_id: 'classe',
      groupe_id: 'groupe',
    },
  }),
  school('absence_retard', {
    fields: {
      id: 'text',
      eleve_id: 'text',
      type: 'text',
      debut: 'moment',
      fin: 'moment',
      motif: 'text',
      justifie: 'boolean',
      origine: 'text',
    },
    key: ['id'],
    required: ['eleve_id', 'type', 'debut'],
    parents: { eleve_id: 'eleve' },
  }),
  school('sanction', {
    fields: { id: 'text', eleve_id: 'text', type: 'text', date: 'date', motif: 'text' },
    key: ['id'],
    required: ['eleve_id', 'type', 'date'],
    parents: { eleve_id: 'eleve' },
  }),
  online('appel', {
    fields: {
      id: 'text',
      personnel_id: 'text',
      cours_id: 'text',
      classe_id: 'text',
      date: 'date',
      debut: 'time',
      fin: 'time',
      effectif: 'integer',
      saisi_le: 'moment',
    },
    key: ['id'],
    required: ['date', 'debut', 'saisi_le'],
    parents: { cours_id: 'cours', classe_id: 'classe', personnel_id: 'personnel' },
  }),
  online('appel_eleve', {
    fields: { appel_id: 'text', eleve_id: 'text', etat: 'text', minutes: 'integer' },
    key: ['appel_id', 'eleve_id'],
    required: ['etat'],
    parents: { appel_id: 'appel', eleve_id: 'eleve' },
  }),
]
