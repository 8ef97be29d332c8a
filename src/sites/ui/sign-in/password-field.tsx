import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { signInTexts } from '#sites/texts/sign-in.ts'

/** A password, hidden or shown. Pasting and managers of passwords are welcome. */
export function PasswordField(props: PasswordInputProps): ReactElement {
  const [visible, setVisible] = useState(false)
  return (
    <PasswordInput
      {...props}
      visible={visible}
      onVisibilityChange={setVisible}
      visibilityToggleButtonProps={{
        'aria-label': visible ? signInTexts.hide : signInTexts.show,
        tabIndex: 0,
      }}
    />
  )
}
