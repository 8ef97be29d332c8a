import { isAbsolute, join, relative } from 'node:path'
import { weekOf } from '#base/iso-week.ts'
import type { Config } from '#platform/config.ts'
import { officeZone } from './instants.ts'
import type { KeptPerson } from './keepsake.ts'
import { demoPassword } from './people.ts'
import type { OpenDemo } from './start-demo.ts'

export const preparingText =
  'Premier démarrage : le monde de la démonstration se prépare, une vingtaine de secondes…\n'

/** What a visitor needs to know, once the house is open. `agent` is the file of the agent made for it. */
export function greeting({ house, keepsake }: OpenDemo, agent: string, here: string): string {
  const { config } = house
  const { administrator, technicians, invited, schools, schoolPerson } = keepsake
  const path = (full: string): string => shownPath(full, here)
  const outils = `node_modules/.bin/node ${path(agent)} --dossier ${path(join(config.dataDir, 'poste'))}`
  const [first] = technicians
  return `${config.brand.product}, démonstration. Tout y est inventé : établissements, personnes, numéros.

  Portail                            ${config.portal.url.origin}
  Administration des établissements  ${config.admin.url.origin}
  Site des établissements            ${config.school.url.origin}/<code OGEC>
  Service des agents                 ${config.agents.url.origin}

Comptes, tous avec le mot de passe « ${demoPassword} » :

${accountLines(administrator, technicians, config)}

À essayer :

  1. Entrez avec le compte de ${first?.name ?? administrator.name}, cherchez « ${schools.toIssue} » et délivrez sa licence : onglet Licences, « Ajouter ».
  2. Ouvrez « ${schools.toAttach} », onglet Licences, « Rattacher un poste ». Dans un autre terminal, avec le code montré :
       ${outils} rattacher ${config.agents.url.origin}
       ${outils} licence recuperer
     La licence de la semaine passe de « Délivrée » à « Récupérée ».
  3. Sur l’accueil, pointez les étoiles du mot de passe du jour, puis, sur ce même poste :
       ${outils} maintenance deverrouiller
     Onglet Licences de « ${schools.toAttach} », carte « Maintenance » : le déverrouillage y est.
  4. Page « Licences » : qui sera sans licence la semaine prochaine, et « Pourquoi une licence est refusée ? » avec un fichier .lic que vous aurez modifié.
${onlineLines(schoolPerson, schools.toIssue, config)}  ${schoolPerson === undefined ? 5 : 7}. Entrez avec le compte de ${administrator.name} : l’équipe, les distributeurs, les clés, le journal d’audit et « Vérifier l’intégrité ».

Les mails ne partent pas : ce sont des fichiers dans ${path(join(config.dataDir, 'mails'))}. L’invitation de ${invited.name} y attend.
${ageLines(keepsake.madeAt, house.clock.now())}Pour arrêter : Ctrl+C. Le prochain démarrage retrouve tout ; pour un monde neuf, supprimez ${path(config.dataDir)}.
`
}

/** What there is to try on the admin site, where the world has somebody there. */
function onlineLines(
  person: OpenDemo['keepsake']['schoolPerson'],
  toCreate: string,
  { brand, admin }: Config,
): string {
  if (person === undefined) return ''
  return `  5. Ouvrez « ${toCreate} », onglet ${brand.onlineService} : « Créer le client », les deux cases, puis « Identifiants Admin ». Le mail avec le lien arrive dans le dossier des mails.
  6. Ouvrez « ${person.school} » et « Superviser ». Dans un autre navigateur, ${person.name} (${person.mail}, même mot de passe) le voit sur ${admin.url.origin}, « Accès du support », et peut y mettre fin.
`
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
