import { Loaded } from '../../../components/loaded.tsx'
import NotFound from '../../../components/not-found.tsx'
import { trpc } from '../../../lib/trpc.ts'
import { Door } from '../components/door.tsx'
import { SetUpForm } from './set-up-form.tsx'

/** The first start. Once there is an institution, there is nothing here. */
export default function SetUpPage() {
  const setup = trpc.institutions.setupState.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY })
  if (setup.data?.open === false)
    return (
      <main className="lone">
        <NotFound />
      </main>
    )
  return (
    <Door>
      <Loaded query={setup}>{() => <SetUpForm />}</Loaded>
    </Door>
  )
}
