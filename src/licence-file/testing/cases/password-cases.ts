import { usualPasswordCost } from '../../hash-password.ts'
import { examplePassword, exampleScope, exampleVerifiers } from '../example-verifiers.ts'
import type { PasswordVector } from '../vector.ts'
import { fileOf } from './case.ts'

const monday = '2026-11-23'
const wednesday = '2026-11-25'
const right = examplePassword(wednesday)
const revised = { ...exampleScope, revision: 1 }

/** The licences on a machine, by name. */
export async function passwordFiles(): Promise<Record<string, string>> {
  const week = (from: string) => exampleVerifiers({ from })
  const overseas = { tz: 'Pacific/Marquesas' }
  return {
    'with passwords': await fileOf({ payload: { mdj: await week(monday) } }),
    'of next week': await fileOf({ payload: { mdj: await week('2026-11-30') } }),
    'after a leak': await fileOf({ payload: { mdj: await exampleVerifiers({ scope: revised }) } }),
    'in the Marquesas': await fileOf({ payload: { ...overseas, mdj: await week(monday) } }),
    'in a zone unknown': await fileOf({ payload: { tz: 'Mars/Olympus', mdj: await week(monday) } }),
    'of a later format': await fileOf({ payload: { mdj: { v: 2 } as never } }),
    'without passwords': await fileOf({}),
    'usual cost': await fileOf({
      payload: {
        mdj: await exampleVerifiers({ cost: usualPasswordCost, days: 2, from: wednesday }),
      },
    }),
  }
}

type Given = Omit<PasswordVector, 'files' | 'now' | 'typed'> & Partial<PasswordVector>

export function passwordCases(): PasswordVector[] {
  return [...typedCases(), ...dayCases(), ...zoneCases(), ...licenceCases()].map((given) => ({
    files: ['with passwords'],
    now: '2026-11-25T09:00:00Z',
    typed: right,
    ...given,
  }))
}

function typedCases(): Given[] {
  // Of that day, for the letters that are confused with it.
  const [zero, one] = ['2026-11-28', '2026-11-29']
  const [day, state] = [wednesday, 'right'] as const
  const shown = `${right.slice(0, 5)}-${right.slice(5)}`
  const noon = (of: string) => ({ now: `${of}T12:00:00Z`, day: of, state })
  return [
    { name: 'as it is shown', typed: shown, state, day },
    { name: 'without its dash', state, day },
    {
      name: 'in lower case with spaces',
      typed: ` ${shown.toLowerCase().replace('-', '  ')}\t`,
      state,
      day,
    },
    { name: 'with another dash', typed: shown.replace('-', '–'), state, day },
    { name: 'letter by letter', typed: right.split('').join(' - '), state, day },
    { name: 'O for 0', typed: examplePassword(zero).replaceAll('0', 'O'), ...noon(zero) },
    { name: 'o for 0', typed: examplePassword(zero).replaceAll('0', 'o'), ...noon(zero) },
    { name: 'I for 1', typed: examplePassword(one).replaceAll('1', 'I'), ...noon(one) },
    { name: 'l for 1', typed: examplePassword(one).replaceAll('1', 'l'), ...noon(one) },
    { name: 'one letter less', typed: right.slice(1), state: 'wrong' },
    { name: 'one letter more', typed: `${right}0`, state: 'wrong' },
    {
      name: 'another letter',
      typed: right.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      state: 'wrong',
    },
    { name: 'nothing', typed: '', state: 'wrong' },
    { name: 'the right one after 64 spaces', typed: ' '.repeat(64) + right, state: 'wrong' },
  ]
}

function dayCases(): Given[] {
  const yesterday = examplePassword('2026-11-24')
  const lastDay = '2026-12-27'
  return [
    {
      name: 'yesterday’s until 02:00',
      typed: yesterday,
      now: '2026-11-25T00:59:59Z',
      state: 'right',
      day: '2026-11-24',
    },
    { name: 'yesterday’s at 02:00', typed: yesterday, now: '2026-11-25T01:00:00Z', state: 'wrong' },
    { name: 'today’s at 00:00', now: '2026-11-24T23:00:00Z', state: 'right', day: wednesday },
    { name: 'today’s before 00:00', now: '2026-11-24T22:59:59Z', state: 'wrong' },
    {
      name: 'first day',
      typed: examplePassword(monday),
      now: '2026-11-23T08:00:00Z',
      state: 'right',
      day: monday,
    },
    { name: 'before the first day', now: '2026-11-22T08:00:00Z', state: 'no-verifier' },
    {
      name: 'day 35',
      typed: examplePassword(lastDay),
      now: '2026-12-27T20:00:00Z',
      state: 'right',
      day: lastDay,
    },
    {
      name: 'day 35 until 02:00',
      typed: examplePassword(lastDay),
      now: '2026-12-28T00:59:59Z',
      state: 'right',
      day: lastDay,
    },
    {
      name: 'after day 35',
      typed: examplePassword('2026-12-28'),
      now: '2026-12-28T01:00:00Z',
      state: 'no-verifier',
    },
  ]
}

function zoneCases(): Given[] {
  const marquesas = { files: ['in the Marquesas'] }
  return [
    {
      name: 'still Wednesday in the Marquesas',
      ...marquesas,
      now: '2026-11-26T09:29:59Z',
      state: 'right',
      day: wednesday,
    },
    {
      name: 'Wednesday’s until 02:00 in the Marquesas',
      ...marquesas,
      now: '2026-11-26T11:29:59Z',
      state: 'right',
      day: wednesday,
    },
    {
      name: 'Wednesday’s at 02:00 in the Marquesas',
      ...marquesas,
      now: '2026-11-26T11:30:00Z',
      state: 'wrong',
    },
    {
      name: 'a zone unknown is UTC',
      files: ['in a zone unknown'],
      now: '2026-11-26T01:59:59Z',
      state: 'right',
      day: wednesday,
    },
    {
      name: 'a zone unknown is UTC, at 02:00',
      files: ['in a zone unknown'],
      now: '2026-11-26T02:00:00Z',
      state: 'wrong',
    },
  ]
}

function licenceCases(): Given[] {
  const both = { files: ['with passwords', 'after a leak'] }
  const state = 'right'
  const nextMonday = '2026-11-30'
  return [
    { name: 'no verifiers', files: ['without passwords'], state: 'no-verifier' },
    { name: 'verifiers of a later format', files: ['of a later format'], state: 'no-verifier' },
    { name: 'no licence', files: [], state: 'no-verifier' },
    { name: 'after a leak, the former one', files: ['after a leak'], state: 'wrong' },
    {
      name: 'after a leak, the new one',
      files: ['after a leak'],
      typed: examplePassword(wednesday, revised),
      state,
      day: wednesday,
    },
    { name: 'two licences, the first one’s', ...both, state, day: wednesday },
    {
      name: 'two licences, the second one’s',
      ...both,
      typed: examplePassword(wednesday, revised),
      state,
      day: wednesday,
    },
    {
      name: 'next week’s licence, its Monday',
      files: ['without passwords', 'of next week'],
      typed: examplePassword(nextMonday),
      now: '2026-11-30T08:00:00Z',
      state,
      day: nextMonday,
    },
    { name: 'usual cost, right', files: ['usual cost'], state, day: wednesday },
    { name: 'usual cost, wrong', files: ['usual cost'], typed: '0000000000', state: 'wrong' },
  ]
}
