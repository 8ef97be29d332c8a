import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type DragEvent,
  type ReactElement,
} from 'react'
import { refusedTexts } from '#sites/texts/refused.ts'
import { Section } from '#sites/ui/section.tsx'
import classes from './refused-page.module.css'

type Props = {
  readonly onFile: (file: File) => void
  /** The name of the file under way. */
  readonly reading: string | undefined
}

/** Takes one file: dropped, chosen, or pasted anywhere on the page. */
export function DropZone({ onFile, reading }: Props): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | undefined | null): boolean => {
    const file = files?.[0]
    if (file) onFile(file)
    return file !== undefined
  }
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (take(event.clipboardData?.files)) event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => {
      paste(event)
    }
    document.addEventListener('paste', listen)
    return () => {
      document.removeEventListener('paste', listen)
    }
  }, [])
  const drag = (event: DragEvent): void => {
    event.preventDefault()
    setOver(event.type === 'dragover')
  }
  return (
    <Section title={refusedTexts.byFile}>
      <div
        className={classes.zone}
        data-over={over}
        onDragOver={drag}
        onDragLeave={drag}
        onDrop={(event) => {
          drag(event)
          take(event.dataTransfer.files)
        }}
      >
        <IconFileUpload size="1.75rem" aria-hidden="true" />
        <span>{reading === undefined ? refusedTexts.drop : refusedTexts.reading(reading)}</span>
        <Button variant="default" onClick={() => input.current?.click()}>
          {refusedTexts.choose}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".lic"
          hidden
          aria-label={refusedTexts.choose}
          onChange={({ currentTarget }) => {
            take(currentTarget.files)
            // The same file once more is a question too.
            currentTarget.value = ''
          }}
        />
      </div>
      <p className={classes.privacy}>{refusedTexts.privacy}</p>
    </Section>
  )
}
