import './brand.css'
import { Link } from './link.tsx'

/** Mark and name. */
export function Brand({ to }: { to?: string }) {
  const inner = (
    <>
      <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
        <rect width="24" height="24" rx="6" fill="var(--color-accent)" />
        <path
          d="M6.5 7h11M6.5 12h4.5M6.5 17h2.5M11.5 15.5l2.7 2.7 4.8-5.7"
          fill="none"
          stroke="var(--color-on-accent)"
          strokeWidth="1.9"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span>IPT Service</span>
    </>
  )
  return to ? (
    <Link className="brand" to={to}>
      {inner}
    </Link>
  ) : (
    <span className="brand">{inner}</span>
  )
}
