import type { ImportView } from '@ipt/contracts'
import { FIELDS_OF, OPTIONAL_FIELDS } from '@ipt/domain'
import { Icon } from '@ipt/ui'
import { useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'

/** Where one is on the way from a file to people. */
export function ImportSteps({ view: { kind, columns, faults } }: { view: ImportView }) {
  const { t } = useLingui()
  const mapped = FIELDS_OF[kind].every((field) => columns[field] !== undefined || OPTIONAL_FIELDS.has(field))
  const at = mapped ? (faults > 0 ? 2 : 3) : 1
  const steps = [t`File`, t`Columns`, t`Mend`, t({ message: 'Take', context: 'step' })]
  return (
    <ol className="import-steps" aria-label={t`Steps`}>
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          <span className="import-step">{index < at ? <Icon of={Check} size="s" /> : index + 1}</span>
          {step}
          {index < at && <span className="sr">{t`done`}</span>}
        </li>
      ))}
    </ol>
  )
}
