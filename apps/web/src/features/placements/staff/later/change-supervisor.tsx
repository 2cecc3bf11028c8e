import type { PlacementView } from '@ipt/contracts'
import { OPEN_PLACEMENTS } from '@ipt/domain'
import { Button, Dialog } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { UserPen } from 'lucide-react'
import { useState } from 'react'
import { Loaded } from '../../../../components/loaded.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { SupervisorsForm } from '../../../placing/staff/later/supervisors-form.tsx'

const OPEN: readonly string[] = OPEN_PLACEMENTS

/** Another supervisor for one placement, while it still goes on. */
export default function ChangeSupervisor({ placement }: { placement: PlacementView }) {
  const { t } = useLingui()
  const utils = trpc.useUtils()
  const [open, setOpen] = useState(false)
  const options = trpc.placing.options.useQuery(undefined, { enabled: open })
  const close = () => setOpen(false)
  const done = () => {
    close()
    void utils.placements.invalidate()
    void utils.placing.invalidate()
  }
  if (!OPEN.includes(placement.status)) return null
  return (
    <div>
      <Button icon={UserPen} onClick={() => setOpen(true)}>
        <Trans>Change supervisor</Trans>
      </Button>
      <Dialog open={open} onClose={close} title={<Trans>Who supervises</Trans>} closeLabel={t`Close`}>
        <Loaded query={options} lines={4}>
          {(all) => (
            <SupervisorsForm
              rows={[placement]}
              sameHost
              options={all.filter(({ institution }) => institution.id === placement.institution.id)}
              onDone={done}
              onCancel={close}
            />
          )}
        </Loaded>
      </Dialog>
    </div>
  )
}
