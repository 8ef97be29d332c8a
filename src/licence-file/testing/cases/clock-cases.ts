import { seconds } from '../example.ts'
import { fileOf, genuine, type Cases } from './case.ts'

export async function clockCases(): Promise<Cases> {
  const raz_horloge = seconds('2026-11-25T08:00:00Z')
  const reset = await fileOf({ payload: { iat: raz_horloge, raz_horloge } })
  const poisoned = { highWater: '2035-01-01T00:00:00Z' }
  return {
    genuine: {
      file: genuine,
      cases: [
        { name: 'clock 5 minutes back', highWater: '2026-11-25T09:05:00Z', expected: 'in-force' },
        { name: 'clock 10 minutes back', highWater: '2026-11-25T09:10:00Z', expected: 'in-force' },
        { name: 'clock 24 hours back', highWater: '2026-11-26T09:00:00Z', expected: 'in-force' },
        {
          name: 'clock over 24 hours back',
          highWater: '2026-11-26T09:00:01Z',
          expected: 'refused L-16',
        },
        {
          name: 'clock before the date of issue',
          now: '2026-11-01T00:00:00Z',
          expected: 'refused L-16',
        },
        { name: 'clock once set to 2035', ...poisoned, expected: 'refused L-16' },
        { name: 'a mark that is no date', highWater: 'illisible', expected: 'refused L-16' },
        { name: 'a signed date that is none', resetApplied: 'illisible', expected: 'refused L-16' },
      ],
    },
    reset: {
      file: reset,
      cases: [
        { name: 'reset heals a machine once in 2035', ...poisoned, expected: 'in-force' },
        { name: 'reset on a machine that was right', expected: 'in-force' },
        {
          name: 'reset does not heal twice',
          ...poisoned,
          resetApplied: '2026-11-25T08:00:00Z',
          expected: 'refused L-16',
        },
        {
          name: 'reset older than a signed date seen',
          ...poisoned,
          resetApplied: '2026-11-25T08:00:01Z',
          expected: 'refused L-16',
        },
        {
          name: 'reset later than the signed dates seen',
          ...poisoned,
          resetApplied: '2026-11-25T07:59:59Z',
          expected: 'in-force',
        },
        {
          name: 'reset kept aside, tried weeks later with the date put back',
          highWater: '2027-01-20T00:00:00Z',
          resetApplied: '2027-01-14T00:00:00Z',
          expected: 'refused L-16',
        },
      ],
    },
  }
}
