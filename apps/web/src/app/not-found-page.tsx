import { Brand } from '../components/brand.tsx'
import NotFound from '../components/not-found.tsx'

/** A page of its own, outside of every role's frame. */
export default function NotFoundPage() {
  return (
    <main className="lone">
      <Brand to="/" />
      <NotFound />
    </main>
  )
}
