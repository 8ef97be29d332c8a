import { bendCurve } from './bend-curve.ts'
import { changeBytes, flipBits } from './change-bytes.ts'
import { borrowFromDonor, respell, rewrite, swapSegments } from './change-segments.ts'
import { confuseAlgorithm, macWithPublicKey } from './confuse-algorithm.ts'
import type { Draw } from './draw.ts'
import type { Forgery, Material } from './material.ts'
import {
  doubleMember,
  nestDeeply,
  pollutePrototype,
  respellJson,
  strangeNumber,
} from './trick-json.ts'
import {
  forgeKeyRing,
  putKeyRingBack,
  shuffleSignatures,
  signWithOtherKey,
} from './use-other-keys.ts'

export const forgeryKinds = {
  'bits flipped': flipBits,
  'bytes changed': changeBytes,
  'segments swapped': swapSegments,
  'licence of another client': borrowFromDonor,
  'base64url spelled otherwise': respell,
  'content rewritten': rewrite,
  'algorithm confused': confuseAlgorithm,
  'MAC with the public key': macWithPublicKey,
  'signed by another key': signWithOtherKey,
  'key ring put back': putKeyRingBack,
  'key ring forged': forgeKeyRing,
  'signatures of the ring shuffled': shuffleSignatures,
  'JSON spelled otherwise': respellJson,
  'members doubled': doubleMember,
  'JSON nested deeply': nestDeeply,
  'strange numbers': strangeNumber,
  'prototype polluted': pollutePrototype,
  'curve bent': bendCurve,
} as const satisfies Record<string, Forgery>

export type ForgeryKind = keyof typeof forgeryKinds

/** One forgery of that kind, always different from the genuine file. */
export function forge(kind: ForgeryKind, material: Material, draw: Draw): Buffer {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const forged = Buffer.from(forgeryKinds[kind](material, draw))
    if (!forged.equals(material.genuine)) return forged
  }
  throw new Error('no forgery found')
}
