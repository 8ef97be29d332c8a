import { parseOgecCode } from '#base/ogec-code.ts'
import { isTimeZone, timeZones } from '#base/time-zones.ts'
import { parseUai } from '#base/uai.ts'
import type { Client } from '#contracts/clients.ts'
import { clientFormTexts } from '#sites/texts/client-form.ts'
import { checkMail, checkPhone, checkRequired } from '#sites/ui/checks.ts'

/** The fields as they are typed: all texts, empty where there is nothing. */
export type TypedClient = {
  ogec: string
  name: string
  uai: string
  address: string
  postalCode: string
  city: string
  phone: string
  mail: string
  distributorId: string
  timeZone: string
}

export function emptyClient(distributorId: string): TypedClient {
  const texts = { ogec: '', name: '', uai: '', address: '', postalCode: '', city: '' }
  return { ...texts, phone: '', mail: '', distributorId, timeZone: timeZones[0].zone }
}

export function typedClientOf(client: Client): TypedClient {
  return {
    ogec: client.ogec,
    name: client.name,
    uai: client.uai ?? '',
    address: client.address ?? '',
    postalCode: client.postalCode ?? '',
    city: client.city,
    phone: client.phone ?? '',
    mail: client.mail ?? '',
    distributorId: client.distributor?.id ?? '',
    timeZone: client.timeZone,
  }
}

export function clientBodyOf({ distributorId, timeZone, ...texts }: TypedClient) {
  return {
    ...texts,
    distributorId: distributorId === '' ? null : distributorId,
    timeZone: isTimeZone(timeZone) ? timeZone : timeZones[0].zone,
  }
}

/** Said at once, before the server is asked. */
export const clientChecks = {
  ogec: checkOgec,
  name: checkRequired,
  city: checkRequired,
  uai: checkUai,
  phone: checkPhone,
  mail: checkMail,
}

function checkOgec(typed: string): string | null {
  const parsed = parseOgecCode(typed)
  if (parsed.ok) return null
  if (typed.trim() === '') return checkRequired(typed)
  switch (parsed.reason) {
    case 'length':
      return clientFormTexts.ogecLength(typed.trim().length)
    case 'first-not-digit':
      return clientFormTexts.ogecFirst
    case 'characters':
      return clientFormTexts.ogecCharacters
  }
}

function checkUai(typed: string): string | null {
  if (typed.trim() === '') return null
  const parsed = parseUai(typed)
  if (parsed.ok) return null
  return parsed.reason === 'letter'
    ? clientFormTexts.uaiWarning(parsed.suggestion)
    : clientFormTexts.uaiRefused
}
