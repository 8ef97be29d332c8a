import type { SourceFailureCode } from '#replication/school-side/source.ts'
import type { Misfit } from '#replication/rows/check-row.ts'

type Text = { readonly sentence: string; readonly remedy: string }

/** Why the school's base cannot be read or written. No value of a row is ever in these, but its key. */
export const sourceFailureTexts: Readonly<Record<SourceFailureCode, Text>> = {
  'source-missing': {
    sentence: 'La base de l’établissement est introuvable ({file}).',
    remedy:
      'Vérifiez « base » dans la correspondance : le chemin du fichier, ou l’adresse et le nom de la base ; le serveur doit être en marche.',
  },
  'source-locked': {
    sentence: 'La base de l’établissement est occupée par un autre programme ({file}).',
    remedy:
      'Attendez la fin de la sauvegarde ou de la réindexation en cours, puis recommencez ; sinon fermez les autres programmes qui l’ouvrent.',
  },
  'source-unreadable': {
    sentence: 'La base de l’établissement ne peut pas être lue ({file} : {why}).',
    remedy:
      'Vérifiez que c’est bien une base du type indiqué, qu’elle n’est pas abîmée, et que le compte de l’agent a le droit de la lire.',
  },
  'table-missing': {
    sentence: 'Collection {collection} : la table {table} n’existe pas, ou sa requête est refusée.',
    remedy: 'Corrigez « table » ou « requete » dans la correspondance.',
  },
  'column-missing': {
    sentence: 'Collection {collection} : la colonne {column} n’existe pas (champ {field}).',
    remedy: 'Corrigez cette colonne dans « champs » de la correspondance.',
  },
  'duplicate-key': {
    sentence: 'Collection {collection} : deux fiches ont la même clé {key}.',
    remedy: 'Supprimez la fiche en double dans la base, ou choisissez une autre clé.',
  },
  'value-does-not-fit': {
    sentence: 'Collection {collection}, fiche {key} : le champ {field} {why} (colonne {column}).',
    remedy:
      'Corrigez cette fiche dans le logiciel, ou le format de ce champ dans la correspondance.',
  },
}

/** Of a field, after its name. */
export const misfitTexts: Readonly<Record<Misfit['why'], string>> = {
  fields: 'ne se lit pas',
  absent: 'est vide alors qu’il est obligatoire',
  kind: 'n’a pas la forme attendue',
  nul: 'contient un caractère nul',
  'too-long': 'est trop long',
  'not-normal': 'contient des caractères qui ne sont pas du texte',
  'key-character': 'contient un caractère interdit dans une clé',
}

/** What is wrong in the mapping file, at a line and a column. */
export const mappingTexts = {
  syntax: {
    sentence: 'Ce n’est pas du JSON (commentaires permis).',
    remedy: 'Vérifiez à cet endroit les guillemets, les virgules et les accolades.',
  },
  'not-an-object': {
    sentence: '« {name} » n’est pas un objet.',
    remedy: 'Écrivez-le entre accolades.',
  },
  'not-a-text': {
    sentence: '« {name} » n’est pas un texte, ou est vide.',
    remedy: 'Écrivez-le entre guillemets.',
  },
  missing: { sentence: 'Il manque « {name} ».', remedy: 'Ajoutez « {name} » à cet endroit.' },
  twice: { sentence: '« {name} » est donné deux fois.', remedy: 'Supprimez l’un des deux.' },
  'name-unknown': {
    sentence: '« {name} » n’est pas connu ici.',
    remedy: 'Noms possibles : {known}.',
  },
  'format-version': {
    sentence: 'Cette version de la correspondance n’est pas connue.',
    remedy: 'Écrivez "format": 1.',
  },
  'base-type': {
    sentence: 'Le type de la base n’est pas connu.',
    remedy: 'Écrivez "type": "sqlite" ou "type": "postgresql".',
  },
  'base-address': {
    sentence: 'L’adresse de la base ne convient pas.',
    remedy: 'Écrivez-la postgres://utilisateur:motdepasse@hôte:5432/base.',
  },
  'encoding-unknown': {
    sentence: 'Cet encodage n’est pas connu.',
    remedy: 'Écrivez "encodage": "utf-8" ou "encodage": "windows-1252".',
  },
  'collection-unknown': {
    sentence: 'La collection « {name} » n’existe pas.',
    remedy: 'Collections possibles ici : {known}.',
  },
  'collection-other-way': {
    sentence: 'La collection « {name} » ne va pas dans ce sens.',
    remedy: 'Déplacez-la dans « {way} ».',
  },
  'table-or-query': {
    sentence: 'Il faut « table » ou « requete », et une seule des deux.',
    remedy: 'Gardez « table » pour lire une table entière, « requete » pour un select.',
  },
  'query-not-written': {
    sentence: 'On ne peut pas écrire dans une requête.',
    remedy: 'Donnez « table » à la place.',
  },
  'query-not-select': {
    sentence: 'Cette requête n’est pas un seul select.',
    remedy: 'Commencez-la par select ou with, sans point-virgule.',
  },
  'field-unknown': {
    sentence: 'La collection {collection} n’a pas de champ « {name} ».',
    remedy: 'Champs possibles : {known}.',
  },
  'field-needed': {
    sentence: 'Il manque le champ « {name} », obligatoire pour la collection {collection}.',
    remedy: 'Ajoutez à « champs » la colonne où il se trouve.',
  },
  'field-format-unknown': {
    sentence: 'Le format « {format} » n’existe pas.',
    remedy: 'Formats possibles pour {name} : {known}.',
  },
  'field-format-misfit': {
    sentence: 'Le format « {format} » ne convient pas au champ {name}.',
    remedy: 'Formats possibles : {known}.',
  },
  'two-columns': {
    sentence:
      'Le champ {name} : « heure » va avec le format « AAAAMMJJ+HHMM », et lui avec « heure ».',
    remedy: 'Donnez les deux, ou aucun des deux.',
  },
} as const satisfies Record<string, Text>
