let fresh: string | null = null

/** Remembers which log was sent a moment ago, across the change from its form to itself. */
export const setFreshLog = (id: string): void => {
  fresh = id
}

/** Whether this is that log; true once. */
export function takeFreshLog(id: string): boolean {
  const was = fresh === id
  if (was) fresh = null
  return was
}
