import { signRoots } from '../../roots-chain.ts'
import { rootsOf } from '../example.ts'
import { fileOf, otherRoot, root, thirdRoot, type Cases } from './case.ts'

export async function rootsCases(): Promise<Cases> {
  const second = rootsOf([otherRoot], 1, 2)
  const third = rootsOf([thirdRoot], 1, 3)
  const toSecond = await signRoots(second, [root, otherRoot])
  const toThird = await signRoots(third, [otherRoot, thirdRoot])
  const bySecond = await fileOf({}, [otherRoot])
  const byThird = await fileOf({}, [thirdRoot])
  const twoOfThree = { roots: rootsOf([root, otherRoot, thirdRoot], 2) }
  return {
    'ring by roots 2': {
      file: bySecond,
      cases: [
        { name: 'later roots, without the chain', expected: 'refused L-06' },
        {
          name: 'later roots, followed',
          rootsChain: [toSecond],
          rootsVersionLeast: 2,
          expected: 'in-force',
        },
        {
          name: 'new roots signed by themselves alone',
          rootsChain: [await signRoots(second, [otherRoot])],
          expected: 'refused L-06',
        },
        {
          name: 'new roots signed by the old ones alone',
          rootsChain: [await signRoots(second, [root])],
          expected: 'refused L-06',
        },
        {
          name: 'new roots that skip a version',
          rootsChain: [await signRoots({ ...second, version: 3 }, [root, otherRoot])],
          expected: 'refused L-06',
        },
        {
          name: 'roots followed further than the ring',
          rootsChain: [toSecond, toThird],
          expected: 'refused L-06',
        },
        { name: 'one signature where two are needed', ...twoOfThree, expected: 'refused L-06' },
      ],
    },
    'ring by roots 3': {
      file: byThird,
      cases: [
        { name: 'two steps of roots', rootsChain: [toSecond, toThird], expected: 'in-force' },
        {
          name: 'a chain in the wrong order stops at its gap',
          rootsChain: [toThird, toSecond],
          expected: 'refused L-06',
        },
        {
          name: 'software built with later roots',
          roots: second,
          rootsChain: [toSecond, toThird],
          expected: 'in-force',
        },
        { name: 'a chain cut short', roots: third, rootsVersionLeast: 4, expected: 'refused L-06' },
      ],
    },
    'ring by roots 1 and 2': {
      file: await fileOf({}, [root, otherRoot]),
      cases: [
        { name: 'both roots, software with the old', expected: 'in-force' },
        { name: 'both roots, software with the new', roots: second, expected: 'in-force' },
        { name: 'two signatures of three', ...twoOfThree, expected: 'in-force' },
      ],
    },
  }
}
