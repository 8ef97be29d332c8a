import { ActionIcon } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState, type ReactElement } from 'react'
import { commonTexts } from '#sites/texts/common.ts'

const shownMs = 2000

type Props = { readonly text: string; /** « le code OGEC » */ readonly what: string }

/** Copies, and says that it has. */
export function CopyButton({ text, what }: Props): ReactElement {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => {
      setCopied(false)
    }, shownMs)
    return () => {
      clearTimeout(timer)
    }
  }, [copied])
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  const label = copied ? commonTexts.copied : commonTexts.copy(what)
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      aria-label={label}
      title={label}
      aria-live="polite"
      onClick={() => void copy()}
    >
      {copied ? <IconCheck size="0.9375rem" /> : <IconCopy size="0.9375rem" />}
    </ActionIcon>
  )
}
