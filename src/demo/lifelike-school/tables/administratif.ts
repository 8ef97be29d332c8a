import {
  bytes,
  count,
  day,
  flag,
  number,
  padded,
  picture,
  reference,
  stamp,
  text,
} from './columns.ts'

export const administratif = {
  etablissement: {
    table: 'ETABLISSEMENT',
    columns: {
      id: number('IDETAB'),
      nom: bytes('NOM'),
      uai: text('RNE'),
      ville: bytes('VILLE'),
      type: padded('TYPETAB', 12),
    },
  },
  niveau: {
    table: 'NIVEAU',
    columns: { id: number('IDNIVEAU'), libelle: bytes('LIBELLE'), rang: count('RANG') },
  },
  classe: {
    table: 'CLASSE',
    columns: {
      id: number('IDCLASSE'),
      libelle: bytes('LIBELLE'),
      niveau_id: reference('IDNIVEAU'),
      etablissement_id: reference('IDETAB'),
    },
  },
  groupe: {
    table: 'GROUPE',
    columns: { id: number('IDGROUPE'), libelle: bytes('LIBELLE'), matiere_code: text('CODEMAT') },
  },
  groupe_eleve: {
    table: 'GROUPE_ELEVE',
    columns: { groupe_id: number('IDGROUPE'), eleve_id: number('IDELEVE') },
  },
  eleve: {
    table: 'ELEVE',
    columns: {
      id: number('IDELEVE'),
      nom: bytes('NOM'),
      particule: text('PARTICULE'),
      prenom: bytes('PRENOM'),
      sexe: text('SEXE'),
      date_naissance: day('DNAISS'),
      classe_id: reference('IDCLASSE'),
      foyer_id: reference('IDFOYER'),
      regime: padded('REGIME', 4),
      date_entree: day('DENTREE'),
      date_sortie: day('DSORTIE'),
      email: text('EMAIL'),
      portable: text('PORTABLE'),
      photo: picture('PHOTO'),
    },
  },
  foyer: {
    table: 'FOYER',
    columns: {
      id: number('IDFOYER'),
      libelle: bytes('LIBELLE'),
      adresse: bytes('ADRESSE'),
      code_postal: text('CODPOST'),
      ville: bytes('VILLE'),
      telephone: padded('TEL', 20),
    },
  },
  responsable: {
    table: 'RESPONSABLE',
    columns: {
      id: number('IDRESP'),
      civilite: padded('CIVILITE', 4),
      nom: bytes('NOM'),
      prenom: bytes('PRENOM'),
      foyer_id: reference('IDFOYER'),
      email: text('EMAIL'),
      portable: text('PORTABLE'),
    },
  },
  lien_responsable: {
    table: 'ELEVE_RESP',
    columns: {
      eleve_id: number('IDELEVE'),
      responsable_id: number('IDRESP'),
      type: text('TYPELIEN'),
      heberge: flag('HEBERGE'),
    },
  },
  personnel: {
    table: 'PERSONNEL',
    columns: {
      id: number('IDPERS'),
      civilite: padded('CIVILITE', 4),
      nom: bytes('NOM'),
      prenom: bytes('PRENOM'),
      fonction: bytes('FONCTION'),
      email: text('EMAIL'),
    },
  },
  matiere: {
    table: 'MATIERE',
    columns: {
      code: text('CODEMAT'),
      libelle: bytes('LIBELLE'),
      libelle_court: padded('COURT', 10),
    },
  },
  salle: {
    table: 'SALLE',
    columns: { id: number('IDSALLE'), libelle: bytes('LIBELLE'), capacite: count('CAPACITE') },
  },
  periode: {
    table: 'PERIODE',
    columns: {
      code: text('CODEPER'),
      libelle: bytes('LIBELLE'),
      debut: day('DDEBUT'),
      fin: day('DFIN'),
    },
  },
  reponse_demande: {
    table: 'DEMANDE_REPONSE',
    columns: {
      demande_id: text('IDDEMANDE'),
      reponse: text('REPONSE'),
      motif: text('MOTIF'),
      repondu_le: stamp('REPONDULE'),
    },
  },
  demande_modification: {
    table: 'DEMANDE_ED',
    columns: {
      id: text('IDDEMANDE'),
      foyer_id: reference('IDFOYER'),
      eleve_id: reference('IDELEVE'),
      champ: text('CHAMP'),
      ancienne_valeur: text('ANCIENNE'),
      nouvelle_valeur: text('NOUVELLE'),
      demande_le: stamp('DEMANDELE'),
    },
  },
  piece_versee: {
    table: 'PIECE_ED',
    columns: {
      id: text('IDPIECE'),
      eleve_id: reference('IDELEVE'),
      type: text('TYPEPIECE'),
      empreinte: text('EMPREINTE'),
      verse_le: stamp('VERSELE'),
    },
  },
}
