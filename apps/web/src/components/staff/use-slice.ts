import { useState } from 'react'

/** The first rows of a list that is all here, more at each press: so that hundreds of rows don't have to be drawn at once. */
export function useSlice<Item>(items: readonly Item[], step = 50) {
  const [most, setMost] = useState(step)
  return { shown: items.slice(0, most), hasMore: items.length > most, showMore: () => setMost(most + step) }
}
