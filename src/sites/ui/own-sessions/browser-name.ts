import { getParser } from 'bowser'
import { ownSessionTexts } from '#sites/texts/own-account.ts'

/** « Firefox sur Windows », from what a browser says of itself: a hint to its owner, and no proof of anything. */
export function browserName(userAgent: string): string {
  if (userAgent === '') return ownSessionTexts.unknownBrowser
  const said = getParser(userAgent)
  const browser = said.getBrowserName()
  const system = said.getOSName()
  if (!browser) return ownSessionTexts.unknownBrowser
  return system ? ownSessionTexts.on(browser, system) : browser
}
