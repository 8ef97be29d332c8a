import { Button } from '@mantine/core'
import { IconCertificate, IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { AuditVerdict } from '#contracts/audit.ts'
import { auditTexts, verdictSaid } from '#sites/texts/audit.ts'
import { api, checkpointPath } from '#sites/portal/api.ts'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import wrapping from '#sites/ui/wrapping-button.module.css'
import classes from './integrity.module.css'

/** Reads the whole chain again and says what it found. */
export function Integrity(): ReactElement {
  const verifying = useMutation({ mutationFn: () => api('GET /api/audit/integrity') })
  return (
    <div className={classes.integrity}>
      <div className={classes.actions}>
        <Button
          variant="default"
          leftSection={<IconShieldCheck size="1.0625rem" />}
          loading={verifying.isPending}
          onClick={() => {
            verifying.mutate()
          }}
        >
          {auditTexts.verify}
        </Button>
        <Button
          component="a"
          variant="default"
          classNames={wrapping}
          leftSection={<IconCertificate size="1.0625rem" />}
          href={checkpointPath}
          download
        >
          {auditTexts.exportCheckpoint}
        </Button>
        <span className={page.quiet}>{auditTexts.exportCheckpointWhy}</span>
      </div>
      <RefusalPanel error={verifying.error} />
      <div role="status">{verifying.data && <Verdict verdict={verifying.data} />}</div>
    </div>
  )
}

function Verdict({ verdict }: { readonly verdict: AuditVerdict }): ReactElement {
  const Icon = verdict.intact ? IconShieldCheck : IconShieldX
  return (
    <div className={classes.verdict} data-intact={verdict.intact}>
      <Icon size="1.375rem" aria-hidden="true" />
      <div>
        <strong>{verdict.intact ? auditTexts.intactTitle : auditTexts.brokenTitle}</strong>
        {verdictSaid(verdict).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  )
}
