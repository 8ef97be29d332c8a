import type { NextWeek } from '#contracts/renewal.ts'
import { nextWeekTexts, type WithoutState } from '#sites/texts/next-week.ts'

type States = NextWeek['distributors'][number]['states']

/** Those of next week’s states that somebody must see to, the most urgent to decide first. */
export const withoutStates = Object.keys(nextWeekTexts.reasons) as readonly WithoutState[]

export function countWithout(states: States): number {
  return withoutStates.reduce((sum, state) => sum + (states[state] ?? 0), 0)
}

export function isWithoutState(state: string | undefined): state is WithoutState {
  return withoutStates.some((known) => known === state)
}
