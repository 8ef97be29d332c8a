import type { DoorApi } from '#contracts/sign-in.ts'
import { siteApi } from '../site-api.ts'

/** The door is the same on every site that people sign in to. */
export const doorApi = siteApi<DoorApi>()
