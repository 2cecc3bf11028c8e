import type { FailureProps } from '../../lib/trouble.ts'
import { Crashed } from './crashed.tsx'
import { Missing } from './missing.tsx'

/** In the place of a screen, or of a part of one: what happened, what is safe, and one way on. */
export const FailureScreen = ({ error, tries, onRetry }: FailureProps) =>
  onRetry ? <Missing tries={tries} onRetry={onRetry} /> : <Crashed error={error} />
