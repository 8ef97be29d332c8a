import { Button } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { secondFactorTexts as texts } from '#sites/texts/second-factor.ts'
import { Dialog } from '../dialog.tsx'
import form from '../form.module.css'
import classes from './second-factor.module.css'

type Props = { readonly codes: readonly string[]; readonly onKept: () => void }

/** Shown once: it closes only when its reader says so. */
export function CodesDialog({ codes, onKept }: Props): ReactElement {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'))
    setCopied(true)
  }
  return (
    <Dialog title={texts.codesTitle}>
      <p className={classes.text}>{texts.codesOnce}</p>
      <div data-print-alone="" className={classes.printed}>
        <p className={classes.printedTitle}>{`${texts.codesTitle} (${location.host})`}</p>
        <ul className={classes.codes}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <div className={form.actions}>
        <Button variant="default" aria-live="polite" onClick={() => void copy()}>
          {copied ? texts.copied : texts.copyAll}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            print()
          }}
        >
          {texts.print}
        </Button>
        <Button onClick={onKept}>{texts.kept}</Button>
      </div>
    </Dialog>
  )
}
