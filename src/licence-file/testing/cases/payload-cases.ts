import { exampleVerifiers } from '../example-verifiers.ts'
import { signAnything } from '../sign-anything.ts'
import { around, header, payload, signingKey, singles, type Cases } from './case.ts'

export async function payloadCases(): Promise<Cases> {
  const mdj = await exampleVerifiers({ days: 1 })
  const [hash = ''] = mdj.h
  const contents: Record<string, [unknown, string]> = {
    'unknown members': [{ ...payload, nouveau: { a: [1] } }, 'in-force'],
    'numbers written otherwise': [
      JSON.stringify(payload).replace('"v":1,', '"v":1.0,').replace('"grc":0', '"grc":0e0'),
      'in-force',
    ],
    'payload of another version': [{ ...payload, v: 2 }, 'refused L-04'],
    'for other software': [{ ...payload, aud: 'autre-logiciel' }, 'refused L-13'],
    'no payload': ['texte', 'refused L-12'],
    'byte order mark in the payload': [`\uFEFF${JSON.stringify(payload)}`, 'refused L-12'],
    'nine days': [{ ...payload, exp: payload.exp + 86_400 }, 'refused L-12'],
    'grace of eight days': [{ ...payload, grc: 8 * 86_400 }, 'refused L-12'],
    'issued long before its week': [{ ...payload, iat: payload.nbf - 604_801 }, 'refused L-12'],
    'no name': [{ ...payload, nom: '' }, 'refused L-12'],
    'OGEC code in lower case': [{ ...payload, ogec: '0000000a' }, 'refused L-12'],
    'half a pupil': [{ ...payload, lim: { eleves: 1.5 } }, 'refused L-12'],
    'reset dated ahead': [{ ...payload, raz_horloge: payload.iat + 1 }, 'refused L-12'],
    verifiers: [{ ...payload, mdj }, 'in-force'],
    'verifiers of a later version': [{ ...payload, mdj: { v: 2, h: 'autre' } }, 'in-force'],
    'verifiers that are no object': [{ ...payload, mdj: [] }, 'refused L-12'],
    'verifiers from a day that is none': [
      { ...payload, mdj: { ...mdj, du: '2026-02-30' } },
      'refused L-12',
    ],
    'verifiers that cost too much': [{ ...payload, mdj: { ...mdj, m: 1_048_577 } }, 'refused L-12'],
    'verifiers cut short': [
      { ...payload, mdj: { ...mdj, h: [hash.slice(0, -2)] } },
      'refused L-12',
    ],
    'seventy-one verifiers': [
      { ...payload, mdj: { ...mdj, h: Array.from({ length: 71 }, () => hash) } },
      'refused L-12',
    ],
  }
  const entries = Object.entries(contents)
  return singles(
    Object.fromEntries(
      entries.map(([name, [content, expected]]) => [
        name,
        [around(signAnything(header, content, signingKey)), expected],
      ]),
    ),
  )
}
