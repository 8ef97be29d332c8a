import { signKeyRing } from '../../key-ring.ts'
import { exampleRingKey, seconds } from '../example.ts'
import {
  fileOf,
  genuine,
  payload,
  ring,
  root,
  rootKeys,
  signingKey,
  singles,
  stranger,
  type Cases,
} from './case.ts'

export async function keyRingCases(): Promise<Cases> {
  const key = exampleRingKey(signingKey)
  const revoked = { ...key, revoked: seconds('2026-11-24T00:00:00Z') }
  const newer = await signKeyRing({ ...ring, version: 4 }, rootKeys)
  const revoking = await signKeyRing({ ...ring, version: 4, keys: [revoked] }, rootKeys)
  const older = await signKeyRing({ ...ring, version: 2, keys: [revoked] }, rootKeys)
  const forged = await signKeyRing({ ...ring, version: 9 }, [stranger])
  return {
    genuine: {
      file: genuine,
      cases: [
        { name: 'key ring put back', keyRingVersionLeast: 4, expected: 'refused L-07' },
        { name: 'key ring of the version known', keyRingVersionLeast: 3, expected: 'in-force' },
        {
          name: 'judged by the newer ring kept',
          keyRing: newer,
          keyRingVersionLeast: 4,
          expected: 'in-force',
        },
        { name: 'key revoked in the ring kept', keyRing: revoking, expected: 'refused L-10' },
        { name: 'ring kept, older', keyRing: older, expected: 'in-force' },
        { name: 'ring kept, forged', keyRing: forged, expected: 'in-force' },
        {
          name: 'both rings too old',
          keyRing: newer,
          keyRingVersionLeast: 5,
          expected: 'refused L-07',
        },
      ],
    },
    'ring expired': {
      file: await fileOf({ ring: { exp: seconds('2026-11-25T00:00:00Z') } }),
      cases: [
        { name: 'key ring about to expire', now: '2026-11-24T23:59:59Z', expected: 'in-force' },
        { name: 'key ring expired', now: '2026-11-25T00:00:00Z', expected: 'refused L-08' },
        {
          name: 'key ring and licence expired',
          now: '2026-12-25T00:00:00Z',
          expected: 'expired L-18',
        },
      ],
    },
    ...singles({
      'key revoked': [await fileOf({ ring: { keys: [revoked] } }), 'refused L-10'],
      'key unknown': [await fileOf({ ring: { keys: [] } }), 'refused L-09'],
      'key of another use': [
        await fileOf({ ring: { keys: [{ ...key, use: 'maintenance' }] } }),
        'refused L-09',
      ],
      'key expired when it signed': [
        await fileOf({ ring: { keys: [{ ...key, exp: payload.iat }] } }),
        'refused L-09',
      ],
      'two keys of one name': [await fileOf({ ring: { keys: [key, key] } }), 'refused L-12'],
      'key ring of another version': [await fileOf({ ring: { v: 2 as 1 } }), 'refused L-04'],
      'key ring of an unknown root': [await fileOf({}, [stranger]), 'refused L-06'],
      'key ring by a stranger under the name of the root': [
        await fileOf({}, [{ ...stranger, kid: root.kid }]),
        'refused L-06',
      ],
      'key ring signed twice by one root': [await fileOf({}, [root, root]), 'refused L-06'],
      'a stranger signs beside the root': [await fileOf({}, [stranger, root]), 'in-force'],
    }),
  }
}
