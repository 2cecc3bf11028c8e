import { LIMITS } from '@ipt/domain'
import { Field } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'

/** The industrial supervisor's words on a week. They go with the sign-off. */
export function CommentField({ comment, onComment }: { comment: string; onComment: (comment: string) => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const most = format.number(LIMITS.comment)
  return (
    <div className="card pad">
      <Field
        label={t`Your comment on the week, if you like`}
        hint={t`The student and the university read it.`}
        error={comment.length > LIMITS.comment ? t`Write at most ${most} characters.` : null}
      >
        {(control) => (
          <textarea {...control} name="weekComment" rows={3} value={comment} onChange={(event) => onComment(event.target.value)} />
        )}
      </Field>
    </div>
  )
}
