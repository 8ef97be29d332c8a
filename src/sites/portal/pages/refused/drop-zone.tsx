import type { ReactElement } from 'react'
import { refusedTexts } from '#sites/texts/refused.ts'
import { FileZone } from '#sites/ui/file-zone.tsx'
import { Section } from '#sites/ui/section.tsx'
import classes from './refused-page.module.css'

type Props = {
  readonly onFile: (file: File) => void
  /** The name of the file under way. */
  readonly reading: string | undefined
}

/** Takes the licence that a school tries to import. */
export function DropZone({ onFile, reading }: Props): ReactElement {
  return (
    <Section title={refusedTexts.byFile}>
      <FileZone
        onFile={onFile}
        said={reading === undefined ? refusedTexts.drop : refusedTexts.reading(reading)}
        choose={refusedTexts.choose}
        accept=".lic"
      />
      <p className={classes.privacy}>{refusedTexts.privacy}</p>
    </Section>
  )
}
