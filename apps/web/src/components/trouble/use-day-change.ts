import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { dayOf, untilNextLook } from './day-change.ts'

/** Asks for everything again when a new day begins: at midnight, or when somebody comes back to a page that slept through it. */
export function useDayChange(timeZone: string | undefined): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let day = dayOf(new Date(), timeZone)
    const ask = () => void queryClient.invalidateQueries()
    const wait = () => {
      timer = setTimeout(
        () => {
          day = dayOf(new Date(), timeZone)
          ask()
          wait()
        },
        untilNextLook(new Date(), timeZone),
      )
    }
    // A timer sleeps with its page, and then comes late.
    const wake = () => {
      const now = dayOf(new Date(), timeZone)
      if (document.visibilityState !== 'visible' || now === day) return
      day = now
      ask()
      clearTimeout(timer)
      wait()
    }
    wait()
    document.addEventListener('visibilitychange', wake)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [queryClient, timeZone])
}
