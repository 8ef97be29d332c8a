import { french, plural } from './french.ts'

export const keysTexts = french({
  title: 'Clés',
  intro:
    'La part publique de ce qui signe les licences. Les clés privées ne quittent pas leur dossier, et rien ne se change d’ici : les commandes se lancent sur le serveur.',
  rootHereTitle: 'La clé privée de la racine est encore sur ce serveur.',
  rootHere:
    'Qui la copie peut fabriquer des licences que tous les logiciels acceptent. Copiez-la sur un support hors ligne, gardez-le sous clé, puis supprimez-la d’ici.',
  compromisedTitle: (count: number) =>
    `${plural(count, 'licence signée', 'licences signées')} par une clé révoquée ${count < 2 ? 'reste' : 'restent'} à délivrer de nouveau.`,
  compromised: 'Le serveur le fait seul ; cette page se met à jour.',
  roots: 'Racines',
  rootsIntro:
    'Les logiciels des établissements ne croient qu’elles. Comparez les empreintes avec celles de vos papiers.',
  version: 'Version',
  threshold: 'Signatures demandées',
  thresholdOf: (needed: number, all: number) => `${needed} sur ${all}`,
  fingerprint: 'Empreinte',
  theFingerprint: 'l’empreinte',
  ring: 'Trousseau',
  ringVersion: (version: number) => `Version ${version}`,
  ringUntil: 'accepté jusqu’au',
  ringIntro: 'Les clés qui signent les licences, la plus récente d’abord.',
  columnKey: 'Clé',
  columnState: 'État',
  columnFrom: 'Depuis',
  columnUntil: 'Jusqu’au',
  signs: 'Signe',
  valid: 'Encore valable',
  revoked: 'Révoquée',
  ended: 'Échue',
  theKey: 'la clé',
  password: 'Mot de passe du jour',
  passwordIntro: (keyVersion: number) =>
    `Clé maître, version ${keyVersion}. Une révision par distributeur : elle augmente quand un mot de passe a été divulgué.`,
  columnDistributor: 'Distributeur',
  columnRevision: 'Révision',
  columnBehind: 'Établissements en retard',
  columnIdentifier: 'Identifiant',
  publisher: 'Éditeur (clients sans distributeur)',
  behindNone: 'Aucun',
  behind: (count: number) => `${plural(count, 'établissement', 'établissements')} avec l’ancien`,
  theIdentifier: (name: string) => `l’identifiant de ${name}`,
  theOption: 'l’option de l’éditeur',
  commands: 'Les commandes, sur le serveur',
  commandsIntro:
    'Chacune laisse une ligne au journal d’audit ; le service en cours suit en quelques secondes.',
  theCommand: 'la commande',
  doing: {
    show: 'Montrer ce que montre cette page.',
    rotate: 'Signer avec une nouvelle clé ; les licences délivrées restent valables.',
    revoke: 'Révoquer une clé volée : tout ce qu’elle a signé est délivré de nouveau.',
    leak: 'Un mot de passe du jour a été divulgué : d’autres dans les prochaines licences. L’identifiant est plus haut.',
    'leak-publisher': 'Le même pour l’éditeur : ses clients sans distributeur.',
    'leak-all': 'Le même pour tous.',
    'change-master': 'La clé maître des mots de passe du jour a été volée : une autre.',
    'change-root': 'Changer de racine, signée par l’ancienne et la nouvelle.',
    'export-roots': 'Écrire les racines publiques, pour construire l’agent.',
    backup: 'Sauvegarder tout le dossier en un fichier chiffré par une phrase.',
    restore: 'Remettre une sauvegarde là où il n’y a pas de clés.',
  },
})

/** What stands for the publisher where a distributor has an identifier. */
export const publisherOption = '--publisher'

/** As they are typed; what is in capitals is to be replaced. */
export const keysCommands: Readonly<Record<keyof (typeof keysTexts)['doing'], string>> = {
  show: 'npm run keys -- show',
  rotate: 'npm run keys -- rotate',
  revoke: 'npm run keys -- revoke CLÉ --reason "…"',
  leak: 'npm run keys -- leak --distributor ID --reason "…"',
  'leak-publisher': 'npm run keys -- leak --publisher --reason "…"',
  'leak-all': 'npm run keys -- leak --all --reason "…"',
  'change-master': 'npm run keys -- change-master --reason "…"',
  'change-root': 'npm run keys -- change-root',
  'export-roots': 'npm run keys -- export-roots FICHIER',
  backup: 'npm run keys -- backup FICHIER',
  restore: 'npm run keys -- restore FICHIER',
}
