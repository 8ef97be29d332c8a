import type { RefusalCode } from '#contracts/refusals.ts'
import { Refusal } from '#contracts/refuse.ts'
import { filled, toldOf, type Failure, type FailureCode } from '../failures.ts'
import type { Check } from './check.ts'

/** The same "no" said of the school's site: what is in the way, and who must act. */
export function siteInWords(no: Failure | Refusal, site: string): NonNullable<Check['no']> {
  const { told } = toldOf(no)
  if (no instanceof Refusal) {
    const remedy = remedies[no.problem.code] ?? told.remedy
    return { exit: 'site-unreachable', told: { ...told, remedy } }
  }
  const row = texts[no.told.code]
  if (row === undefined) return { exit: 'site-unreachable', told }
  const words = { ...no.words, site }
  const [message, remedy] = [filled(row.sentence, words), filled(row.remedy, words)]
  return { exit: 'site-unreachable', told: { ...told, message, remedy } }
}

/** The site sends families to the school's office, and the school is who reads here. */
const remedies: Partial<Record<RefusalCode, string>> = {
  'site-closed': 'Demandez à votre distributeur de l’ouvrir : case « Accès au site ».',
  'site-suspended':
    'Il reprendra de lui-même le lendemain. Votre distributeur peut lever la suspension plus tôt.',
}

const network = 'Demandez à qui gère le réseau de l’établissement'
const texts: Partial<Record<FailureCode, { sentence: string; remedy: string }>> = {
  'name-not-found': {
    sentence: 'Le nom {site} est introuvable sur le réseau de l’établissement ({reason}).',
    remedy: `${network} de laisser trouver ce nom.`,
  },
  unreachable: {
    sentence: 'Le service répond, mais {site} est injoignable depuis ce poste ({reason}).',
    remedy: `${network} d’autoriser {site} (pare-feu, proxy). S’il l’est déjà, prévenez votre distributeur.`,
  },
  'no-answer': {
    sentence: 'Le service répond, mais {site} n’a pas répondu à temps à ce poste.',
    remedy: `${network} d’autoriser {site} (pare-feu, proxy). S’il l’est déjà, prévenez votre distributeur.`,
  },
  'service-busy': {
    sentence: 'Le site {site} est momentanément indisponible ({reason}).',
    remedy: 'Recommencez dans quelques minutes. Si cela dure, prévenez votre distributeur.',
  },
  'certificate-refused': {
    sentence: 'Le certificat présenté pour {site} n’est pas reconnu ({reason}).',
    remedy: `Vérifiez la date du poste. Si un proxy lit les échanges, ${network.toLowerCase()} le certificat de son autorité, et donnez-le par « outils rattacher ADRESSE --ca FICHIER ».`,
  },
  'proxy-refused': {
    sentence: 'Le proxy a refusé d’ouvrir le passage vers {site} (réponse {reason}).',
    remedy: 'Demandez à qui gère le proxy d’autoriser {site}.',
  },
  'not-the-service': {
    sentence: 'Une page web a répondu à la place de {site} : filtre, proxy ou portail captif.',
    remedy: `${network} d’autoriser {site}.`,
  },
  'answer-too-large': {
    sentence: 'La réponse reçue de {site} est trop volumineuse pour être celle du site.',
    remedy: `${network} si un filtre s’interpose ; sinon prévenez votre distributeur.`,
  },
  'answer-not-understood': {
    sentence: 'La réponse reçue de {site} n’est pas la page de l’établissement.',
    remedy: 'Prévenez votre distributeur : le site ne montre pas cet établissement.',
  },
}
