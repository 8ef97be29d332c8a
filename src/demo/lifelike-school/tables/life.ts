import {
  bytes,
  comma,
  count,
  day,
  flag,
  hour,
  moment,
  number,
  real,
  reference,
  stamp,
  text,
  yesNo,
  zeroedReference,
} from './columns.ts'

export const vieScolaire = {
  cours: {
    table: 'COURS',
    columns: {
      id: number('IDCOURS'),
      matiere_code: text('CODEMAT'),
      personnel_id: zeroedReference('IDPERS'),
      salle_id: zeroedReference('IDSALLE'),
      classe_id: zeroedReference('IDCLASSE'),
      groupe_id: zeroedReference('IDGROUPE'),
      debut: moment('DATECOURS', 'HDEBUT'),
      fin: moment('DATEFIN', 'HFIN'),
      annule: yesNo('ANNULE'),
    },
  },
  absence_retard: {
    table: 'ABSENCE',
    columns: {
      id: number('IDABS'),
      eleve_id: number('IDELEVE'),
      type: text('TYPEABS'),
      debut: moment('DATEDEB', 'HEUREDEB'),
      fin: moment('DATEFIN', 'HEUREFIN'),
      motif: bytes('MOTIF'),
      justifie: yesNo('JUSTIFIE'),
      origine: text('ORIGINE'),
    },
  },
  sanction: {
    table: 'SANCTION',
    columns: {
      id: number('IDSANCT'),
      eleve_id: number('IDELEVE'),
      type: text('TYPESANCT'),
      date: day('DATESANCT'),
      motif: bytes('MOTIF'),
    },
  },
  appel: {
    table: 'APPEL_ED',
    columns: {
      id: text('IDAPPEL'),
      personnel_id: reference('IDPERS'),
      cours_id: reference('IDCOURS'),
      classe_id: reference('IDCLASSE'),
      date: day('DATEAPPEL'),
      debut: hour('HDEBUT'),
      fin: hour('HFIN'),
      effectif: count('EFFECTIF'),
      saisi_le: stamp('SAISILE'),
    },
  },
  appel_eleve: {
    table: 'APPEL_ELEVE_ED',
    columns: {
      appel_id: text('IDAPPEL'),
      eleve_id: number('IDELEVE'),
      etat: text('ETAT'),
      minutes: count('MINUTES'),
    },
  },
}

export const notes = {
  devoir: {
    table: 'DEVOIR',
    columns: {
      id: number('IDDEVOIR'),
      classe_id: reference('IDCLASSE'),
      matiere_code: text('CODEMAT'),
      periode: text('CODEPER'),
      type: bytes('TYPEDEV'),
      coefficient: real('COEF'),
      note_sur: real('NOTESUR'),
      date: day('DATEDEV'),
    },
  },
  note: {
    table: 'NOTE',
    columns: {
      devoir_id: number('IDDEVOIR'),
      eleve_id: number('IDELEVE'),
      valeur: text('VALEUR'),
      non_significatif: flag('NONSIGNIF'),
    },
  },
  moyenne: {
    table: 'MOYENNE',
    columns: {
      id: number('IDMOY'),
      eleve_id: number('IDELEVE'),
      matiere_code: text('CODEMAT'),
      periode: text('CODEPER'),
      valeur: text('VALEUR'),
    },
  },
  appreciation: {
    table: 'APPRECIATION',
    columns: {
      id: number('IDAPPREC'),
      eleve_id: number('IDELEVE'),
      matiere_code: text('CODEMAT'),
      periode: text('CODEPER'),
      texte: bytes('TEXTE'),
    },
  },
  cahier_de_textes: {
    table: 'CAHIER_TEXTES_ED',
    columns: {
      id: text('IDCAHIER'),
      classe_id: reference('IDCLASSE'),
      groupe_id: reference('IDGROUPE'),
      matiere_code: text('CODEMAT'),
      date: day('DATESEANCE'),
      pour_le: day('POURLE'),
      texte: text('TEXTE'),
      saisi_le: stamp('SAISILE'),
    },
  },
}

export const comptabilite = {
  facture: {
    table: 'FACTURE',
    columns: {
      id: number('IDFACT'),
      foyer_id: number('IDFOYER'),
      numero: text('NUMERO'),
      date: day('DATEFACT'),
      montant: comma('MONTANT'),
    },
  },
  facture_ligne: {
    table: 'FACTURE_LIGNE',
    columns: {
      facture_id: number('IDFACT'),
      ligne: number('LIGNE'),
      libelle: bytes('LIBELLE'),
      quantite: real('QUANTITE'),
      montant: comma('MONTANT'),
    },
  },
  echeance: {
    table: 'ECHEANCE',
    columns: {
      id: number('IDECH'),
      facture_id: number('IDFACT'),
      date: day('DATEECH'),
      montant: comma('MONTANT'),
      regle: yesNo('REGLE'),
    },
  },
}

export const passage = {
  formule: {
    table: 'FORMULE',
    columns: { code: text('CODEFORM'), libelle: bytes('LIBELLE'), prix: comma('PRIX') },
  },
  passage: {
    table: 'PASSAGE',
    columns: {
      id: number('IDPASSAGE'),
      eleve_id: number('IDELEVE'),
      formule_code: text('CODEFORM'),
      date: day('DATEPASS'),
      heure: hour('HEUREPASS'),
    },
  },
}

export const entreprise = {
  entreprise: {
    table: 'ENTREPRISE',
    columns: {
      id: number('IDENT'),
      raison_sociale: bytes('RAISOC'),
      siret: text('SIRET'),
      adresse: bytes('ADRESSE'),
      code_postal: text('CODPOST'),
      ville: bytes('VILLE'),
      telephone: text('TEL'),
    },
  },
  stage: {
    table: 'STAGE',
    columns: {
      id: number('IDSTAGE'),
      eleve_id: number('IDELEVE'),
      entreprise_id: number('IDENT'),
      debut: day('DDEBUT'),
      fin: day('DFIN'),
      sujet: bytes('SUJET'),
    },
  },
}
