import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brand, folderNames } from './brand.ts'

test('run from the sources, the agent has its usual names', () => {
  assert.deepEqual(brand, {
    agent: 'Charlemagne Outils',
    onPremise: 'Charlemagne',
    onlineService: 'EcoleDirecte',
    windowsFolder: 'Charlemagne Outils',
    unixFolder: 'charlemagne-outils',
  })
})

test('any name gives a folder that its system takes, and never a way out of it', () => {
  const expected = {
    'Élève : l’agent': ['Élève  l’agent', 'eleve-l-agent'],
    '../..\\..': ['Outils', 'outils'],
    'a/../b.': ['a..b', 'a-b'],
    学校: ['学校', 'outils'],
  }
  for (const [agent, [windowsFolder, unixFolder]] of Object.entries(expected))
    assert.deepEqual(folderNames(agent), { windowsFolder, unixFolder })
})
