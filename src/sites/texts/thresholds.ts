import { french, plural } from './french.ts'

export const thresholdsTexts = french({
  title: 'Seuils',
  intro: 'Ils se changent ici et valent aussitôt, pour tout le monde.',
  names: {
    lateAfterHours: 'Transferts en retard',
    endsSoonDays: 'Contrat bientôt fini',
    licenceGraceDays: 'Licence acceptée après sa semaine',
  },
  labels: {
    lateAfterHours: 'Transferts en retard après (heures)',
    endsSoonDays: 'Contrat bientôt fini (jours avant sa fin)',
    licenceGraceDays: 'Licence acceptée après sa semaine (jours)',
  },
  what: {
    lateAfterHours:
      'Sans transfert terminé depuis ce temps, un établissement est « En retard » : liste des clients, « À traiter », Parc, alertes par e-mail.',
    endsSoonDays:
      'À ce nombre de jours de la fin de son contrat, un client entre dans « À traiter ».',
    licenceGraceDays:
      'Pour les licences délivrées à partir de maintenant. Celles qui le sont déjà gardent leur délai.',
  },
  bounds: (least: number, most: number, origin: number) =>
    `De ${least} à ${most} ; à l’origine, ${origin}.`,
  days: (days: number) => plural(days, 'jour', 'jours'),
  graceOf: (days: number) => (days === 0 ? 'Non' : plural(days, 'jour', 'jours')),
  origin: (value: string) => `À l’origine : ${value.toLowerCase()}`,
  ofOrigin: 'Valeur d’origine',
  changed: (who: string, moment: string) => `Dernier changement : ${who}, le ${moment}.`,
  saved: 'Seuils enregistrés.',
  restore: 'Revenir aux valeurs d’origine',
  restored: 'Seuils revenus à leurs valeurs d’origine.',
  whole: (least: number, most: number) => `Un nombre entier, de ${least} à ${most}.`,
})
