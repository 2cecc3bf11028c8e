import { ToastProvider } from '@ipt/ui'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useLingui } from '@lingui/react/macro'
import { QueryClientProvider } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { type ReactNode, useState } from 'react'
import { ErrorBoundary } from '../components/error-boundary.tsx'
import { makeQueryClient } from '../lib/query-client.ts'
import { makeTrpcClient, trpc } from '../lib/trpc.ts'

/** Everything a screen may take for granted: words, the server, its answers' cache, addresses, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => makeQueryClient(getQueryKey(trpc.accounts.me, undefined, 'query')))
  const [trpcClient] = useState(makeTrpcClient)
  return (
    <I18nProvider i18n={i18n}>
      <trpc.Provider client={trpcClient} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <Toasts>
            <ErrorBoundary>{children}</ErrorBoundary>
          </Toasts>
        </QueryClientProvider>
      </trpc.Provider>
    </I18nProvider>
  )
}

function Toasts({ children }: { children: ReactNode }) {
  const { t } = useLingui()
  return <ToastProvider closeLabel={t`Close`}>{children}</ToastProvider>
}
