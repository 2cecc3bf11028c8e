import { operations } from '../../kernel/operations.ts'

export const dashboardOperations = operations('Dashboard', {
  'dashboard.get': ['get', '/dashboard', 'A season in figures, and what needs attention; null where there is no season yet'],
})
