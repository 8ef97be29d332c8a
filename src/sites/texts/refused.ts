import type { LicenceDiagnosis } from '#contracts/licence-diagnosis.ts'
import { french } from './french.ts'

export const verdictTexts: Readonly<Record<LicenceDiagnosis['state'], string>> = french({
  'in-force': 'Cette licence est bonne : le logiciel doit l’accepter.',
  'in-grace': 'Sa semaine est finie : le logiciel la tolère encore.',
  'not-yet': 'Cette licence ne vaut pas encore.',
  expired: 'Cette licence a expiré.',
  refused: 'Le logiciel refuse cette licence.',
})

export const refusedTexts = french({
  title: 'Pourquoi une licence est refusée ?',
  tab: 'Pourquoi refusée ?',
  intro:
    'Deux façons de savoir : le fichier que l’établissement essaie d’importer, ou le code que son logiciel affiche.',
  back: 'Licences de la semaine prochaine',
  byFile: 'Par le fichier',
  drop: 'Déposez ici le fichier « .lic », ou collez-le.',
  choose: 'Choisir un fichier',
  privacy: 'Le fichier est lu, puis oublié : il n’est pas gardé.',
  reading: (name: string) => `Lecture de ${name}…`,
  byCode: 'Par le code',
  code: 'Code du refus',
  codeHint: 'Comme on le lit : L-07, l 7, 07…',
  explain: 'Expliquer',
  result: 'Réponse',
  ofFile: (name: string) => `Fichier ${name}`,
  revoked: 'Cette licence a été annulée ou remplacée : elle ne compte plus.',
  school: 'Ce que l’établissement peut faire',
  desk: 'Ce que vous pouvez faire ici',
  content: 'Ce que dit le fichier',
  schoolName: 'Établissement',
  ogec: 'Code OGEC',
  week: 'Semaine',
  weekOf: (number: number, year: string) => `${number} de ${year}`,
  from: 'Vaut du',
  until: 'Jusqu’au',
  grace: 'Tolérée jusqu’au',
  issuedAt: 'Signée le',
  modules: 'Modules',
  pupilsMax: 'Effectif maximal',
  zone: (zone: string) => `Heures de l’établissement : ${zone}.`,
  known: 'Ce que sait le registre',
  unknown:
    'Le registre ne connaît pas ce fichier parmi vos clients : il vient d’ailleurs, ou d’un client que vous ne suivez pas.',
  knownFor: 'Délivrée pour',
  fetched: 'Récupérée par le poste',
  installed: 'En place',
  open: 'Ouvrir ses licences',
})
