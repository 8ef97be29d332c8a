import type { Contract, Module } from '#contracts/licences.ts'
import { licencesTexts } from '#sites/texts/licences.ts'
import { mergeTexts } from '#sites/texts/merge.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { day } from '#sites/ui/dates.ts'

/** The contract as it is typed; days are YYYY-MM-DD. */
export type TypedContract = {
  modules: Module[]
  pupilsMax: string
  startsOn: string
  endsOn: string
}

export function typedContractOf(contract: Contract | null): TypedContract {
  return {
    modules: contract?.modules ?? [],
    pupilsMax: contract ? String(contract.pupilsMax) : '',
    startsOn: contract?.startsOn ?? '',
    endsOn: contract?.endsOn ?? '',
  }
}

export function contractBodyOf({ pupilsMax, ...typed }: TypedContract) {
  return { ...typed, pupilsMax: Number(pupilsMax.replace(/\s/g, '')) }
}

export const contractChecks = {
  modules: (modules: Module[]) => (modules.length === 0 ? licencesTexts.chooseModule : null),
  pupilsMax: (typed: string) => {
    const text = typed.replace(/\s/g, '')
    return /^[1-9]\d{0,5}$/.test(text) && Number(text) <= 100_000 ? null : licencesTexts.wholePupils
  },
  startsOn: (typed: string) => (typed === '' ? licencesTexts.missingDay : null),
  endsOn: (typed: string, { startsOn }: TypedContract) => {
    if (typed === '') return licencesTexts.missingDay
    return typed < startsOn ? licencesTexts.endsBefore : null
  },
}

export function shownContractField(field: keyof TypedContract, value: unknown): string {
  if (Array.isArray(value))
    return (value as Module[]).map((module) => moduleTexts[module]).join(', ')
  const text = String(value)
  if (text === '') return mergeTexts.empty
  return field === 'pupilsMax' ? text : day(text)
}
