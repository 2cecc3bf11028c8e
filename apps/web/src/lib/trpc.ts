import type { AppRouter } from '@ipt/server/router'
import { httpBatchLink } from '@trpc/client'
import { createTRPCReact } from '@trpc/react-query'
import { reach } from './connection.ts'

/** The server's procedures as typed hooks: `trpc.logbook.get.useQuery({ id })`. */
export const trpc = createTRPCReact<AppRouter>()

/** Calls made in the same moment travel together; the server takes at most ten. */
export const makeTrpcClient = () => trpc.createClient({ links: [httpBatchLink({ url: '/trpc', maxItems: 10, fetch: reach })] })
