import './reach.css'
import type { PlacementContacts } from '@ipt/contracts'

type Reachable = NonNullable<PlacementContacts['industrialSupervisor']>

/** How somebody is reached: each a press away. */
export const Reach = ({ person: { email, phone } }: { person: Reachable }) => (
  <>
    <a className="reach" href={`mailto:${email}`}>
      {email}
    </a>
    {phone && (
      <a className="reach" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
        {phone}
      </a>
    )}
  </>
)
