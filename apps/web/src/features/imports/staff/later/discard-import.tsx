import { Button, Dialog } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { FormEnd } from '../../../../components/later/form-end.tsx'
import { useNavigate } from '../../../../lib/router.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useImportWritten } from './use-import.ts'

/** A draft that nobody needs holds people's data for nothing. */
export function DiscardImport({ id }: { id: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const written = useImportWritten()
  const [open, setOpen] = useState(false)
  const discard = trpc.imports.discard.useMutation({
    onSuccess: (view) => {
      written(view)
      navigate('/coordinator/people/import')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!discard.isPending) discard.mutate({ id })
  }
  return (
    <>
      <Button variant="quiet" icon={Trash2} onClick={() => setOpen(true)}>
        <Trans>Throw the draft away</Trans>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t`Throw the draft away?`} closeLabel={t`Close`}>
        <form className="form" onSubmit={submit}>
          <p>
            <Trans>Its rows are gone, and what was mended in them. Nobody was taken from it; your own file stays as it is.</Trans>
          </p>
          <FormEnd busy={discard.isPending} error={discard.error} icon={Trash2} onCancel={() => setOpen(false)}>
            <Trans>Throw it away</Trans>
          </FormEnd>
        </form>
      </Dialog>
    </>
  )
}
