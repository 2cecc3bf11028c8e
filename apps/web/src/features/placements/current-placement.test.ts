import type { PlacementView } from '@ipt/contracts'
import { expect, test } from 'vitest'
import { byNeed } from './current-placement.ts'

const placement = (status: PlacementView['status'], more: { open?: boolean; arrive?: boolean } = {}) => ({
  status,
  logWindow: more.open ? { from: '2026-08-01', to: '2026-08-18' } : null,
  canReportArrival: more.arrive ?? false,
})

test('the one that takes logs comes first, one that is over last', () => {
  const over = placement('CANCELLED')
  const proposed = placement('PROPOSED')
  const paused = placement('ACTIVE')
  const arriving = placement('CONFIRMED', { arrive: true })
  const open = placement('ACTIVE', { open: true })
  expect(byNeed([over, proposed, paused, arriving, open])).toEqual([open, arriving, paused, proposed, over])
})
