import type { Faker } from '@faker-js/faker'
import type { OgecCode } from '#base/ogec-code.ts'
import { withRightLetter } from '#base/uai.ts'
import type { ClientFields, ContactFields } from '#contracts/clients.ts'
import type { Module } from '#contracts/licences.ts'
import { inventName } from './names.ts'
import type { RosterLine } from './roster.ts'
import { slug } from './slug.ts'

export type SchoolFile = {
  readonly fields: Omit<ClientFields, 'distributorId'>
  readonly contacts: readonly ContactFields[]
  readonly modules: readonly Module[]
  readonly pupilsMax: number
}

/** The file as a technician types it. No academy numbers its schools from 9900001. */
export function inventSchoolFile(faker: Faker, line: RosterLine, rank: number): SchoolFile {
  const kind = kindOf(line.name)
  const uai = withRightLetter(`${9_900_100 + rank * 17}A`)
  const holdsSeveral = kind === 'Ensemble scolaire'
  const domain = `${slug(line.name)}.example`
  const { least, most, modules } = kinds[kind]
  return {
    fields: {
      // A code of its own for a client that holds several establishments; otherwise its UAI, as often in life.
      ogec: (holdsSeveral ? `99E${String(2000 + rank * 37).padStart(5, '0')}` : uai) as OgecCode,
      uai: holdsSeveral ? null : uai,
      name: line.name,
      address: streetOf(faker),
      postalCode: line.postalCode,
      city: line.town,
      phone: phoneOf(faker, line.phoneStart),
      mail: `secretariat@${domain}`,
      timeZone: line.timeZone,
    },
    contacts: inventContacts(
      faker,
      line,
      domain,
      holdsSeveral ? 4 : faker.number.int({ min: 2, max: 3 }),
    ),
    modules,
    pupilsMax: Math.ceil(faker.number.int({ min: least, max: most }) / 50) * 50,
  }
}

export function phoneOf(faker: Faker, start: string | null): string | null {
  const [a, b] = [0, 0].map(() => String(faker.number.int({ min: 0, max: 99 })).padStart(2, '0'))
  return start === null ? null : `${start} ${a} ${b}`
}

type Kind = 'École' | 'Collège' | 'Lycée' | 'Lycée professionnel' | 'Ensemble scolaire'

const kinds: Readonly<Record<Kind, { least: number; most: number; modules: readonly Module[] }>> = {
  École: { least: 110, most: 320, modules: ['administratif', 'comptabilite', 'passage'] },
  Collège: {
    least: 300,
    most: 720,
    modules: ['administratif', 'vie-scolaire', 'notes', 'comptabilite'],
  },
  Lycée: {
    least: 420,
    most: 1100,
    modules: ['administratif', 'vie-scolaire', 'notes', 'comptabilite', 'passage'],
  },
  'Lycée professionnel': {
    least: 240,
    most: 600,
    modules: ['administratif', 'vie-scolaire', 'notes', 'entreprise'],
  },
  'Ensemble scolaire': {
    least: 750,
    most: 1900,
    modules: ['administratif', 'vie-scolaire', 'notes', 'comptabilite', 'passage', 'entreprise'],
  },
}

function kindOf(name: string): Kind {
  const longestFirst = (Object.keys(kinds) as Kind[]).sort((a, b) => b.length - a.length)
  const kind = longestFirst.find((each) => name.startsWith(`${each} `))
  if (kind === undefined) throw new Error(`${name}: no such kind of school`)
  return kind
}

const roles = {
  female: ['Cheffe d’établissement', 'Secrétaire', 'Responsable informatique', 'Comptable'],
  male: ['Chef d’établissement', 'Secrétaire', 'Responsable informatique', 'Comptable'],
} as const

function inventContacts(
  faker: Faker,
  line: RosterLine,
  domain: string,
  count: number,
): ContactFields[] {
  return Array.from({ length: count }, (_, rank) => {
    const { sex, first, last } = inventName(faker)
    return {
      name: `${first} ${last}`,
      role: roles[sex][rank] ?? null,
      mail: `${slug(first).charAt(0)}.${slug(last)}@${domain}`,
      phone: phoneOf(faker, line.phoneStart),
    }
  })
}

function streetOf(faker: Faker): string {
  const number = faker.number.int({ min: 1, max: 98 })
  return `${number} ${faker.helpers.arrayElement(streets)}`
}

const streets = [
  'rue des Tilleuls',
  'rue du Lavoir',
  'rue des Écoles',
  'avenue du Général-de-Gaulle',
  'boulevard de la Liberté',
  'place de l’Église',
  'rue de la Fontaine',
  'rue du Moulin',
  'allée des Platanes',
  'rue Victor-Hugo',
  'impasse du Verger',
  'route de la Mer',
  'rue des Carmes',
  'chemin des Vignes',
]
