import { Switch } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { shortcutsTexts } from '#sites/texts/shortcuts.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import classes from './shortcuts-dialog.module.css'
import { shortcutsAreOn, switchShortcuts } from '#sites/ui/shortcuts-setting.ts'

const rows: readonly (readonly [keys: readonly string[], does: string])[] = [
  [[shortcutsTexts.keyControl, 'K'], shortcutsTexts.palette],
  [['/'], shortcutsTexts.search],
  [[shortcutsTexts.keyEscape], shortcutsTexts.clear],
  [[shortcutsTexts.keyEscape], shortcutsTexts.mask],
  [[shortcutsTexts.keyEnter], shortcutsTexts.found],
  [['↓'], shortcutsTexts.toList],
  [['↑', '↓'], shortcutsTexts.move],
  [[shortcutsTexts.keyPageUp, shortcutsTexts.keyPageDown], shortcutsTexts.page],
  [[shortcutsTexts.keyHome, shortcutsTexts.keyEnd], shortcutsTexts.ends],
  [[shortcutsTexts.keyEnter], shortcutsTexts.open],
  [['J', 'K'], shortcutsTexts.walk],
  [['1', '2', '…'], shortcutsTexts.tabs],
  [[shortcutsTexts.keyControl, 'Z'], shortcutsTexts.undo],
  [['?'], shortcutsTexts.help],
]

// The default export is what `lazy` takes: the dialog ships apart from the first page.
export default function ShortcutsDialog({ onClose }: { onClose: () => void }): ReactElement {
  const [on, setOn] = useState(shortcutsAreOn)
  return (
    <Dialog onClose={onClose} title={shortcutsTexts.title}>
      <dl className={classes.rows}>
        {rows.map(([keys, does]) => (
          <div key={does} className={classes.row}>
            <dt>
              {keys.map((key) => (
                <kbd key={key} className={classes.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Switch
        checked={on}
        label={shortcutsTexts.on}
        description={shortcutsTexts.onHint}
        onChange={({ currentTarget: { checked } }) => {
          switchShortcuts(checked)
          setOn(checked)
        }}
      />
    </Dialog>
  )
}
