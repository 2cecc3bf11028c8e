import { useToast } from '@ipt/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Loaded } from '../../../../components/loaded.tsx'
import { trpc } from '../../../../lib/trpc.ts'
import { LetterList } from '../../later/letter-list.tsx'
import { IssueForm } from './issue-form.tsx'

/** The letters about a placement, and another one at a press. */
export default function PlacementLetters({ placementId }: { placementId: string }) {
  const { t } = useLingui()
  const toast = useToast()
  const letters = trpc.letters.list.useQuery({ placementId })
  return (
    <section className="group" aria-labelledby="letters">
      <h2 id="letters">
        <Trans>Letters</Trans>
      </h2>
      <Loaded query={letters} lines={2}>
        {(all) =>
          all.length === 0 ? (
            <p className="hint">
              <Trans>No letter was issued yet.</Trans>
            </p>
          ) : (
            <LetterList letters={all} />
          )
        }
      </Loaded>
      <IssueForm placementIds={[placementId]} primary={false} onIssued={() => toast({ text: t`The letter is issued.` })}>
        <Trans>Issue the letter</Trans>
      </IssueForm>
    </section>
  )
}
