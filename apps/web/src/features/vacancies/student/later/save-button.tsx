import type { VacancyView } from '@ipt/contracts'
import { Button, FieldError } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { Bookmark, BookmarkCheck } from 'lucide-react'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'

/** Puts a vacancy aside to come back to, or no longer. */
export function SaveButton({ vacancy: { id, title, own } }: { vacancy: VacancyView }) {
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const save = trpc.vacancies.save.useMutation({
    onSuccess: (next) => {
      utils.vacancies.get.setData({ id }, (now) => (now ? { ...now, own: next.own } : now))
      void utils.vacancies.search.invalidate()
    },
  })
  // Pressed, it shows what is on its way.
  const saved = save.isPending ? save.variables.saved : (own?.saved ?? false)
  return (
    <span className="group">
      <Button
        size="small"
        icon={saved ? BookmarkCheck : Bookmark}
        aria-pressed={saved}
        onClick={() => !save.isPending && save.mutate({ id, saved: !saved })}
      >
        {saved ? <Trans>Saved</Trans> : <Trans>Save</Trans>}
        <span className="sr">{title}</span>
      </Button>
      <span role="alert">
        <FieldError>{save.error != null && !save.isPending && errorText(save.error)}</FieldError>
      </span>
    </span>
  )
}
