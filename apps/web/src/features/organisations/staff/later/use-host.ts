import type { OrganisationView } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { trpc } from '../../../../lib/trpc.ts'

/** What follows a write: the host as it is now is on screen, lists and history are asked for again, and a word says that it was done. */
export function useHostWritten() {
  const toast = useToast()
  const utils = trpc.useUtils()
  return (host: OrganisationView, text: string) => {
    utils.organisations.get.setData({ id: host.id }, host)
    void utils.organisations.list.invalidate()
    void utils.organisations.history.invalidate()
    toast({ text })
  }
}
