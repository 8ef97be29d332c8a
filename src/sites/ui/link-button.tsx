import { Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef, ReactElement } from 'react'

type Props = ButtonProps & Omit<ComponentPropsWithRef<'a'>, keyof ButtonProps>

/** A link of the site that looks like a button. */
export const LinkButton = createLink(function AnchorButton(props: Props): ReactElement {
  return <Button component="a" {...props} />
})
