export type Notice =
  | { readonly kind: 'done'; readonly message: string }
  | { readonly kind: 'undo'; readonly message: string; readonly undo: () => void }
  | { readonly kind: 'refused'; readonly error: unknown }

export type PostedNotice = Notice & { readonly id: number }

const noticesMax = 4

let posted: readonly PostedNotice[] = []
let last = 0
const listeners = new Set<() => void>()

export function notify(notice: Notice): void {
  last += 1
  // One « done » says enough; what can be undone stays.
  const kept = notice.kind === 'done' ? posted.filter(({ kind }) => kind !== 'done') : posted
  change([...kept, { ...notice, id: last }].slice(-noticesMax))
}

export function dismiss(id: number): void {
  change(posted.filter((notice) => notice.id !== id))
}

export function postedNotices(): readonly PostedNotice[] {
  return posted
}

export function onNotices(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function change(next: readonly PostedNotice[]): void {
  posted = next
  for (const listener of listeners) listener()
}
