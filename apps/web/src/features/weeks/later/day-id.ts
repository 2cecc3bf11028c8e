/** The heading of a day, for the focus to go to. */
export const dayId = (date: string): string => `day-${date}`
