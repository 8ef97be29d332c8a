import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, type ReactElement } from 'react'
import { refusedTexts } from '#sites/texts/refused.ts'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { CodeForm } from './code-form.tsx'
import { Diagnosis } from './diagnosis.tsx'
import { DropZone } from './drop-zone.tsx'
import classes from './refused-page.module.css'
import { useDiagnosis } from './use-diagnosis.ts'

/** Pourquoi refusée ?: by the file, or by the code that the school reads on the phone. */
export function RefusedPage(): ReactElement {
  const { code, askCode, file, askFile, answer, error, isPending } = useDiagnosis()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // On a small screen it would come out of sight.
    if (answer !== undefined || error !== null) place.current?.scrollIntoView({ block: 'nearest' })
  }, [answer, error])
  return (
    <div className={page.page}>
      <Link to="/licences" className={classes.back}>
        <IconArrowLeft size="1rem" aria-hidden="true" />
        {refusedTexts.back}
      </Link>
      <PageTitle title={refusedTexts.title} tab={refusedTexts.tab} />
      <p className={`${page.text} ${page.quiet}`}>{refusedTexts.intro}</p>
      <div className={classes.questions}>
        <DropZone onFile={askFile} reading={isPending ? file : undefined} />
        <CodeForm key={code} code={code} onAsk={askCode} />
      </div>
      <div ref={place} className={classes.answers}>
        <RefusalPanel error={error} />
        <div role="status" className={classes.answer}>
          {answer && <Diagnosis answer={answer} file={file} />}
        </div>
      </div>
    </div>
  )
}
