import type { ErrorCode } from '@ipt/contracts/errors'
import type { MessageDescriptor } from '@lingui/core'
import { type ComponentType, useSyncExternalStore } from 'react'
import { loadWords } from './i18n.ts'

export interface FailureProps {
  error: unknown
  /** How often it was tried again. */
  tries: number
  /** Asks for what is missing once more; undefined where nothing is missing. */
  onRetry: (() => void) | undefined
}

/** What is shown when something goes wrong. */
export interface Trouble {
  /** Every refusal of the server in words. */
  messages: Record<ErrorCode, MessageDescriptor>
  /** In the place of a screen, or of a part of one. */
  FailureScreen: ComponentType<FailureProps>
  /** Above every screen: no network, a newer version. */
  StatusLine: ComponentType
  /** Has the browser keep the page that stands in when nothing can be loaded. */
  keepOfflinePage: () => void
}

let load: () => Promise<Trouble> = () => Promise.reject(new Error('Nobody said where trouble is kept.'))
let trouble: Trouble | null = null
const hearers = new Set<() => void>()

/** Says where it is loaded from: it stands on what stands on this. */
export const keepTroubleAt = (loader: () => Promise<Trouble>): void => {
  load = loader
}

/**
 * Loads what is shown when something goes wrong, with its words. Called once the page has come to rest: when the network is gone it is
 * too late. Rejects where it can't be had; may be called again.
 */
export async function loadTrouble(): Promise<Trouble> {
  if (trouble) return trouble
  const [loaded] = await Promise.all([load(), loadWords('trouble')])
  trouble = loaded
  for (const hearer of hearers) hearer()
  return loaded
}

/** The same, once it is here. */
export const useTrouble = (): Trouble | null => useSyncExternalStore(hearTrouble, () => trouble)

function hearTrouble(hearer: () => void): () => void {
  hearers.add(hearer)
  return () => hearers.delete(hearer)
}
