import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { SchoolModule } from '#contracts/school.ts'
import { adminTexts, publicationTexts } from '#sites/texts/admin.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { brand } from '#sites/ui/brand.ts'
import { DataTable } from '#sites/ui/data-table.tsx'
import { day, isoDayAt } from '#sites/ui/dates.ts'
import { Loading } from '#sites/ui/loading.tsx'
import { Moment } from '#sites/ui/moment.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { StateDot } from '#sites/ui/state-dot.tsx'
import { useNow } from '#sites/ui/use-now.ts'
import { EditHint } from '../../frame/edit-hint.tsx'
import { useEditing, useZone } from '../../session.ts'
import { ModuleActions } from './module-actions.tsx'
import classes from './modules-page.module.css'
import { modulesQuery } from './modules-query.ts'
import { PublishDialog } from './publish-dialog.tsx'

/** Modules: what families see, and from which day on. */
export function ModulesPage(): ReactElement {
  const { data, error, refetch } = useQuery(modulesQuery)
  const editing = useEditing('school:modules')
  const [published, setPublished] = useState<SchoolModule>()
  return (
    <div className={page.page}>
      <PageTitle title={adminTexts.modules} />
      <p className={page.quiet}>{publicationTexts.intro(brand.onlineService)}</p>
      <EditHint editing={editing} />
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={6} />}
      {data && <ModulesTable modules={data} disabled={!editing.allowed} onPublish={setPublished} />}
      {published && (
        <PublishDialog
          module={published}
          onClose={() => {
            setPublished(undefined)
          }}
        />
      )}
    </div>
  )
}

type TableProps = {
  readonly modules: readonly SchoolModule[]
  readonly disabled: boolean
  readonly onPublish: (module: SchoolModule) => void
}

function ModulesTable({ modules, disabled, onPublish }: TableProps): ReactElement {
  const zone = useZone()
  const columns = [
    {
      key: 'module',
      label: publicationTexts.module,
      render: ({ module }: SchoolModule) => <strong>{moduleTexts[module]}</strong>,
    },
    {
      key: 'state',
      label: publicationTexts.state,
      render: (row: SchoolModule) => <Publication row={row} />,
    },
    {
      key: 'changed',
      label: publicationTexts.changed,
      render: ({ changedAt, changedBy }: SchoolModule) =>
        changedAt !== null && (
          <span className={classes.stacked}>
            <Moment at={changedAt} zone={zone} />
            {changedBy !== null && <span>{adminTexts.changedBy(changedBy)}</span>}
          </span>
        ),
    },
    {
      key: 'actions',
      label: publicationTexts.actions,
      render: (row: SchoolModule) => (
        <ModuleActions row={row} disabled={disabled} onPublish={onPublish} />
      ),
    },
  ]
  return (
    <Section>
      <DataTable
        label={adminTexts.modules}
        rows={modules}
        columns={columns}
        rowKey={({ module }) => module}
      />
    </Section>
  )
}

function Publication({ row }: { readonly row: SchoolModule }): ReactElement {
  const { inContract, publishedFrom } = row
  const today = isoDayAt(new Date(useNow()).toISOString(), useZone())
  const outside = publishedFrom === null ? publicationTexts.outsideWhy : publicationTexts.outsideNow
  return (
    <span className={classes.stacked}>
      {publishedFrom === null ? (
        <StateDot
          tone="quiet"
          label={inContract ? publicationTexts.notPublished : publicationTexts.outside}
        />
      ) : (
        <StateDot
          tone={publishedFrom <= today ? 'good' : 'coming'}
          label={
            publishedFrom <= today
              ? publicationTexts.since(day(publishedFrom))
              : publicationTexts.from(day(publishedFrom))
          }
        />
      )}
      {!inContract && <span>{outside}</span>}
    </span>
  )
}
