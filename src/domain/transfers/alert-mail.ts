import { frenchDelay } from '#base/french-delay.ts'
import type { TransferAlert } from '#contracts/school.ts'
import type { AlertedPerson } from '#domain/school/alert-recipients.ts'
import type { DoorPlace } from '#domain/sign-in/password-links.ts'
import type { Message } from '#platform/mail/post-mail.ts'
import type { selectHeld, TransferRow } from './transfers-table.ts'

export type AlertNews = {
  readonly alert: TransferAlert
  readonly ogec: string
  readonly timeZone: string
  /** The last that was opened. */
  readonly transfer: Pick<TransferRow, 'openedAt' | 'outcome' | 'failure'>
  /** Of the last one that ended well. */
  readonly lastEnd: Date | null
  /** Without an end for that long it is late. */
  readonly lateAfterMs: number
  readonly held: Awaited<ReturnType<typeof selectHeld>>
}

/** What happened, what was kept, what there is to do, and where to look. Its subject names nobody. */
export function alertMail(
  { id, name, mail }: AlertedPerson,
  adminSite: DoorPlace,
  news: AlertNews,
): Message {
  const page = (path: string): string => new URL(path, adminSite.url).href
  const { subject, tell } = mails[news.alert]
  return {
    to: mail,
    purpose: 'transfer-alert',
    accountId: id,
    subject: `${adminSite.product} : ${subject(news)}`,
    text: [
      `Bonjour ${name},`,
      ...tell(news),
      `Pour voir où en est votre établissement :\n\n${page('/')}`,
      'Cet e-mail part une seule fois ; le suivant partira si la situation change. ' +
        `Pour choisir qui est prévenu :\n\n${page('/alertes')}\n`,
    ].join('\n\n'),
  }
}

const hourMs = 3_600_000

type AlertTexts = {
  readonly subject: (news: AlertNews) => string
  readonly tell: (news: AlertNews) => readonly string[]
}

const mails: Readonly<Record<TransferAlert, AlertTexts>> = {
  failed: {
    subject: () => 'un transfert n’a pas abouti',
    tell: (news) => [
      `Ce qui s’est passé : le transfert de l’établissement ${news.ogec} commencé le ${moment(news.transfer.openedAt, news)} ${
        news.transfer.outcome === 'interrupted'
          ? 's’est interrompu : plus rien n’est arrivé du poste pendant 15 minutes.'
          : `a échoué.${reasonOf(news)}`
      }`,
      `Ce qui est gardé : rien n’est perdu. Ce qui est en ligne reste en ligne, et ce qui est déjà arrivé ne sera pas envoyé de nouveau. ${lastEndOf(news)}`,
      'Ce qu’il faut faire : vérifiez que le poste qui transfère est allumé et relié à Internet, puis relancez un transfert ; il reprendra où celui-ci s’est arrêté. S’il ne réussit pas non plus, appelez votre distributeur.',
    ],
  },
  late: {
    subject: (news) => `aucun transfert depuis plus de ${frenchDelay(news.lateAfterMs / hourMs)}`,
    tell: (news) => [
      `Ce qui s’est passé : aucun transfert de l’établissement ${news.ogec} n’est arrivé à son terme depuis plus de ${frenchDelay(news.lateAfterMs / hourMs)}. ${lastEndOf(news)}`,
      'Ce qui est gardé : rien n’est perdu. Ce qui est en ligne reste en ligne, mais date de ce transfert ; ce qui a été saisi depuis partira avec le prochain.',
      'Ce qu’il faut faire : vérifiez que le poste qui transfère est allumé et relié à Internet, que sa tâche planifiée est active et qu’aucun antivirus ne l’arrête, puis lancez un transfert. S’il ne réussit pas, appelez votre distributeur.',
    ],
  },
  held: {
    subject: () => 'un transfert attend une confirmation',
    tell: (news) => [
      `Ce qui s’est passé : le transfert de l’établissement ${news.ogec} commencé le ${moment(news.transfer.openedAt, news)} ferait disparaître beaucoup d’enregistrements à la fois. Il attend donc une confirmation :\n\n${sizesOf(news)}`,
      'Ce qui est gardé : ces enregistrements restent en ligne tels qu’ils étaient ; tout le reste est à jour.',
      'Ce qu’il faut faire : vérifiez ces données dans votre logiciel. Si leur disparition est voulue, relancez le transfert avec l’option --accepter-suppressions ou demandez à votre distributeur de l’accepter. Sinon, corrigez la base, puis relancez un transfert : il remplacera celui-ci.',
    ],
  },
}

function reasonOf({ transfer }: AlertNews): string {
  return transfer.failure === null
    ? ''
    : ` Raison donnée par le poste : ${transfer.failure.sentence}`
}

function lastEndOf(news: AlertNews): string {
  return news.lastEnd === null
    ? 'Aucun transfert n’a encore abouti.'
    : `Le dernier transfert abouti s’est terminé le ${moment(news.lastEnd, news)}.`
}

function sizesOf({ held }: AlertNews): string {
  return held
    .flatMap(({ collection, held }) =>
      held === null ? [] : [`- ${collection} : ${held.disappearing} sur ${held.of}`],
    )
    .join('\n')
}

/** « mardi 24 novembre 2026 à 08:05 », as the school's clocks say. */
function moment(instant: Date, { timeZone }: Pick<AlertNews, 'timeZone'>): string {
  const parts = { dateStyle: 'full', timeStyle: 'short', timeZone } as const
  return new Intl.DateTimeFormat('fr-FR', parts).format(instant)
}
