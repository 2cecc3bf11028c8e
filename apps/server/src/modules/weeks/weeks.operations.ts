import { operations } from '../../kernel/operations.ts'

export const weeksOperations = operations('Weeks', {
  'weeks.list': ['get', '/placements/{placement_id}/weeks', 'A placement’s weeks and where each stands'],
  'weeks.get': ['get', '/placements/{placement_id}/weeks/{week_starts_on}', 'One week: its days, logs, summary and sign-off'],
  'weeks.writeSummary': ['put', '/placements/{placement_id}/weeks/{week_starts_on}/summary', 'Write the week’s summary'],
  'weeks.signOff': [
    'post',
    '/placements/{placement_id}/weeks/{week_starts_on}/sign-off',
    'Sign a week off, over named logs at named revisions',
  ],
  'weeks.undoSignOff': [
    'post',
    '/placements/{placement_id}/weeks/{week_starts_on}/undo-sign-off',
    'Take a sign-off back, within 15 minutes',
  ],
})
