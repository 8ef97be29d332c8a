import type { ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'
import { CopyButton } from '#sites/ui/copy-button.tsx'
import classes from './general-tab.module.css'

type Phone = { readonly phone: string | null; readonly what: string }
type Mail = { readonly mail: string | null; readonly what: string }

/** Dials on a click, copies on another. */
export function PhoneLink({ phone, what }: Phone): ReactElement {
  if (phone === null) return <>{commonTexts.none}</>
  return (
    <span className={`${classes.mixed} ${classes.phone}`}>
      <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
      <CopyButton text={phone} what={what} />
    </span>
  )
}

export function MailLink({ mail, what }: Mail): ReactElement {
  if (mail === null) return <>{commonTexts.none}</>
  return (
    <span className={classes.mixed}>
      <a href={`mailto:${mail}`}>
        {mail.split('@')[0]}
        <wbr />@{mail.split('@')[1]}
      </a>
      <CopyButton text={mail} what={what} />
    </span>
  )
}
