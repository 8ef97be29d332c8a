/** What the process says to the script that started it; the help and the guide show this table. */
export const exits = {
  good: { code: 0, meaning: 'tout va bien' },
  unexpected: { code: 1, meaning: 'erreur inattendue' },
  usage: { code: 2, meaning: 'commande mal écrite, code ou fichier absent' },
  'not-attached': { code: 3, meaning: 'poste non rattaché, ou rattachement refusé' },
  network: { code: 4, meaning: 'service injoignable : réseau, proxy, certificat' },
  'licence-refused': { code: 5, meaning: 'licence refusée' },
  'licence-out-of-date': { code: 6, meaning: 'licence expirée, ou pas encore valable' },
  'no-licence': { code: 7, meaning: 'pas de licence pour cette semaine' },
  'not-allowed': { code: 8, meaning: 'demande refusée par le service' },
  folder: {
    code: 9,
    meaning: 'dossier de l’agent illisible, abîmé, protégé en écriture, plein ou occupé',
  },
  'password-refused': { code: 10, meaning: 'mot de passe du jour refusé' },
  'too-many-tries': { code: 11, meaning: 'trop d’essais' },
  'online-service-closed': {
    code: 12,
    meaning: 'service en ligne ou SMS fermés, suspendus ou pas encore créés',
  },
  'site-unreachable': {
    code: 13,
    meaning: 'site de l’établissement fermé ou injoignable depuis ce poste',
  },
  'source-refused': {
    code: 14,
    meaning:
      'base de l’établissement ou fichier de correspondance : une partie n’a pas été transmise',
  },
} as const satisfies Record<string, { code: number; meaning: string }>

export type ExitName = keyof typeof exits

export function exitCodesHelp(): string {
  const rows = Object.values(exits).map(
    ({ code, meaning }) => `  ${String(code).padStart(2)}  ${meaning}`,
  )
  return ['Codes de retour :', ...rows].join('\n')
}
