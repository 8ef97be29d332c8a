const name = 'shortcuts'

/** Single-key shortcuts can be switched off: dictation software may type them by accident. */
export function shortcutsAreOn(): boolean {
  return localStorage.getItem(name) !== 'off'
}

export function switchShortcuts(on: boolean): void {
  localStorage.setItem(name, on ? 'on' : 'off')
}
