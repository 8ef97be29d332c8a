import type { Module } from '#contracts/licences.ts'
import type { TransferFailure } from '../messages/shapes.ts'
import type { ModuleReport, SchoolSide } from './school-side.ts'
import { CannotAgree } from './send-module.ts'
import { SourceFailure } from './source.ts'

export function failedModule(module: Module, failure: TransferFailure): ModuleReport {
  return { module, cycle: 'normal', sent: 0, removed: 0, held: [], failure }
}

/** What failed, as it is told to the online side and in the journal. */
export function failureOf({ describe }: SchoolSide, error: unknown): TransferFailure {
  if (error instanceof SourceFailure)
    return {
      code: error.code,
      collection: error.details.collection ?? null,
      sentence: describe(error).slice(0, 500),
    }
  if (error instanceof CannotAgree)
    return {
      code: 'cannot-agree',
      collection: null,
      sentence:
        'Les deux côtés ont été comparés trois fois sans s’accorder. Relancez le transfert ; si cela dure, prévenez votre distributeur.',
    }
  return {
    code: 'unexpected',
    collection: null,
    sentence: 'L’agent s’est arrêté sur une erreur inattendue.',
  }
}
