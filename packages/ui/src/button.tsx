import type { ComponentProps, ReactNode } from 'react'
import { Icon, type LucideIcon } from './icon.tsx'

export interface ButtonLook {
  /** `primary` once a screen; `danger` marks the icon, not the button. */
  variant?: 'primary' | 'plain' | 'quiet' | 'link' | 'danger' | undefined
  size?: 'big' | 'small' | undefined
}

/** The class of a button, for a link that looks like one. */
export const buttonClass = ({ variant = 'plain', size }: ButtonLook = {}): string =>
  ['btn', variant === 'plain' ? '' : variant, size ?? ''].filter(Boolean).join(' ')

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'className' | 'size'> {
  icon?: LucideIcon | undefined
  /** Work under way: presses are ignored, the words stay, and a ring shows if it lasts. */
  busy?: boolean | undefined
  children: ReactNode
}

export function Button({ variant, size, icon, busy = false, children, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ variant, size })}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {icon && <Icon of={icon} />}
      {children}
    </button>
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'children'> {
  icon: LucideIcon
  /** What it does, in words. */
  label: string
}

/** A button of an icon alone, where there is no room for a word. */
export function IconButton({ icon, label, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} className="btn quiet icon" aria-label={label} title={label}>
      <Icon of={icon} />
    </button>
  )
}
