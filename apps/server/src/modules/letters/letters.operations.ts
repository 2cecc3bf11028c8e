import { operations } from '../../kernel/operations.ts'

export const lettersOperations = operations('Letters', {
  'letters.templates': ['get', '/letter-templates', 'The words of the letters, by kind and language'],
  'letters.editTemplate': [
    'put',
    '/institutions/{institution_id}/letter-templates/{kind}/{language}',
    'Give a kind of letter other words; version 0 where it has none yet',
  ],
  'letters.issue': ['post', '/letters', 'Issue letters for placements'],
  'letters.list': ['get', '/placements/{placement_id}/letters', 'The letters of a placement'],
})
