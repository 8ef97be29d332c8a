import { useQuery } from '@tanstack/react-query'
import { timeZones } from '#base/time-zones.ts'
import { distributorsQuery } from '#sites/portal/distributors-query.ts'

/** A field's value as people say it: the name of a distributor, of a time zone. */
export function useShownField(): (field: string, value: unknown) => string {
  const { data = [] } = useQuery(distributorsQuery)
  return (field, value) => {
    const text = typeof value === 'string' ? value : ''
    if (field === 'distributorId') return data.find(({ id }) => id === text)?.name ?? text
    if (field === 'timeZone') return timeZones.find(({ zone }) => zone === text)?.label ?? text
    return text
  }
}
