import type { Faker } from '@faker-js/faker'

export type InventedName = {
  readonly sex: 'female' | 'male'
  readonly first: string
  readonly last: string
}

/** Faker's first names go back to the Middle Ages: these are of people who work in schools today. */
export function inventName(faker: Faker): InventedName {
  const sex = faker.helpers.arrayElement(['female', 'male'] as const)
  return {
    sex,
    first: faker.helpers.arrayElement(firstNames[sex]),
    last: capitalised(faker.person.lastName()),
  }
}

/** Faker writes « Le gall ». */
function capitalised(name: string): string {
  return name.replace(/ \p{Ll}/gu, (letter) => letter.toUpperCase())
}

const firstNames = {
  female: [
    'Anne-Laure',
    'Aurélie',
    'Camille',
    'Catherine',
    'Céline',
    'Claire',
    'Élodie',
    'Émilie',
    'Fatima',
    'Françoise',
    'Gaëlle',
    'Hélène',
    'Isabelle',
    'Julie',
    'Laurence',
    'Maïwenn',
    'Marie-Noëlle',
    'Nadia',
    'Nathalie',
    'Sandrine',
    'Solène',
    'Stéphanie',
    'Sylvie',
    'Véronique',
  ],
  male: [
    'Antoine',
    'Benoît',
    'Bruno',
    'Christophe',
    'Cédric',
    'Damien',
    'Emmanuel',
    'Éric',
    'Frédéric',
    'Gilles',
    'Jean-Marc',
    'Jérôme',
    'Julien',
    'Karim',
    'Loïc',
    'Mathieu',
    'Mickaël',
    'Nicolas',
    'Olivier',
    'Pascal',
    'Philippe',
    'Sébastien',
    'Thomas',
    'Yann',
  ],
} as const
