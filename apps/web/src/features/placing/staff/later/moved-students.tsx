import { Trans } from '@lingui/react/macro'
import { detailsOf } from '../../../../lib/errors.ts'

/** Whom a refusal is about, by name. */
export function MovedStudents({ error }: { error: unknown }) {
  const names = detailsOf(error)?.facts?.students
  if (typeof names !== 'string' || names === '') return null
  const list = names.split('\n').join(', ')
  return (
    <p className="hint">
      <Trans>It is about: {list}.</Trans>
    </p>
  )
}
