import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

const tabsMax = 60

/** Presses Tab until something of that name has the focus; it must be visible and shown as focused. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tab = 0; tab < tabsMax; tab += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null
      if (element === null) return undefined
      const { width, height } = element.getBoundingClientRect()
      return {
        name:
          element.getAttribute('aria-label') ??
          element.labels?.[0]?.textContent ??
          element.textContent,
        visible: width > 0 && height > 0,
        outlined:
          getComputedStyle(element).outlineStyle !== 'none' || element.matches('input, textarea'),
      }
    })
    if (focused === undefined || !name.test(focused.name.trim())) continue
    assert.ok(focused.visible, `${String(name)} has the focus but cannot be seen`)
    assert.ok(focused.outlined, `${String(name)} has the focus but nothing shows it`)
    return
  }
  assert.fail(`Tab never reached ${String(name)}`)
}
