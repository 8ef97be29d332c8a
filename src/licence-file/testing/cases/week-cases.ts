import { startOfDay } from '#base/calendar.ts'
import type { IsoWeek } from '#base/iso-week.ts'
import type { LicencePayload } from '../../licence-payload.ts'
import { fileOf, genuine, type Cases } from './case.ts'

export async function weekCases(): Promise<Cases> {
  const grace = await fileOf({ payload: { grc: 2 * 86_400 } })
  const bounds = {
    nbf: at('2026-11-23', 'Pacific/Noumea'),
    exp: at('2026-11-30', 'Pacific/Noumea'),
  }
  const noumea = { tz: 'Pacific/Noumea', ogec: '9830002K' as LicencePayload['ogec'], ...bounds }
  const autumn = { nbf: at('2026-10-19', 'Europe/Paris'), exp: at('2026-10-26', 'Europe/Paris') }
  const longWeek = { sem: '2026-W43' as IsoWeek, iat: autumn.nbf - 86_400, ...autumn }
  return {
    genuine: {
      file: genuine,
      cases: [
        { name: 'in force', expected: 'in-force' },
        {
          name: 'last second before its week',
          now: '2026-11-22T22:59:59Z',
          expected: 'not-yet L-17',
        },
        { name: 'first second of its week', now: '2026-11-22T23:00:00Z', expected: 'in-force' },
        { name: 'last second of its week', now: '2026-11-29T22:59:59Z', expected: 'in-force' },
        { name: 'after its week', now: '2026-11-29T23:00:00Z', expected: 'expired L-18' },
        { name: 'another school', client: { ogec: '0000023A' }, expected: 'refused L-14' },
        {
          name: 'a school known by its code alone',
          client: { ogec: '0000000A' },
          expected: 'in-force',
        },
        {
          name: 'another client',
          client: { ogec: '0000000A', id: 'cl-000002' },
          expected: 'refused L-15',
        },
      ],
    },
    grace: {
      file: grace,
      cases: [
        { name: 'in grace', now: '2026-11-30T09:00:00Z', expected: 'in-grace' },
        { name: 'last second of its grace', now: '2026-12-01T22:59:59Z', expected: 'in-grace' },
        { name: 'after its grace', now: '2026-12-01T23:00:00Z', expected: 'expired L-18' },
      ],
    },
    noumea: {
      file: await fileOf({ payload: noumea }),
      cases: [
        {
          name: 'overseas, before its week',
          now: '2026-11-22T12:59:59Z',
          expected: 'not-yet L-17',
        },
        { name: 'overseas, in its week', now: '2026-11-22T13:00:00Z', expected: 'in-force' },
        { name: 'overseas, after its week', now: '2026-11-29T13:00:00Z', expected: 'expired L-18' },
      ].map((each) => ({ ...each, client: { ogec: '9830002K' } })),
    },
    'clocks go back': {
      file: await fileOf({ payload: longWeek }),
      cases: [
        { name: 'hour 169 of a week', now: '2026-10-25T22:59:59Z', expected: 'in-force' },
        { name: 'after hour 169', now: '2026-10-25T23:00:00Z', expected: 'expired L-18' },
      ],
    },
  }
}

function at(day: string, zone: string): number {
  return startOfDay(day, zone).getTime() / 1000
}
