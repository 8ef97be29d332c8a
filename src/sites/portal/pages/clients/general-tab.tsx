import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { clientQuery } from './client-query.ts'
import { ContactsCard } from './contacts-card.tsx'
import { CoordinatesCard } from './coordinates-card.tsx'
import { CoordinatesForm } from './coordinates-form.tsx'
import classes from './general-tab.module.css'
import { ObservationsCard } from './observations-card.tsx'

const route = getRouteApi('/signed-in/clients/$clientId')

/** Onglet Général: coordinates, contacts correspondants, observations. */
export function GeneralTab(): ReactElement {
  const { clientId } = route.useParams()
  const { data: client } = useSuspenseQuery(clientQuery(clientId))
  const [editing, setEditing] = useState(false)
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        {editing ? (
          <CoordinatesForm
            client={client}
            onDone={() => {
              setEditing(false)
            }}
          />
        ) : (
          <CoordinatesCard
            client={client}
            onEdit={() => {
              setEditing(true)
            }}
          />
        )}
        <ContactsCard client={client} />
      </div>
      <ObservationsCard client={client} />
    </div>
  )
}
