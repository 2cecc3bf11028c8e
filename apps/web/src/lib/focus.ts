/** Moves the focus to what has this id, if it is there: after the thing that had it is gone. */
export const focusOn = (id: string): void => document.getElementById(id)?.focus()
