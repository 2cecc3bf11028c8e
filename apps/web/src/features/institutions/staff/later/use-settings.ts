import type { SettingsView } from '@ipt/contracts'
import { useToast } from '@ipt/ui'
import { trpc } from '../../../../lib/trpc.ts'

/** What follows a write: the settings as they are now are on screen, and a word says that it was done. */
export function useSettingsWritten() {
  const toast = useToast()
  const utils = trpc.useUtils()
  return (settings: SettingsView, text: string) => {
    utils.settings.get.setData({ institutionId: settings.id }, settings)
    // Seasons count their days by the holidays, and name their programme.
    void utils.cohorts.invalidate()
    toast({ text })
  }
}
