import { isAbsolute, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { weekOf } from '#base/iso-week.ts'
import type { Config } from '#platform/config.ts'
import { officeZone } from './instants.ts'
import type { KeptPerson } from './keepsake.ts'
import { demoPassword } from './people.ts'
import type { OpenDemo } from './start-demo.ts'

export const preparingText =
  'Premier démarrage : le monde de la démonstration se prépare, une vingtaine de secondes…\n'

/** A school whose agent is the real one, with a base of its own. */
export type LivingSchool = {
  readonly name: string
  readonly base: string
  /** Its first transfer begins now. */
  readonly isFirst: boolean
}

/** What a visitor needs to know, once the house is open. `agent` is the file of the agent made for it. */
export function greeting(
  demo: OpenDemo,
  agent: string,
  here: string,
  living: LivingSchool | undefined,
): string {
  const { house, keepsake } = demo
  const { config } = house
  const { administrator, technicians, invited } = keepsake
  const path = (full: string): string => shownPath(full, here)
  return `${config.brand.product}, démonstration. Tout y est inventé : établissements, personnes, numéros.

  Portail                            ${config.portal.url.origin}
  Administration des établissements  ${config.admin.url.origin}
  Site des établissements            ${config.school.url.origin}/<code OGEC>
  Service des agents                 ${config.agents.url.origin}

Comptes, tous avec le mot de passe « ${demoPassword} » :

${accountLines(administrator, technicians, config)}

À essayer :

${[
  ...firstSteps(demo, agent, path),
  ...transferSteps(living, path),
  ...onlineSteps(demo),
  `Entrez avec le compte de ${administrator.name} : l’équipe, les distributeurs, les clés, le journal d’audit et « Vérifier l’intégrité ».`,
]
  .map((step, at) => `  ${at + 1}. ${step}`)
  .join('\n')}

Les mails ne partent pas : ce sont des fichiers dans ${path(join(config.dataDir, 'mails'))}. L’invitation de ${invited.name} y attend.
${ageLines(keepsake.madeAt, house.clock.now())}Pour arrêter : Ctrl+C. Le prochain démarrage retrouve tout ; pour un monde neuf, supprimez ${path(config.dataDir)}.
`
}

type ToPath = (full: string) => string

function firstSteps({ house, keepsake }: OpenDemo, agent: string, path: ToPath): string[] {
  const { config } = house
  const { administrator, schools, technicians } = keepsake
  const outils = `${node} ${path(agent)} --dossier ${path(join(config.dataDir, 'poste'))}`
  return [
    `Entrez avec le compte de ${(technicians[0] ?? administrator).name}, cherchez « ${schools.toIssue} » et délivrez sa licence : onglet Licences, « Ajouter ».`,
    `Ouvrez « ${schools.toAttach} », onglet Licences, « Rattacher un poste ». Dans un autre terminal, avec le code montré :
       ${outils} rattacher ${config.agents.url.origin}
       ${outils} licence recuperer
     La licence de la semaine passe de « Délivrée » à « Récupérée ».`,
    `Sur l’accueil, pointez les étoiles du mot de passe du jour, puis, sur ce même poste :
       ${outils} maintenance deverrouiller
     Onglet Licences de « ${schools.toAttach} », carte « Maintenance » : le déverrouillage y est.`,
    'Page « Licences » : qui sera sans licence la semaine prochaine, et « Pourquoi une licence est refusée ? » avec un fichier .lic que vous aurez modifié.',
  ]
}

const node = 'node_modules/.bin/node'
const dayPasses = fileURLToPath(new URL('../../bin/lifelike-school.ts', import.meta.url))

/** What there is to see of the school whose agent is running. */
function transferSteps(living: LivingSchool | undefined, path: ToPath): string[] {
  if (living === undefined) return []
  const now = living.isFirst ? 'son premier transfert est en cours' : 'son poste est en marche'
  return [
    `Ouvrez « ${living.name} », onglet Transferts : ${now}. Faites passer un jour dans sa base, puis « Lancer un transfert » :
       ${node} ${path(dayPasses)} ${path(living.base)} --un-jour-passe`,
  ]
}

/** What there is to try on the admin site, where the world has somebody there. */
function onlineSteps({ house, keepsake }: OpenDemo): string[] {
  const { brand, admin } = house.config
  const { schoolPerson: person, schools } = keepsake
  if (person === undefined) return []
  return [
    `Ouvrez « ${schools.toIssue} », onglet ${brand.onlineService} : « Créer le client », les deux cases, puis « Identifiants Admin ». Le mail avec le lien arrive dans le dossier des mails.`,
    `Ouvrez « ${person.school} » et « Superviser ». Dans un autre navigateur, ${person.name} (${person.mail}, même mot de passe) le voit sur ${admin.url.origin}, « Accès du support », et peut y mettre fin.`,
  ]
}

function shownPath(full: string, here: string): string {
  const way = relative(here, full)
  return way.startsWith('..') || isAbsolute(way) ? full : way
}

function accountLines(
  administrator: KeptPerson,
  technicians: readonly KeptPerson[],
  { brand }: Config,
): string {
  const rows = [administrator, ...technicians].map(
    ({ mail, name, distributor }) =>
      [
        mail,
        name,
        distributor === null ? `administrateur, ${brand.publisher}` : `technicien, ${distributor}`,
      ] as const,
  )
  const [mails, names] = [0, 1].map((at) => Math.max(...rows.map((row) => row[at as 0 | 1].length)))
  return rows
    .map(
      ([mail, name, place]) => `  ${mail.padEnd(mails ?? 0)}  ${name.padEnd(names ?? 0)}  ${place}`,
    )
    .join('\n')
}

/** The licences of the world are those of the week when it was made. */
function ageLines(madeAt: string, now: Date): string {
  const made = new Date(madeAt)
  if (weekOf(made, officeZone) === weekOf(now, officeZone)) return ''
  const day = made.toLocaleDateString('fr-FR', { timeZone: officeZone, dateStyle: 'long' })
  return `Ce monde a été inventé le ${day} : ses licences sont celles de cette semaine-là.\n`
}
