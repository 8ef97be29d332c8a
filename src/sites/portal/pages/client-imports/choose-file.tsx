import { Button } from '@mantine/core'
import { useEffect, useRef, type ReactElement } from 'react'
import { clientColumns, clientFileLinesMax, clientFileMegabytesMax } from '#base/client-columns.ts'
import { spellCsv } from '#base/spell-csv.ts'
import { clientImportTexts } from '#sites/texts/client-imports.ts'
import { downloadText } from '#sites/ui/download-text.ts'
import { FileZone } from '#sites/ui/file-zone.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { CheckReport } from './check-report.tsx'
import classes from './client-imports.module.css'
import { useCheckedFile } from './use-checked-file.ts'

type Props = { readonly onOrdered: (id: string) => void }

/** Which file, what it may hold, and what the last one chosen comes to. */
export function ChooseFile({ onOrdered }: Props): ReactElement {
  const checking = useCheckedFile()
  const { data, error, isPending, variables, mutate } = checking
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // On a small screen it would come out of sight.
    if (data !== undefined || error !== null) place.current?.scrollIntoView({ block: 'nearest' })
  }, [data, error])
  return (
    <>
      <p className={`${page.text} ${page.quiet}`}>{clientImportTexts.intro}</p>
      <div className={classes.halves}>
        <Section title={clientImportTexts.file}>
          <FileZone
            onFile={mutate}
            said={isPending ? clientImportTexts.reading(variables.name) : clientImportTexts.drop}
            choose={clientImportTexts.choose}
            accept=".csv,text/csv,text/plain"
          />
          <p className={page.note}>
            {clientImportTexts.limits(clientFileLinesMax, clientFileMegabytesMax)}
          </p>
        </Section>
        <Section
          title={clientImportTexts.columns}
          actions={
            <Button size="compact-sm" variant="default" onClick={downloadTemplate}>
              {clientImportTexts.template}
            </Button>
          }
        >
          <ul className={classes.columns}>
            {clientColumns.map(({ title, required }) => (
              <li key={title} data-required={required}>
                {title}
                {required && <span className={classes.required}>{clientImportTexts.required}</span>}
              </li>
            ))}
          </ul>
          <p className={page.note}>{clientImportTexts.columnsHint}</p>
        </Section>
      </div>
      <div ref={place} className={classes.answers}>
        <RefusalPanel error={error} />
        {data && <CheckReport key={checking.submittedAt} file={data} onOrdered={onOrdered} />}
      </div>
    </>
  )
}

function downloadTemplate(): void {
  const titles = clientColumns.map(({ title }) => title)
  downloadText(clientImportTexts.templateName, spellCsv([titles]))
}
