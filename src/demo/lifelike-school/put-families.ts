import { drawFor, type Draw } from './draw.ts'
import type { Family } from './families.ts'
import { fullName, inventFirstName } from './names.ts'
import { inventMobile, mailOf } from './places.ts'
import type { Pupil } from './pupils.ts'
import type { Put } from './tables/tables.ts'

/** The children with the homes and adults around them. `classOf` gives the class of the pupil's last year. */
export function putFamily(
  put: Put,
  draw: Draw,
  family: Family,
  classOf: (pupil: Pupil) => number | null,
): void {
  for (const { id, label, phone, ...address } of family.homes)
    put('foyer', { id, libelle: label, telephone: phone, ...address })
  for (const { id, sex, name, first, home, email, mobile } of family.adults)
    put('responsable', {
      id,
      civilite: sex === 'F' ? 'MME' : 'M',
      nom: fullName(name),
      prenom: first,
      foyer_id: home.id,
      email,
      portable: mobile,
    })
  // Of one month of the year, so that brothers and sisters are twins or a year apart at least.
  const birthday = { month: draw.int(1, 12), day: draw.int(1, 22) }
  const names = new Set<string>()
  for (const pupil of family.children) {
    putPupil(put, draw, family, birthday, names, pupil, classOf(pupil))
    for (const { id, type, hosts } of family.adults)
      put('lien_responsable', {
        eleve_id: pupil.id,
        responsable_id: id,
        type,
        heberge: hosts,
      })
  }
}

function putPupil(
  put: Put,
  draw: Draw,
  { childName, homes }: Family,
  birthday: { readonly month: number; readonly day: number },
  namesInFamily: Set<string>,
  pupil: Pupil,
  classId: number | null,
): void {
  const sex = draw.chance(0.5) ? 'F' : 'M'
  const first = inventFirstName(draw, sex, namesInFamily)
  namesInFamily.add(first)
  const isOld = pupil.level >= 2
  put('eleve', {
    id: pupil.id,
    nom: childName.last,
    particule: childName.particle,
    prenom: first,
    sexe: sex,
    date_naissance: `${pupil.bornIn}-${twoDigits(birthday.month)}-${twoDigits(birthday.day + (pupil.bornIn % 7))}`,
    classe_id: classId,
    foyer_id: homes[0].id,
    regime: pupil.regime,
    date_entree: pupil.enteredOn,
    date_sortie: pupil.leftOn,
    email: isOld && draw.chance(0.5) ? mailOf(first, childName.last, 'eleves') : null,
    portable: isOld && draw.chance(0.6) ? inventMobile(draw) : null,
    photo: draw.chance(0.9) ? portrait(pupil.id) : null,
  })
}

/** Nobody's face: the beginning of a JPEG file and noise, of which the digest is sent. */
function portrait(id: number): Uint8Array {
  const noise = drawFor(id, 'portrait')
  const head = [0xff, 0xd8, 0xff, 0xe0]
  return Uint8Array.from({ length: 240 }, (_, at) => head[at] ?? noise.int(0, 255))
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
