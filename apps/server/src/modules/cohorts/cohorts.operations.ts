import { operations } from '../../kernel/operations.ts'

export const cohortsOperations = operations('Seasons', {
  'cohorts.list': ['get', '/institutions/{institution_id}/cohorts', 'The seasons of an institution'],
  'cohorts.get': ['get', '/cohorts/{id}', 'One season'],
  'cohorts.students': ['get', '/cohorts/{cohort_id}/students', 'The students of a season, placed or not'],
  'cohorts.open': ['post', '/institutions/{institution_id}/cohorts', 'Open a season', { status: 201 }],
  'cohorts.clone': ['post', '/cohorts/{from_id}/clone', 'Open a season like an earlier one, a year on', { status: 201 }],
  'cohorts.edit': ['patch', '/cohorts/{id}', 'Change a season'],
  'checklist.own': ['get', '/me/checklist', 'What the caller has to have ready before the placement'],
  'checklist.answer': ['put', '/me/checklist/{item_id}', 'Answer an item of one’s checklist'],
  'checklist.get': ['get', '/cohorts/{cohort_id}/checklist', 'A season’s checklist'],
  'checklist.rows': ['get', '/cohorts/{cohort_id}/checklist/answers', 'Who has what ready'],
  'checklist.addItem': ['post', '/cohorts/{cohort_id}/checklist', 'Add an item', { status: 201 }],
  'checklist.editItem': ['patch', '/checklist-items/{id}', 'Change an item'],
  'checklist.removeItem': ['delete', '/checklist-items/{id}', 'Remove an item'],
  'checklist.accept': ['post', '/checklist-answers/{id}/accept', 'Accept an answer'],
  'checklist.return': ['post', '/checklist-answers/{id}/return', 'Return an answer, with the reason'],
})
