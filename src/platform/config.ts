import { resolve } from 'node:path'
import { z } from 'zod'
import { StartRefused } from './start-refused.ts'

export type SiteAddress = {
  /** What people and agents type; its host is the only one that the site answers to. */
  readonly url: URL
  readonly port: number
}

export type Config = {
  readonly dataDir: string
  readonly databaseUrl: string | null
  /** Where the keys that sign licences are kept; never in the database. */
  readonly keysDir: string
  readonly listenOn: string
  readonly portal: SiteAddress
  /** The admin site of the schools. */
  readonly admin: SiteAddress
  /** The site of the schools themselves, for families and teachers. */
  readonly school: SiteAddress
  readonly agents: SiteAddress
  /** Where `/healthz` and `/metrics` answer, for whoever runs the service; null for nowhere. */
  readonly operations: { readonly port: number; readonly listenOn: string } | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Where the first administrator signs in; used at the first start only. */
  readonly firstAdministratorMail: string
  /** How many reverse proxies stand in front: their X-Forwarded-For is believed. */
  readonly proxies: number
  /** Whether administrators of the publisher do nothing before their account has a second factor. */
  readonly administratorsNeedFactor: boolean
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** How long a licence is still taken after its week, in days. */
  readonly licenceGraceDays: number
  /** How many whole months of the audit log are kept beside the one under way. */
  readonly auditKeptMonths: number
  readonly brand: Brand
}

/** The names that a publisher gives its products; the code never says them. */
export type Brand = {
  readonly product: string
  readonly publisher: string
  readonly onPremise: string
  readonly agent: string
  readonly onlineService: string
}

const filled = z.string().trim().min(1, 'autre chose que des espaces')
const port = wholeNumber(1, 65_535)

const Environment = z.object({
  DATA_DIR: filled.default('data'),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/.+/,
      'une adresse comme postgres://utilisateur:motdepasse@serveur:5432/base',
    )
    .optional(),
  KEYS_DIR: filled.optional(),
  LISTEN_ON: filled.default('127.0.0.1'),
  PORTAL_URL: siteUrl('http://clients.localhost:8080'),
  PORTAL_PORT: port.optional(),
  ADMIN_SITE_URL: siteUrl('http://admin.localhost:8082'),
  ADMIN_SITE_PORT: port.optional(),
  SCHOOL_SITE_URL: siteUrl('http://ecole.localhost:8083'),
  SCHOOL_SITE_PORT: port.optional(),
  AGENTS_URL: siteUrl('http://127.0.0.1:8081'),
  AGENTS_PORT: port.optional(),
  OPERATIONS_PORT: port.optional(),
  OPERATIONS_LISTEN_ON: filled.default('127.0.0.1'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, 'une adresse comme smtps://utilisateur:motdepasse@serveur:465')
    .optional(),
  MAIL_FROM: z.email('une adresse e-mail').default('ne-pas-repondre@clients.localhost'),
  ADMIN_MAIL: z
    .email('une adresse e-mail')
    .toLowerCase()
    .default('administrateur@clients.localhost'),
  PROXIES: wholeNumber(0, 5).default(0),
  ADMINISTRATOR_SECOND_FACTOR: z
    .enum(['required', 'optional'], 'required ou optional')
    .default('required'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'silent, error, warn, info ou debug')
    .default('info'),
  LICENCE_GRACE_DAYS: wholeNumber(0, 7).default(0),
  AUDIT_KEPT_MONTHS: wholeNumber(3, 1200).default(12),
  BRAND_PRODUCT: filled.default('Gestion Clients Web'),
  BRAND_PUBLISHER: filled.default('Statim'),
  BRAND_ON_PREMISE: filled.default('Charlemagne'),
  BRAND_AGENT: filled.default('Charlemagne Outils'),
  BRAND_ONLINE_SERVICE: filled.default('EcoleDirecte'),
})

/** Reads the environment once, at start. Throws StartRefused with a sentence for every value that does not fit. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success)
    throw new StartRefused(
      parsed.error.issues
        .map((issue) => `${issue.path.join('.')} ne convient pas : il faut ${issue.message}.`)
        .join('\n'),
    )

  const value = parsed.data
  const sites = {
    portal: siteAddress(value.PORTAL_URL, value.PORTAL_PORT),
    admin: siteAddress(value.ADMIN_SITE_URL, value.ADMIN_SITE_PORT),
    school: siteAddress(value.SCHOOL_SITE_URL, value.SCHOOL_SITE_PORT),
    agents: siteAddress(value.AGENTS_URL, value.AGENTS_PORT),
  }
  requireApart(sites)
  refuseSharedPort(sites, value.OPERATIONS_PORT)
  return {
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL ?? null,
    keysDir: resolve(value.KEYS_DIR ?? `${value.DATA_DIR}/keys`),
    listenOn: value.LISTEN_ON,
    ...sites,
    operations:
      value.OPERATIONS_PORT === undefined
        ? null
        : { port: value.OPERATIONS_PORT, listenOn: value.OPERATIONS_LISTEN_ON },
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM,
    firstAdministratorMail: value.ADMIN_MAIL,
    proxies: value.PROXIES,
    administratorsNeedFactor: value.ADMINISTRATOR_SECOND_FACTOR === 'required',
    logLevel: value.LOG_LEVEL,
    licenceGraceDays: value.LICENCE_GRACE_DAYS,
    auditKeptMonths: value.AUDIT_KEPT_MONTHS,
    brand: {
      product: value.BRAND_PRODUCT,
      publisher: value.BRAND_PUBLISHER,
      onPremise: value.BRAND_ON_PREMISE,
      agent: value.BRAND_AGENT,
      onlineService: value.BRAND_ONLINE_SERVICE,
    },
  }
}

const siteNames = {
  portal: 'PORTAL',
  admin: 'ADMIN_SITE',
  school: 'SCHOOL_SITE',
  agents: 'AGENTS',
} as const

function requireApart(sites: Readonly<Record<keyof typeof siteNames, SiteAddress>>): void {
  const all = Object.entries(sites).map(([key, { url, port }]) => ({
    name: siteNames[key as keyof typeof siteNames],
    host: url.hostname,
    port,
  }))
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1)) {
      if (one.port === other.port)
        throw new StartRefused(
          `${one.name}_URL et ${other.name}_URL écoutent toutes deux sur le port ${one.port} : donnez à chaque site le sien (${one.name}_PORT, ${other.name}_PORT).`,
        )
      if (one.host === other.host)
        throw new StartRefused(
          `${one.name}_URL et ${other.name}_URL ont le même hôte ${one.host} : les cookies ignorent les ports, donnez à chaque site son propre nom.`,
        )
    }
}

function refuseSharedPort(
  sites: Readonly<Record<keyof typeof siteNames, SiteAddress>>,
  operationsPort: number | undefined,
): void {
  for (const [key, site] of Object.entries(sites))
    if (site.port === operationsPort)
      throw new StartRefused(
        `OPERATIONS_PORT est le port ${operationsPort} de ${siteNames[key as keyof typeof siteNames]}_URL : donnez-lui le sien.`,
      )
}

function wholeNumber(least: number, most: number) {
  const what = `un nombre entier de ${least} à ${most}`
  return z.coerce.number(what).int(what).min(least, what).max(most, what)
}

function siteUrl(byDefault: string) {
  return z
    .string()
    .default(byDefault)
    .transform((text, context): URL => {
      const url = URL.parse(text)
      const isLocal =
        url !== null &&
        (url.hostname === 'localhost' ||
          url.hostname.endsWith('.localhost') ||
          /^127(\.\d+){3}$/.test(url.hostname) ||
          url.hostname === '[::1]')
      if (
        url !== null &&
        url.pathname === '/' &&
        url.search + url.hash + url.username + url.password === '' &&
        (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal))
      )
        return url
      context.addIssue({
        code: 'custom',
        message: 'une adresse https://hôte sans chemin (http seulement pour localhost)',
      })
      return z.NEVER
    })
}

function siteAddress(url: URL, port: number | undefined): SiteAddress {
  return { url, port: port ?? Number(url.port || (url.protocol === 'https:' ? 443 : 80)) }
}
