import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { letADayPass } from '#demo/lifelike-school/let-a-day-pass.ts'
import type { SchoolSize } from '#demo/lifelike-school/sizes.ts'
import { anyTable, type Counts, type TableName } from '#demo/lifelike-school/tables/tables.ts'
import { writeLifelikeSchool } from '#demo/lifelike-school/write-lifelike-school.ts'
import { writeMapping } from '#demo/lifelike-school/write-mapping.ts'
import { frenchHelp } from '#outils/french-usage.ts'

/** `node bin/lifelike-school.ts FICHIER`: an invented school's own base, and a day of its life. */
const say = (text: string): void => void process.stdout.write(`${text}\n`)

const sizes: Readonly<Record<string, SchoolSize>> = {
  petite: 'small',
  grande: 'large',
  million: 'million',
}

type Options = {
  readonly taille?: SchoolSize
  readonly graine?: number
  readonly jusquAu?: string
  readonly unJourPasse?: string | true
}

const program = new Command('node bin/lifelike-school.ts')
  .description('La base d’un établissement inventé, comme son logiciel la tiendrait.')
  .configureHelp(frenchHelp)
  .helpOption('-h, --help', 'afficher cette aide')
  .argument('<fichier>', 'la base ; correspondance.json est écrit à côté')
  .option('--taille <taille>', 'petite (sinon), grande ou million', knownSize)
  .option('--graine <nombre>', 'la même donne la même base ; 1 sinon', wholeNumber)
  .option('--jusqu-au <jour>', 'dernier jour vécu de l’année 2026-2027 (AAAA-MM-JJ)')
  .option('--un-jour-passe [jour]', 'faire vivre un jour à une base qui existe (sinon aujourd’hui)')
  .action((file: string, options: Options) => {
    const { taille: size = 'small', graine: seed = 1, jusquAu: until, unJourPasse } = options
    if (unJourPasse !== undefined) {
      passADay(file, seed, unJourPasse === true ? today() : unJourPasse)
      return
    }
    if (existsSync(file)) program.error(`Le fichier ${file} existe déjà. Rien n’a été modifié.`)
    const counts = writeLifelikeSchool(file, { seed, size, ...(until !== undefined && { until }) })
    const mapping = join(dirname(file), 'correspondance.json')
    writeMapping(mapping, { base: basename(file) })
    sayCounts('lignes', counts)
    say(`Base écrite dans ${file}, correspondance dans ${mapping}.`)
  })

function passADay(file: string, seed: number, day: string): void {
  if (!existsSync(file)) program.error(`Le fichier ${file} n’existe pas.`)
  const { inserted, updated, deleted } = letADayPass(file, { seed, day })
  sayCounts('ajoutées', inserted)
  sayCounts('modifiées', updated)
  sayCounts('supprimées', deleted)
  say(`Le ${day} a passé.`)
}

function sayCounts(what: string, counts: Counts): void {
  const total = Object.values(counts).reduce((sum, each) => sum + each, 0)
  say(`${what} : ${spelt(total)}`)
  for (const [name, count] of Object.entries(counts))
    say(`  ${anyTable(name as TableName).table.padEnd(20)} ${spelt(count).padStart(10)}`)
}

function spelt(count: number): string {
  return count.toLocaleString('fr-FR')
}

function knownSize(typed: string): SchoolSize {
  const size = sizes[typed]
  if (size === undefined) throw new InvalidArgumentError('Ce sera petite, grande ou million.')
  return size
}

function wholeNumber(typed: string): number {
  if (!/^\d{1,9}$/.test(typed)) throw new InvalidArgumentError('Un nombre entier est attendu.')
  return Number(typed)
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

program.parse()
