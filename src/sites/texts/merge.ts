import { french } from './french.ts'

export const mergeTexts = french({
  title: (who: string, at: string) =>
    `${who} a modifié ces informations le ${at}, pendant votre saisie.`,
  taken: (fields: string) => `Ses changements ont été repris dans le formulaire : ${fields}.`,
  both: 'Vous avez tous deux changé ce qui suit. Choisissez :',
  mine: (value: string) => `Garder la mienne : ${value}`,
  theirs: (value: string) => `Prendre la sienne : ${value}`,
  saveAgain: 'Vérifiez, puis enregistrez de nouveau. Rien de ce que vous avez saisi n’est perdu.',
  empty: '(vide)',
})
