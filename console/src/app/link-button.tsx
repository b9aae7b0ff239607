import { Button, type ButtonProps } from 'antd'
import { useHref, useLinkClickHandler } from 'react-router'

interface Props extends Pick<ButtonProps, 'type' | 'size' | 'icon' | 'children'> {
  readonly to: string
}

/** A link that looks like a button: one stop of the Tab key, and it opens in a new tab like any link. */
export function LinkButton({ to, ...look }: Props) {
  const href = useHref(to)
  const follow = useLinkClickHandler<HTMLAnchorElement>(to)
  return <Button {...look} href={href} onClick={(event) => follow(event as React.MouseEvent<HTMLAnchorElement>)} />
}
