import { describe, expect, it } from 'vitest'
import { chosenReason, withReason } from './reason.ts'

const REASONS = ['Add detail', 'Wrong hours']

describe('withReason', () => {
  it('puts the reason in front of what was typed', () => {
    expect(withReason('', 'Add detail', REASONS)).toBe('Add detail. ')
    expect(withReason('Which relay?', 'Add detail', REASONS)).toBe('Add detail. Which relay?')
  })

  it('takes the place of another reason and keeps the rest', () => {
    expect(withReason('Add detail. Which relay?', 'Wrong hours', REASONS)).toBe('Wrong hours. Which relay?')
  })

  it('changes nothing when pressed again', () => {
    expect(withReason('Wrong hours. It was 6.', 'Wrong hours', REASONS)).toBe('Wrong hours. It was 6.')
  })
})

describe('chosenReason', () => {
  it('is the one that the text opens with', () => {
    expect(chosenReason('  Wrong hours. It was 6.', REASONS)).toBe('Wrong hours')
    expect(chosenReason('It has Wrong hours.', REASONS)).toBeNull()
    expect(chosenReason('', REASONS)).toBeNull()
  })
})
