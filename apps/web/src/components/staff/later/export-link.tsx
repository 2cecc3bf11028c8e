import { buttonClass, Icon } from '@ipt/ui'
import { Trans } from '@lingui/react/macro'
import { FileSpreadsheet } from 'lucide-react'

export interface ExportLinkProps {
  /** As the server calls the list. */
  name: string
  /** As the list is asked for, without its page. */
  filter?: object
}

/** The list on this page, under this filter, as a file for a spreadsheet. */
export default function ExportLink({ name, filter = {} }: ExportLinkProps) {
  return (
    <a className={buttonClass()} href={`/exports/${name}.csv?filter=${encodeURIComponent(JSON.stringify(filter))}`} download>
      <Icon of={FileSpreadsheet} />
      <Trans>Export as CSV</Trans>
    </a>
  )
}
