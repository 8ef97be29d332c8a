import type { Letter } from '#platform/mail/deliver-mail.ts'
import type { Outbox } from '#platform/mail/outbox.ts'

/** Hands on what is posted from that instant on; what was posted before has left long ago. */
export function onlyLately(outbox: Outbox, since: Date): Outbox {
  return {
    send: async (opened, letter: Letter) => {
      if (new Date(letter.postedAt) >= since) return outbox.send(opened, letter)
      await opened
        .updateTable('outgoing_mails')
        .set({ left_at: new Date(letter.postedAt) })
        .where('id', '=', letter.id)
        .execute()
    },
  }
}
