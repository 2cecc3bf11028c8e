import './view-bar.css'
import { Button, Icon, useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Eye } from 'lucide-react'
import { useEffect } from 'react'
import { useFormats } from '../../../lib/format.ts'
import { trpc } from '../../../lib/trpc.ts'
import { useErrorText } from '../../../lib/use-error-text.ts'

/** The server's clock decides: while it says that the time is not over, it is asked again so often. */
const AGAIN_MS = 10_000

/** Above every page, while a coordinator sees the app as somebody else: as whom, until when, and the way back. */
export default function ViewBar({ id, name, until }: { id: string; name: string; until: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const toast = useToast()
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const end = trpc.people.endViewAs.useMutation({
    onSuccess: () => location.assign(`/coordinator/people/${id}`),
    onError: (error) => toast({ text: errorText(error) }),
  })

  useEffect(() => {
    let timer = setTimeout(ask, Math.max(0, Date.parse(until) - Date.now()))
    function ask() {
      void utils.accounts.me.invalidate()
      timer = setTimeout(ask, AGAIN_MS)
    }
    return () => clearTimeout(timer)
  }, [until, utils])

  return (
    <aside className="view-bar" aria-label={t`Seen as somebody else`}>
      <Icon of={Eye} />
      <div className="grow">
        <p className="m">
          <Trans>As {name}</Trans>
        </p>
        <p>
          <Trans>Reading only, until {format.time(until)}</Trans>
        </p>
      </div>
      <Button size="small" busy={end.isPending} onClick={() => end.mutate()}>
        <Trans>Go back</Trans>
      </Button>
    </aside>
  )
}
