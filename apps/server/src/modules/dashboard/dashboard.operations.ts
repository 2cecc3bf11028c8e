import { operations } from '../../kernel/operations.ts'

export const dashboardOperations = operations('Dashboard', {
  'dashboard.get': ['get', '/dashboard', 'A season in figures, and what needs attention; null where there is no season yet'],
  'dashboard.gaps': ['get', '/cohorts/{cohort_id}/gaps', 'What a season still lacks'],
  'dashboard.seasons': ['get', '/dashboard-seasons', 'Seasons that the dashboard may show'],
})
