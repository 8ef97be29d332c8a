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
import classes from './file-zone.module.css'

type Props = {
  readonly onFile: (file: File) => void
  /** What may be dropped here, or what is being read. */
  readonly said: string
  readonly choose: string
  /** As `<input accept>` understands it. */
  readonly accept: string
}

/** Takes one file: dropped, chosen, or pasted anywhere on the page. */
export function FileZone({ onFile, said, choose, accept }: Props): ReactElement {
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
      <span>{said}</span>
      <Button variant="default" onClick={() => input.current?.click()}>
        {choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={choose}
        onChange={({ currentTarget }) => {
          take(currentTarget.files)
          // The same file once more is a question too.
          currentTarget.value = ''
        }}
      />
    </div>
  )
}
