import { ownedBy } from './collection.ts'

const school = ownedBy('school', 'comptabilite')

export const comptabilite = [
  school('facture', {
    fields: { id: 'text', foyer_id: 'text', numero: 'text', date: 'date', montant: 'decimal' },
    key: ['id'],
    required: ['foyer_id', 'numero'],
    parents: { foyer_id: 'foyer' },
  }),
  school('facture_ligne', {
    fields: {
      facture_id: 'text',
      ligne: 'text',
      libelle: 'text',
      quantite: 'decimal',
      montant: 'decimal',
    },
    key: ['facture_id', 'ligne'],
    parents: { facture_id: 'facture' },
  }),
  school('echeance', {
    fields: { id: 'text', facture_id: 'text', date: 'date', montant: 'decimal', regle: 'boolean' },
    key: ['id'],
    required: ['facture_id', 'date'],
    parents: { facture_id: 'facture' },
  }),
]
