import { Switch } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { frameTexts } from '#sites/texts/frame.ts'
import { Dialog } from '#sites/ui/dialog.tsx'
import classes from './shortcuts-dialog.module.css'
import { shortcutsAreOn, switchShortcuts } from '#sites/ui/shortcuts-setting.ts'

const rows: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/'], frameTexts.shortcutSearch],
  [[frameTexts.keyEscape], frameTexts.shortcutClear],
  [[frameTexts.keyEscape], frameTexts.shortcutMask],
  [[frameTexts.keyEnter], frameTexts.shortcutFound],
  [['↓'], frameTexts.shortcutToList],
  [['↑', '↓'], frameTexts.shortcutMove],
  [[frameTexts.keyPageUp, frameTexts.keyPageDown], frameTexts.shortcutPage],
  [[frameTexts.keyHome, frameTexts.keyEnd], frameTexts.shortcutEnds],
  [[frameTexts.keyEnter], frameTexts.shortcutOpen],
  [['?'], frameTexts.shortcutHelp],
]

// The default export is what `lazy` takes: the dialog ships apart from the first page.
export default function ShortcutsDialog({ onClose }: { onClose: () => void }): ReactElement {
  const [on, setOn] = useState(shortcutsAreOn)
  return (
    <Dialog onClose={onClose} title={frameTexts.shortcutsTitle}>
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
        label={frameTexts.shortcutsOn}
        description={frameTexts.shortcutsOnHint}
        onChange={({ currentTarget: { checked } }) => {
          switchShortcuts(checked)
          setOn(checked)
        }}
      />
    </Dialog>
  )
}
