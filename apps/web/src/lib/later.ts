import { type ComponentProps, type ComponentType, createElement, lazy } from 'react'
import { ErrorBoundary, MissingPart } from '../components/error-boundary.tsx'
import { loadWords } from './i18n.ts'

// biome-ignore lint/suspicious/noExplicitAny: React's own `lazy` takes a component of any props
type AnyComponent = ComponentType<any>
type Load<T> = () => Promise<{ default: T }>

/**
 * A part of the app that is loaded when it is needed; whoever shows it gives it a `<Suspense>`. Where it does not arrive, this says so in
 * its place, and loads it again at a press: React's `lazy` would remember the failure for good. `quiet`: nothing is said, and
 * nothing missed.
 */
export function lazyPart<T extends AnyComponent>(
  load: Load<T>,
  { quiet = false }: { quiet?: boolean } = {},
): ComponentType<ComponentProps<T>> {
  const attempt = () =>
    lazy(() =>
      load().catch((cause: unknown) => {
        throw new MissingPart('A part did not arrive.', { cause })
      }),
    )
  let Part = attempt()
  return (props) =>
    createElement(ErrorBoundary, {
      quiet,
      onRetry: () => {
        Part = attempt()
      },
      children: () => createElement(Part, props),
    })
}

/** A screen, or a part of one, that no first screen shows: loaded when it is needed, with the words of the folders called `later`. */
export const later = <T extends AnyComponent>(load: Load<T>) => lazyPart(async () => (await Promise.all([load(), loadWords('later')]))[0])
