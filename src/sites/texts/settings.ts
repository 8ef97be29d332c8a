import { french, plural } from './french.ts'

export const settingsTexts = french({
  title: 'Réglages',
  environment:
    'Le reste est tel que le service a démarré. Ces réglages se changent dans son environnement, sur le serveur : le nom de chaque variable est à côté. Le redémarrage les prend.',
  brand: 'Noms',
  product: 'Ce portail',
  publisher: 'Éditeur',
  onPremise: 'Logiciel des établissements',
  agent: 'Agent',
  onlineService: 'Service en ligne',
  addresses: 'Adresses',
  portal: 'Portail',
  admin: 'Administration des établissements',
  school: 'Site des établissements',
  agents: 'Service des agents',
  rules: 'Règles',
  factor: 'Double authentification des administrateurs',
  required: 'Obligatoire',
  optional: 'Facultative',
  proxies: 'Reverse proxies crus',
  database: 'Base',
  postgres: 'PostgreSQL',
  embedded: 'Embarquée, pour un seul serveur',
  mail: 'Mails',
  server: 'Serveur de messagerie',
  files: 'Aucun : chaque mail est un fichier du dossier « mails »',
  from: 'Expéditeur',
  waiting: 'En attente de départ',
  waitingOf: (count: number) => (count === 0 ? 'Aucun' : plural(count, 'mail', 'mails')),
  test: 'S’envoyer un mail d’essai',
  sentBySmtp: (to: string) =>
    `Le serveur de messagerie a pris le mail pour ${to}. S’il n’arrive pas, regardez les indésirables, puis ce que ce serveur en a fait.`,
  sentByFile: (to: string) =>
    `Le mail pour ${to} est un fichier du dossier « mails » : rien ne part sans SMTP_URL.`,
})
