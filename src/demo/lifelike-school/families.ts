import type { Draw } from './draw.ts'
import {
  fullName,
  inventFamilyName,
  inventGrownUpName,
  type FamilyName,
  type Sex,
} from './names.ts'
import { numbering } from './numbering.ts'
import { inventAddress, inventMobile, inventPhone, mailOf, type Address } from './places.ts'
import type { Pupil } from './pupils.ts'

export type Adult = {
  readonly id: number
  readonly sex: Sex
  readonly name: FamilyName
  readonly first: string
  readonly home: Home
  readonly type: string
  readonly hosts: boolean
  readonly email: string | null
  readonly mobile: string | null
}

export type Home = Address & {
  readonly id: number
  readonly label: string
  readonly phone: string | null
}

export type Family = {
  readonly children: readonly Pupil[]
  readonly childName: FamilyName
  readonly adults: readonly Adult[]
  /** The first is the children's own. */
  readonly homes: readonly [Home, ...Home[]]
}

type FamilyIds = { readonly home: () => number; readonly adult: () => number }

/** One to three children each, with whoever looks after them: two parents under one roof are not the rule. */
export function inventFamilies(draw: Draw, pupils: readonly Pupil[]): Family[] {
  const ids = { home: numbering(500), adult: numbering(3000) }
  const families: Family[] = []
  for (let at = 0; at < pupils.length;) {
    const size = draw.chance(0.54) ? 1 : draw.chance(0.78) ? 2 : 3
    families.push(inventFamily(draw, pupils.slice(at, at + size), ids))
    at += size
  }
  return families
}

export function inventFamily(draw: Draw, children: readonly Pupil[], ids: FamilyIds): Family {
  const [one, other] = [inventFamilyName(draw), inventFamilyName(draw)]
  const adult = adultIn(draw, ids)
  const home = homeOf(draw, ids, one)
  const kind = draw.part()
  if (kind < 0.62) {
    const married = draw.chance(0.7) ? one : other
    return {
      children,
      childName: one,
      homes: [home],
      adults: [adult('M', one, home, 'PERE', true), adult('F', married, home, 'MERE', true)],
    }
  }
  if (kind < 0.9) {
    const second = homeOf(draw, ids, other)
    const alternates = draw.chance(0.3)
    const both = [
      adult('F', one, home, 'MERE', true),
      adult('M', other, second, 'PERE', alternates),
    ]
    const stepFather = adult('M', inventFamilyName(draw), home, 'BEAU-PERE', true)
    const childName = draw.chance(0.3) ? joined(one, other) : other
    const adults = kind < 0.86 ? both : [...both, stepFather]
    return { children, childName, homes: [home, second], adults }
  }
  if (kind < 0.97)
    return {
      children,
      childName: one,
      homes: [home],
      adults: [adult('F', one, home, 'MERE', true)],
    }
  if (kind < 0.985)
    return {
      children,
      childName: one,
      homes: [home],
      adults: [adult(draw.chance(0.5) ? 'F' : 'M', other, home, 'TUTEUR', false)],
    }
  // Of age, or in care: nobody to write to.
  return { children, childName: one, homes: [home], adults: [] }
}

function adultIn(draw: Draw, ids: FamilyIds) {
  return (sex: Sex, name: FamilyName, home: Home, type: string, hosts: boolean): Adult => {
    const first = inventGrownUpName(draw, sex)
    return {
      id: ids.adult(),
      sex,
      name,
      first,
      home,
      type,
      hosts,
      email: draw.chance(0.93) ? mailOf(first, name.last, 'familles') : null,
      mobile: draw.chance(0.95) ? inventMobile(draw) : null,
    }
  }
}

function homeOf(draw: Draw, ids: FamilyIds, name: FamilyName): Home {
  return {
    id: ids.home(),
    label: fullName(name),
    phone: draw.chance(0.4) ? inventPhone(draw) : null,
    ...inventAddress(draw),
  }
}

/** At most two, as the law has it. */
function joined(one: FamilyName, other: FamilyName): FamilyName {
  return { particle: null, last: `${one.last}-${other.last}`.slice(0, 60) }
}
