import type { Draw } from './draw.ts'
import type { Adult, Family } from './families.ts'
import { fullName, inventFamilyName, inventGrownUpName } from './names.ts'
import { numbering } from './numbering.ts'
import { mailOf } from './places.ts'
import type { Put } from './tables/tables.ts'

export type Teacher = { readonly id: number; readonly subject: string; hoursLeft: number }

const weeklyHours = 18

/** Puts as many teachers as the hours of each subject need, and the other staff; some are parents as well. */
export function putStaff(
  put: Put,
  draw: Draw,
  hoursBySubject: ReadonlyMap<string, number>,
  families: readonly Family[],
): Teacher[] {
  const nextId = numbering(20)
  const person = (fonction: string): number => {
    const { sex, name, first } = draw.chance(0.15) ? parent(draw, families) : stranger(draw)
    const id = nextId()
    put('personnel', {
      id,
      civilite: sex === 'F' ? 'MME' : 'M',
      nom: fullName(name),
      prenom: first,
      fonction,
      email: draw.chance(0.95) ? mailOf(first, name.last, 'ecole') : null,
    })
    return id
  }
  for (const fonction of otherStaff) person(fonction)
  return [...hoursBySubject].flatMap(([subject, hours]) =>
    Array.from({ length: Math.ceil(hours / (weeklyHours - 2)) }, () => ({
      id: person('Professeur'),
      subject,
      hoursLeft: weeklyHours,
    })),
  )
}

type Someone = Pick<Adult, 'sex' | 'name' | 'first'>

function stranger(draw: Draw): Someone {
  const sex = draw.chance(0.6) ? 'F' : 'M'
  return { sex, name: inventFamilyName(draw), first: inventGrownUpName(draw, sex) }
}

function parent(draw: Draw, families: readonly Family[]): Someone {
  const [adult] = draw.pick(families).adults
  return adult ?? stranger(draw)
}

const otherStaff = [
  'Cheffe d’établissement',
  'Secrétaire',
  'Comptable',
  'Conseiller principal d’éducation',
  'Surveillante',
  'Surveillant',
  'Infirmière',
  'Responsable informatique',
  'Documentaliste',
  'Chef de cuisine',
]
