import { french } from './french.ts'

export const dateTexts = french({
  now: 'à l’instant',
  dayRange: (from: string, to: string) => `du ${from} au ${to}`,
  thursday: 'jeudi',
  week: (number: number) => `Semaine ${number}`,
  weekRange: (from: string, to: string) => `du lundi ${from} au dimanche ${to}`,
})
