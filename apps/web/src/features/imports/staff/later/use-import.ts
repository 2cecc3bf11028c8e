import type { ImportView } from '@ipt/contracts'
import { trpc } from '../../../../lib/trpc.ts'

/** Puts what a verb answered in the place of what was shown, and asks for the rows again. */
export function useImportWritten(): (view: ImportView) => void {
  const utils = trpc.useUtils()
  return (view) => {
    // Of two answers that overtook each other, the later one stays.
    utils.imports.get.setData({ id: view.id }, (shown) => (shown && shown.version > view.version ? shown : view))
    void utils.imports.rows.invalidate()
    void utils.imports.list.invalidate()
  }
}
