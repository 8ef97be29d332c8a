import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Settings } from '#contracts/settings.ts'
import { settingsTexts as texts } from '#sites/texts/settings.ts'
import { Facts } from '#sites/ui/facts.tsx'
import { Loading } from '#sites/ui/loading.tsx'
import { PageTitle } from '#sites/ui/page-title.tsx'
import page from '#sites/ui/page.module.css'
import { RefusalPanel } from '#sites/ui/refusal-panel.tsx'
import { Section } from '#sites/ui/section.tsx'
import { MailSection } from './mail-section.tsx'
import { Setting } from './setting.tsx'
import { settingsQuery } from './settings-query.ts'
import { ThresholdsSection } from './thresholds-section.tsx'

/** Administration, Réglages: the thresholds, what whoever installed the service decided, and whether its mails leave. */
export function SettingsPage(): ReactElement {
  const { data, error, refetch } = useQuery(settingsQuery)
  return (
    <div className={page.page}>
      <PageTitle title={texts.title} />
      <RefusalPanel error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading lines={8} />}
      {data && (
        <>
          <ThresholdsSection thresholds={data.thresholds} />
          <p className={`${page.text} ${page.quiet}`}>{texts.environment}</p>
          <BrandSection brand={data.brand} />
          <RulesSection settings={data} />
          <MailSection mail={data.mail} />
          <AddressesSection addresses={data.addresses} />
        </>
      )}
    </div>
  )
}

function BrandSection({ brand }: { readonly brand: Settings['brand'] }): ReactElement {
  return (
    <Section title={texts.brand}>
      <Facts>
        <Setting name={texts.product} variable="BRAND_PRODUCT" value={brand.product} />
        <Setting name={texts.publisher} variable="BRAND_PUBLISHER" value={brand.publisher} />
        <Setting name={texts.onPremise} variable="BRAND_ON_PREMISE" value={brand.onPremise} />
        <Setting name={texts.agent} variable="BRAND_AGENT" value={brand.agent} />
        <Setting
          name={texts.onlineService}
          variable="BRAND_ONLINE_SERVICE"
          value={brand.onlineService}
        />
      </Facts>
    </Section>
  )
}

function RulesSection({ settings }: { readonly settings: Settings }): ReactElement {
  const { administratorsNeedFactor, proxies, database } = settings
  return (
    <Section title={texts.rules}>
      <Facts>
        <Setting
          name={texts.factor}
          variable="ADMINISTRATOR_SECOND_FACTOR"
          value={administratorsNeedFactor ? texts.required : texts.optional}
        />
        <Setting name={texts.proxies} variable="PROXIES" value={String(proxies)} />
        <Setting name={texts.database} variable="DATABASE_URL" value={texts[database]} />
      </Facts>
    </Section>
  )
}

function AddressesSection({
  addresses,
}: {
  readonly addresses: Settings['addresses']
}): ReactElement {
  return (
    <Section title={texts.addresses}>
      <Facts>
        <Setting name={texts.portal} variable="PORTAL_URL" value={addresses.portal} />
        <Setting name={texts.admin} variable="ADMIN_SITE_URL" value={addresses.admin} />
        <Setting name={texts.school} variable="SCHOOL_SITE_URL" value={addresses.school} />
        <Setting name={texts.agents} variable="AGENTS_URL" value={addresses.agents} />
      </Facts>
    </Section>
  )
}
