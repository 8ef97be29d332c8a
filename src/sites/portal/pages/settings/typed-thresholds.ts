import { frenchDelay } from '#base/french-delay.ts'
import type { Thresholds } from '#contracts/settings.ts'
import { thresholdBounds, type ThresholdName } from '#contracts/threshold-bounds.ts'
import { mergeTexts } from '#sites/texts/merge.ts'
import { thresholdsTexts as texts } from '#sites/texts/thresholds.ts'

export const thresholdNames = ['lateAfterHours', 'endsSoonDays', 'licenceGraceDays'] as const
thresholdNames satisfies readonly ThresholdName[]

/** As they are typed. */
export type TypedThresholds = Record<ThresholdName, string>

type Values = Readonly<Record<ThresholdName, number>>

export function typedThresholdsOf(values: Values): TypedThresholds {
  return byName((name) => String(values[name]))
}

export function thresholdsOf(typed: TypedThresholds): Record<ThresholdName, number> {
  return byName((name) => Number(typed[name].trim()))
}

export function valuesOf(values: Values): Record<ThresholdName, number> {
  return byName((name) => values[name])
}

export const thresholdChecks = byName((name) => {
  const { least, most } = thresholdBounds[name]
  return (typed: string) => {
    const value = Number(typed.trim())
    const fits = /^\d+$/.test(typed.trim()) && value >= least && value <= most
    return fits ? null : texts.whole(least, most)
  }
})

export function isOfOrigin(thresholds: Thresholds): boolean {
  return thresholdNames.every((name) => thresholds[name] === thresholds.origin[name])
}

/** `24 heures`, `30 jours`. */
export function thresholdSaid(name: ThresholdName, value: number): string {
  if (name === 'lateAfterHours') return frenchDelay(value)
  return name === 'endsSoonDays' ? texts.days(value) : texts.graceOf(value)
}

export function shownThreshold(name: ThresholdName, typed: unknown): string {
  const value = String(typed).trim()
  if (value === '') return mergeTexts.empty
  return /^\d+$/.test(value) ? thresholdSaid(name, Number(value)) : value
}

function byName<Value>(valueOf: (name: ThresholdName) => Value): Record<ThresholdName, Value> {
  return {
    lateAfterHours: valueOf('lateAfterHours'),
    endsSoonDays: valueOf('endsSoonDays'),
    licenceGraceDays: valueOf('licenceGraceDays'),
  }
}
