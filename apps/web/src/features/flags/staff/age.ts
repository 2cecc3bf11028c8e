const DAY_MS = 86_400_000

/** Whole days since a moment; never negative, whatever the device's clock says. */
export const ageInDays = (at: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(at)) / DAY_MS))
