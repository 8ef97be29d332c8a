// Pages of this site name no school: a tab must never go on for one when the browser has passed to another.
const channel = new BroadcastChannel('who-is-here')

/** Somebody came or went in this tab. */
export function tellOtherTabs(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
  channel.postMessage('changed')
}

export function onOtherTab(listener: () => void): void {
  channel.addEventListener('message', listener)
}
