import { MutationCache, QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query'
import { codeOf, isPassing } from './errors.ts'
import { loadTrouble } from './trouble.ts'

/**
 * One cache for the app. Reads are tried again only where that may help; writes never by themselves. An answer that says the session
 * is over makes `sessionKey` be asked again: that query alone decides whether somebody is signed in.
 */
export function makeQueryClient(sessionKey: QueryKey): QueryClient {
  const hear = (error: unknown) => {
    // Read-only: another tab began to look at somebody else's pages.
    if (/^(SIGNED_OUT|VIEWING_AS_READ_ONLY)$/.test(codeOf(error) ?? '')) void client.invalidateQueries({ queryKey: sessionKey })
  }
  const sessionHash = JSON.stringify(sessionKey)
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => JSON.stringify(query.queryKey) !== sessionHash && hear(error) }),
    mutationCache: new MutationCache({
      onError: async (error) => {
        hear(error)
        // A refusal is told once its words are here.
        if (codeOf(error)) await loadTrouble().catch(() => {})
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // 'always': offline it fails and says so, instead of waiting in silence.
        networkMode: 'always',
        refetchOnReconnect: true,
        refetchOnWindowFocus: true,
        retry: (failures, error) => isPassing(error) && failures < 2,
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}
