import type { TimeZone } from '#base/time-zones.ts'
import type { LicenceState } from '#contracts/clients.ts'

/** The first digits of telephone numbers that ARCEP keeps for fiction, by area. */
const fiction = {
  '01': '01 99 00',
  '02': '02 61 91',
  '03': '03 53 01',
  '04': '04 65 71',
  '05': '05 36 49',
} as const

/** A school of the demo: the town is real, the rest is not. */
export type RosterLine = {
  readonly name: string
  readonly town: string
  readonly postalCode: string
  readonly phoneStart: string | null
  readonly timeZone: TimeZone
  readonly distributor: string | null
  /** Where it stands when the demo opens. */
  readonly state: LicenceState
  /** The one whose machine was replaced: a visitor attaches an agent to it. */
  readonly isForVisitors: boolean
}

type Row = readonly [
  name: string,
  town: string,
  postalCode: string,
  area: keyof typeof fiction | null,
  state: LicenceState,
  more?: Partial<RosterLine>,
]

const reunion = { timeZone: 'Indian/Reunion' } as const
const martinique = { timeZone: 'America/Martinique' } as const
const noumea = { timeZone: 'Pacific/Noumea' } as const

/** No saint and no place below is known to exist. */
const rows: Readonly<Record<string, readonly Row[]>> = {
  'Statim Bretagne': [
    ['École Sainte-Orvane', 'Rennes', '35000', '02', 'fetched'],
    ['Collège Saint-Évrolin', 'Vannes', '56000', '02', 'fetched'],
    ['Lycée Saint-Maudry', 'Brest', '29200', '02', 'fetched'],
    ['Ensemble scolaire Notre-Dame du Vieux-Fanal', 'Saint-Malo', '35400', '02', 'fetched'],
    ['École Saint-Trévenan', 'Quimper', '29000', '02', 'fetched'],
    ['Collège Les Hauts-Genêts', 'Lorient', '56100', '02', 'fetched'],
    ['École Sainte-Perrane', 'Dinan', '22100', '02', 'fetched'],
    ['Lycée professionnel La Belle-Avoine', 'Saint-Brieuc', '22000', '02', 'fetched'],
    ['Collège Saint-Guévrin', 'Fougères', '35300', '02', 'fetched'],
    ['École Saint-Merrec', 'Morlaix', '29600', '02', 'issued'],
    [
      'Ensemble scolaire Sainte-Clairance',
      'Vitré',
      '35500',
      '02',
      'issued',
      { isForVisitors: true },
    ],
    ['Collège Saint-Kervelin', 'Lannion', '22300', '02', 'to-issue'],
    ['École Notre-Dame des Trois-Gués', 'Ploërmel', '56800', '02', 'contract-ended'],
  ],
  'Aplon Ouest': [
    ['Lycée Saint-Clavien', 'Nantes', '44000', '02', 'fetched'],
    ['Collège Sainte-Aldine', 'Angers', '49000', '02', 'fetched'],
    ['École Saint-Brévard', 'Cholet', '49300', '02', 'fetched'],
    ['Ensemble scolaire Saint-Orphin', 'Laval', '53000', '02', 'fetched'],
    ['Collège Notre-Dame des Avoines', 'Le Mans', '72000', '02', 'fetched'],
    ['École Les Neuf-Marronniers', 'La Roche-sur-Yon', '85000', '02', 'fetched'],
    ['Lycée Sainte-Odrine', 'Niort', '79000', '05', 'fetched'],
    ['École Sainte-Brunelle', 'La Rochelle', '17000', '05', 'fetched'],
    ['Collège Saint-Ludovel', 'Poitiers', '86000', '05', 'fetched'],
    ['École Saint-Armelin', 'Saint-Nazaire', '44600', '02', 'issued'],
    ['Lycée Saint-Théophin', 'Bordeaux', '33000', '05', 'to-issue'],
    ['Collège Le Clos-Vermeil', 'Saumur', '49400', '02', 'to-issue'],
    ['École Sainte-Victoline', 'Les Herbiers', '85500', '02', 'contract-to-come'],
  ],
  'Aplon Midi et Outre-mer': [
    ['Ensemble scolaire Saint-Corvin', 'Lyon', '69003', '04', 'fetched'],
    ['Collège Sainte-Josserane', 'Montpellier', '34000', '04', 'fetched'],
    ['École Saint-Aldebran', 'Valence', '26000', '04', 'fetched'],
    ['Lycée La Garrigue-Haute', 'Nîmes', '30000', '04', 'fetched'],
    ['Collège Saint-Rosmin', 'Toulouse', '31000', '05', 'fetched'],
    ['Collège Sainte-Évodine', 'Saint-Denis', '97400', '02', 'fetched', reunion],
    ['École Le Flamboyant-Bleu', 'Saint-Pierre', '97410', '02', 'fetched', reunion],
    ['Lycée Saint-Josvin', 'Fort-de-France', '97200', '05', 'fetched', martinique],
    ['École Sainte-Mélusée', 'Le Lamentin', '97232', '05', 'issued', martinique],
    ['Ensemble scolaire Notre-Dame du Grand-Récif', 'Nouméa', '98800', null, 'fetched', noumea],
    ['École Saint-Valdrin', 'Avignon', '84000', '04', 'issued'],
    ['Collège Sainte-Catheline', 'Grenoble', '38000', '04', 'to-issue'],
    ['Lycée professionnel Les Grands-Charmes', 'Dijon', '21000', '03', 'no-contract'],
  ],
  '': [['École Saint-Ambrelin', 'Paris', '75012', '01', 'to-issue']],
}

export const roster: readonly RosterLine[] = Object.entries(rows).flatMap(
  ([distributor, schools]) =>
    schools.map(([name, town, postalCode, area, state, more]) => ({
      name,
      town,
      postalCode,
      phoneStart: area === null ? null : fiction[area],
      timeZone: 'Europe/Paris',
      distributor: distributor === '' ? null : distributor,
      state,
      isForVisitors: false,
      ...more,
    })),
)
