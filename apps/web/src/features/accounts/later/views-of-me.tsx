import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../../lib/format.ts'
import { trpc } from '../../../lib/trpc.ts'

/** Which coordinators saw the app as this person, the last times. Nothing where none did. */
export function ViewsOfMe() {
  const format = useFormats()
  const views = trpc.accounts.views.useQuery()
  if (!views.data?.length) return null
  return (
    <section className="group" aria-labelledby="views">
      <h2 id="views">
        <Trans>Who looked at your pages</Trans>
      </h2>
      <p className="hint">
        <Trans>A coordinator can see the app as you see it, to help. They can't write anything in your name.</Trans>
      </p>
      <ul className="card rows lines">
        {views.data.map(({ id, at, by }) => (
          <li key={id}>
            <span className="grow">{by.name}</span>
            <span className="hint">{format.moment(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
