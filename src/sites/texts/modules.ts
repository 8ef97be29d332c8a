import type { Module } from '#contracts/licences.ts'
import { moduleNames } from '#contracts/module-names.ts'
import { french } from './french.ts'

export const moduleTexts: Readonly<Record<Module, string>> = french(moduleNames)
