import { Button } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Settings } from '#contracts/settings.ts'
import { settingsTexts as texts } from '#sites/texts/settings.ts'
import { api } from '#sites/portal/api.ts'
import { Fact, Facts } from '#sites/ui/facts.tsx'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import wrapping from '#sites/ui/wrapping-button.module.css'
import { Setting } from './setting.tsx'
import classes from './settings.module.css'

/** Where mails leave from, how many wait, and one to oneself to see whether they do. */
export function MailSection({ mail }: { readonly mail: Settings['mail'] }): ReactElement {
  const sending = useMutation({ mutationFn: () => api('POST /api/settings/test-mails') })
  return (
    <Section
      title={texts.mail}
      actions={
        <Button
          classNames={wrapping}
          variant="default"
          leftSection={<IconMailForward size="1.0625rem" aria-hidden="true" />}
          loading={sending.isPending}
          onClick={() => {
            sending.mutate()
          }}
        >
          {texts.test}
        </Button>
      }
    >
      <Facts>
        <Setting name={texts.server} variable="SMTP_URL" value={mail.server ?? texts.files} />
        <Setting name={texts.from} variable="MAIL_FROM" value={mail.from} />
        <Fact name={texts.waiting}>{texts.waitingOf(mail.waiting)}</Fact>
      </Facts>
      <RefusalPanel error={sending.error} />
      <div role="status">
        {sending.data && (
          <p className={classes.said}>
            {sending.data.by === 'smtp'
              ? texts.sentBySmtp(sending.data.to)
              : texts.sentByFile(sending.data.to)}
          </p>
        )}
      </div>
    </Section>
  )
}
