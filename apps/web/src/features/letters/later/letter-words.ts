import type { LetterKind } from '@ipt/domain'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const LETTER_WORDS: Record<LetterKind, MessageDescriptor> = {
  INTRODUCTION: msg`Introduction letter`,
  PLACEMENT: msg`Acceptance letter`,
}
