export type LicenceRefusalCode = keyof typeof licenceRefusals

export type LicenceRefusal = { code: LicenceRefusalCode; reason: string; remedy: string }

/** Why a licence does not count and what to do about it; the code is short, to be read on the phone. */
export const licenceRefusals = {
  'L-01': {
    reason: 'Ce fichier est trop volumineux pour être une licence.',
    remedy: 'Vérifiez que vous avez choisi le fichier dont le nom se termine par « .lic ».',
  },
  'L-02': {
    reason: 'Ce fichier n’est pas une licence, ou il est incomplet.',
    remedy:
      'Téléchargez de nouveau la licence et importez-la telle quelle, sans l’ouvrir ni l’enregistrer avec un autre logiciel.',
  },
  'L-03': {
    reason: 'Le fichier de licence a été abîmé pendant sa copie ou son envoi.',
    remedy: 'Téléchargez de nouveau la licence et importez-la telle quelle.',
  },
  'L-04': {
    reason: 'Cette licence demande une version plus récente du logiciel.',
    remedy: 'Mettez le logiciel à jour, puis importez de nouveau la licence.',
  },
  'L-05': {
    reason: 'Ce fichier n’a pas été préparé par le service des licences.',
    remedy: 'N’utilisez pas ce fichier et demandez une nouvelle licence à votre distributeur.',
  },
  'L-06': {
    reason: 'L’origine de cette licence n’a pas pu être confirmée.',
    remedy:
      'Mettez le logiciel à jour et réessayez ; si le refus revient, donnez ce code à votre distributeur.',
  },
  'L-07': {
    reason: 'Cette licence est plus ancienne que la dernière que ce poste a reçue.',
    remedy: 'Téléchargez la licence la plus récente et importez-la.',
  },
  'L-08': {
    reason: 'Cette licence a été préparée il y a trop longtemps pour être encore acceptée.',
    remedy:
      'Vérifiez la date du poste, puis téléchargez de nouveau la licence de la semaine et importez-la.',
  },
  'L-09': {
    reason: 'Cette licence est signée par une clé qui ne vaut pas pour elle.',
    remedy: 'Demandez à votre distributeur de remplacer la licence de la semaine.',
  },
  'L-10': {
    reason: 'Cette licence a été annulée par mesure de sécurité.',
    remedy: 'Demandez à votre distributeur de remplacer la licence de la semaine.',
  },
  'L-11': {
    reason: 'Le contenu de cette licence a été modifié après sa signature.',
    remedy:
      'Téléchargez de nouveau la licence et importez-la telle quelle ; si le refus revient, donnez ce code à votre distributeur.',
  },
  'L-12': {
    reason: 'Cette licence est bien signée, mais son contenu est incomplet ou incohérent.',
    remedy: 'Donnez ce code à votre distributeur : la licence est à établir de nouveau.',
  },
  'L-13': {
    reason: 'Cette licence est destinée à un autre logiciel.',
    remedy: 'Choisissez la licence de ce logiciel, ou demandez-la à votre distributeur.',
  },
  'L-14': {
    reason: 'Cette licence est celle d’un autre établissement : son code OGEC est différent.',
    remedy:
      'Vérifiez le code OGEC saisi dans le logiciel, puis choisissez la licence de votre établissement.',
  },
  'L-15': {
    reason: 'Cette licence n’est pas celle de la fiche client à laquelle ce poste est rattaché.',
    remedy:
      'Demandez à votre distributeur de remplacer la licence, ou de rattacher le poste à la bonne fiche.',
  },
  'L-16': {
    reason: 'La date de ce poste est en retard : la licence ne peut pas être contrôlée.',
    remedy: 'Réglez la date et l’heure du poste, puis importez de nouveau la licence.',
  },
  'L-17': {
    reason: 'Cette licence ne vaut pas encore.',
    remedy: 'Elle prendra effet à la date indiquée.',
  },
  'L-18': {
    reason: 'Cette licence a expiré.',
    remedy:
      'Téléchargez la licence la plus récente et importez-la ; si c’est déjà elle, voyez avec votre distributeur.',
  },
} as const satisfies Record<`L-${string}`, { reason: string; remedy: string }>

export function licenceRefusal(code: LicenceRefusalCode): LicenceRefusal {
  return { code, ...licenceRefusals[code] }
}

/** The refusal whose code was read on the phone, however it was typed: L-07, l 7, 07… */
export function findLicenceRefusal(typed: string): LicenceRefusal | undefined {
  const [, number] = /^\s*[lL]?[\s\p{Pd}]*(\d{1,2})\s*$/u.exec(typed) ?? []
  const code = `L-${(number ?? '').padStart(2, '0')}`
  return isCode(code) ? licenceRefusal(code) : undefined
}

function isCode(text: string): text is LicenceRefusalCode {
  return Object.hasOwn(licenceRefusals, text)
}
