export type Subject = {
  readonly code: string
  readonly label: string
  readonly short: string
  /** Tests in one period of a class; none: no marks. */
  readonly tests: number
  readonly coefficient: number
}

export const subjects: readonly Subject[] = [
  subject('FRANC', 'Français', 'FR', 7, 4),
  subject('MATHS', 'Mathématiques', 'MATHS', 7, 4),
  subject('HISGE', 'Histoire-géographie', 'HIST-GEO', 5, 3),
  subject('ANGL1', 'Anglais LV1', 'ANGLAIS', 6, 3),
  subject('ESPA2', 'Espagnol LV2', 'ESPAGNOL', 5, 2),
  subject('ALLE2', 'Allemand LV2', 'ALLEMAND', 5, 2),
  subject('LATIN', 'Langues et cultures de l’Antiquité : latin', 'LATIN', 4, 1),
  subject('EPS', 'Éducation physique et sportive', 'EPS', 4, 2),
  subject('SVT', 'Sciences de la vie et de la Terre', 'SVT', 5, 2),
  subject('PHCHI', 'Physique-chimie', 'PHYS-CHIM', 5, 2),
  subject('TECHN', 'Technologie', 'TECHNO', 4, 1),
  subject('ARTPL', 'Arts plastiques', 'ARTS PL.', 4, 1),
  subject('MUSIQ', 'Éducation musicale – chœur', 'MUSIQUE', 4, 1),
  subject('SES', 'Sciences économiques et sociales', 'SES', 4, 3),
  subject('EMC', 'Enseignement moral et civique', 'EMC', 3, 1),
  subject('PHILO', 'Philosophie', 'PHILO', 4, 4),
  subject('ACCOM', 'Accompagnement personnalisé', 'AP', 0, 0),
  subject('VIECL', 'Vie de classe', 'VIE CL.', 0, 0),
]

/** Hours a week that the whole class has together, by code of subject. */
export type Curriculum = Readonly<Record<string, number>>

const college: Curriculum = {
  FRANC: 5,
  MATHS: 4,
  HISGE: 3,
  ANGL1: 3,
  EPS: 3,
  ARTPL: 1,
  MUSIQ: 1,
  SVT: 1,
  PHCHI: 1,
  TECHN: 1,
  ACCOM: 1,
  VIECL: 1,
}

const seconde: Curriculum = {
  FRANC: 4,
  MATHS: 4,
  HISGE: 3,
  ANGL1: 3,
  EPS: 2,
  SVT: 2,
  PHCHI: 2,
  SES: 3,
  EMC: 1,
  VIECL: 1,
}

const { FRANC: _, ...withoutFrench } = seconde
const terminale: Curriculum = { ...withoutFrench, PHILO: 4 }

export type Level = { readonly label: string; readonly short: string; readonly weekly: Curriculum }

/** From the first year of a collège to the last of a lycée. */
export const levels: readonly Level[] = [
  { label: 'Sixième', short: '6', weekly: college },
  { label: 'Cinquième', short: '5', weekly: college },
  { label: 'Quatrième', short: '4', weekly: college },
  { label: 'Troisième', short: '3', weekly: college },
  { label: 'Seconde', short: '2nde', weekly: seconde },
  { label: 'Première', short: '1re', weekly: seconde },
  { label: 'Terminale', short: 'Tle', weekly: terminale },
]

function subject(
  code: string,
  label: string,
  short: string,
  tests: number,
  coefficient: number,
): Subject {
  return { code, label, short, tests, coefficient }
}
