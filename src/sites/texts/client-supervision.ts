import { french, plural } from './french.ts'

/** Supervising from the portal. */
export const superviseTexts = french({
  title: 'Supervision',
  action: 'Superviser',
  otherReason: 'Autre motif',
  otherReasonLong: 'Superviser avec un autre motif',
  intro:
    'Ouvre le site d’administration de l’établissement, en consultation, pour 30 minutes au plus. L’établissement est prévenu et voit ce qui est fait.',
  onlyReads: 'L’accès au site est fermé : rien ne pourra y être modifié.',
  with: (reason: string) => `Motif : ${reason}`,
  dialogTitle: 'Superviser l’établissement',
  dialogText: 'L’établissement lira ce motif, dans le mail qu’il reçoit et dans son site.',
  reason: 'Motif',
  sentence: 'Précision',
  sentenceHint: 'En une phrase, pour l’établissement. 300 caractères au plus.',
  sentenceMissing: 'Le motif « Autre » demande une phrase : l’établissement la lira.',
  ticket: 'Numéro de ticket',
  ticketOf: (ticket: string) => `ticket ${ticket}`,
  opening: 'Ouverture du site d’administration…',
  blockedTitle: 'Votre navigateur n’a pas ouvert le nouvel onglet.',
  blockedText: 'Ouvrez-le par ce lien, dans les deux minutes.',
  blockedLink: 'Ouvrir le site d’administration',
  opened: 'Le site d’administration s’ouvre dans un nouvel onglet.',
  consent: 'Accord de l’établissement',
  seeAll: 'Toutes les supervisions (onglet Accès)',
})

/** Why none can start now, and what to do about it. */
export const notNowTexts = french({
  'service-not-created': {
    title: 'Pas de supervision : le client en ligne n’existe pas encore.',
    text: 'Créez-le d’abord avec le code OGEC de l’établissement.',
  },
  'service-suspended': {
    title: 'Pas de supervision pendant le mode été.',
    text: 'Levez la suspension, ou attendez la reprise.',
  },
  'consent-missing': {
    title: 'L’établissement n’a pas donné son accord en ce moment.',
    text: 'Demandez-le : ses administrateurs reçoivent un mail, et l’accordent pour une heure, un jour ou une semaine depuis « Accès du support ».',
  },
})

export const askConsentTexts = french({
  action: 'Demander l’accord',
  done: 'Demande envoyée aux administrateurs de l’établissement.',
  waiting: 'Cette page se met à jour dès que l’accord est donné.',
  again: 'Demander de nouveau',
})

export const overrideTexts = french({
  action: 'Urgence…',
  title: 'Urgence : passer outre l’accord',
  text: 'Réservé à ce qui ne peut pas attendre. Un second administrateur de l’éditeur doit approuver dans l’heure ; l’établissement est prévenu aussitôt par mail, et peut mettre fin à la supervision.',
  reason: 'Motif de l’urgence',
  reasonHint: 'L’établissement le lira. 300 caractères au plus.',
  confirm: 'Demander l’urgence',
  asked: 'Urgence demandée : un autre administrateur de l’éditeur doit l’approuver.',
  waitingTitle: 'Urgence demandée',
  activeTitle: 'Urgence en cours : l’accord de l’établissement est outrepassé',
  askedBy: (who: string) => `Demandée par ${who}`,
  approvedBy: (who: string) => `approuvée par ${who}`,
  toApproveUntil: 'À approuver avant',
  validUntil: 'Valable jusqu’à',
  ownWaits: 'Vous l’avez demandée : un autre administrateur de l’éditeur doit l’approuver.',
  technicianWaits: 'Un second administrateur de l’éditeur doit l’approuver.',
  approve: 'Approuver l’urgence',
  approved: 'Urgence approuvée pour une heure. L’établissement est prévenu.',
})

export const authorisationTexts = french({
  title: 'Autorisation de supervision',
  working: 'Autorisation en cours : le site d’administration s’ouvre tout seul.',
  leaving: 'C’est autorisé. Retour au site d’administration…',
  incompleteTitle: 'Cette adresse d’autorisation n’est pas complète.',
  incompleteText:
    'Elle n’est utile qu’une fois, juste après « Superviser ». Revenez à la fiche du client et recommencez.',
  back: 'Revenir à la fiche du client',
})

/** Onglet Accès. */
export const accessTexts = french({
  tab: 'Accès',
  consent: 'Accord de l’établissement',
  mode: 'Le support peut entrer',
  granted: 'Accord en cours jusqu’au',
  notGranted: 'Aucun accord en ce moment.',
  byDefault: 'Réglage par défaut : l’établissement n’a rien changé.',
  changed: 'Choisi le',
  by: (who: string) => `par ${who}`,
  consentHint:
    'L’établissement le change dans « Accès du support », sur son site d’administration.',
  title: 'Supervisions',
  none: 'Aucune supervision de ce client jusqu’ici.',
  started: 'Début',
  who: 'Qui',
  why: 'Motif',
  lasted: 'Durée',
  ended: 'Fin',
  lines: 'Lignes',
  actions: 'Action',
  publisher: 'Éditeur',
  emergency: 'Urgence',
  running: 'En cours',
  runningUntil: (left: string) => `finit ${left}`,
  timeIsUp: 'Au bout des 30 minutes',
  minutes: (minutes: number) =>
    minutes < 1 ? 'moins d’une minute' : plural(minutes, 'minute', 'minutes'),
  linesCount: (count: number) => plural(count, 'ligne', 'lignes'),
  modified: 'avec modification',
  readOnly: 'en consultation',
  end: 'Mettre fin',
  endOne: (who: string) => `Mettre fin à la supervision de ${who}`,
  endedDone: (who: string) => `Supervision de ${who} terminée.`,
  reportOf: 'Rapport du ',
  reportTitle: 'Rapport de supervision',
  backToAccess: 'Toutes les supervisions',
  done: 'Ce qui a été fait',
  doneNone: 'Aucune ligne.',
  reportNotFound: 'Cette supervision n’existe pas, ou n’a jamais commencé.',
  newestMax: 'Les 100 dernières.',
})
