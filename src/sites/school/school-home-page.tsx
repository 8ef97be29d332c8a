import type { ReactElement } from 'react'
import type { SchoolPage } from '#contracts/school.ts'
import { moduleTexts } from '#sites/texts/modules.ts'
import { schoolSiteTexts } from '#sites/texts/school-site.ts'
import { brand } from '#sites/ui/brand.ts'
import { SchoolFace } from '#sites/ui/school-face.tsx'

/** A school that is open: who it is, its welcome, and what it publishes. */
export function SchoolHomePage({ school }: { readonly school: SchoolPage }): ReactElement {
  const { name, city, logo, welcome, modules } = school
  return (
    <>
      <title>{`${name} · ${brand.onlineService}`}</title>
      <header className="brand">{brand.onlineService}</header>
      <main className="card">
        <SchoolFace name={<h1>{name}</h1>} city={city} logo={logo} welcome={welcome} />
        <section aria-labelledby="publie">
          <h2 id="publie">{schoolSiteTexts.modules}</h2>
          {modules.length === 0 ? (
            <p>{schoolSiteTexts.modulesNone}</p>
          ) : (
            <ul className="modules">
              {modules.map(({ module, publishedFrom }) => (
                <li key={module}>
                  <strong>{moduleTexts[module]}</strong>{' '}
                  <span className="hint">
                    {schoolSiteTexts.since(publishedFrom.split('-').reverse().join('/'))}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </main>
    </>
  )
}
