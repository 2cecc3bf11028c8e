import '../../../../components/staff/headline.css'
import '../../../../components/later/forms.css'
import type { LetterTemplateView } from '@ipt/contracts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { SelectField } from '../../../../components/later/fields.tsx'
import { Link } from '../../../../components/link.tsx'
import { Loaded } from '../../../../components/loaded.tsx'
import { PageHeading } from '../../../../components/page-heading.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { LETTER_WORDS } from '../../later/letter-words.ts'
import { LANGUAGE_WORDS } from './language-words.ts'
import { TemplateForm } from './template-form.tsx'

/** What the letters of the coordinator's institutions say. */
export default function LettersPage() {
  const { t } = useLingui()
  const templates = trpc.letters.templates.useQuery(undefined, { refetchOnWindowFocus: false })
  return (
    <div className="page">
      <div className="headline">
        <div>
          <PageHeading title={t`Letters`} />
          <p className="muted">
            <Trans>
              What they say. They are issued <Link to="/coordinator/placements">for placements</Link>, one or many; one that was issued
              stays as it is.
            </Trans>
          </p>
        </div>
      </div>
      <Loaded query={templates} lines={10}>
        {(all) => <Templates all={all} />}
      </Loaded>
    </div>
  )
}

const keyOf = ({ institution, kind, language }: LetterTemplateView): string => `${institution.id} ${kind} ${language}`

function Templates({ all }: { all: readonly LetterTemplateView[] }) {
  const { t, i18n } = useLingui()
  const [first] = all
  const [chosen, setChosen] = useState(first ? keyOf(first) : '')
  const template = all.find((each) => keyOf(each) === chosen) ?? first
  const several = new Set(all.map(({ institution }) => institution.id)).size > 1
  if (!template) return null
  return (
    <div className="card pad group">
      <SelectField
        label={t`Letter`}
        value={keyOf(template)}
        options={all.map((each) => ({
          value: keyOf(each),
          label: `${i18n._(LETTER_WORDS[each.kind])}, ${LANGUAGE_WORDS[each.language]}${several ? `, ${each.institution.name}` : ''}`,
        }))}
        onChange={setChosen}
      />
      <TemplateForm key={keyOf(template)} template={template} />
    </div>
  )
}
