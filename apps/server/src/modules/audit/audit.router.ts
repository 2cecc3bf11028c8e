import { AuditPage, ListAuditInput } from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { listAudit } from './audit.queries.ts'

export const auditRouter = router({
  list: permitted('audit.read')
    .input(ListAuditInput)
    .output(AuditPage)
    .query(({ ctx, input }) => listAudit(ctx, input)),
})
