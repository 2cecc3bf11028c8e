/** Frames in which a dialog that was answered is gone, closed or with what it stood in. */
const FRAMES = 30

/**
 * Moves the focus to what has this id, if it is there: after the thing that had it is gone. What lies behind an open dialog can't have it:
 * it comes once the dialog is gone, and has given the focus back.
 */
export function focusOn(id: string, frames = FRAMES): void {
  const target = document.getElementById(id)
  const dialog = document.querySelector('dialog:modal')
  if (dialog && !dialog.contains(target) && frames > 0) requestAnimationFrame(() => focusOn(id, frames - 1))
  else target?.focus()
}
