import {
  AddWebhookInput,
  DeliveryPage,
  DeliveryView,
  EditWebhookInput,
  ListDeliveriesInput,
  ListWebhooksInput,
  PingWebhookInput,
  Redelivered,
  RedeliverFailedInput,
  RemoveWebhookInput,
  WebhookActInput,
  WebhookIdInput,
  WebhookList,
  WebhookRemoved,
  WebhookSecret,
  WebhookView,
} from '@ipt/contracts'
import { permitted, router } from '../../kernel/trpc.ts'
import { addWebhook } from './add-webhook.ts'
import { listDeliveries, viewDelivery } from './deliveries.queries.ts'
import { editWebhook } from './edit-webhook.ts'
import { pauseWebhook } from './pause-webhook.ts'
import { pingWebhook } from './ping-webhook.ts'
import { redeliver } from './redeliver.ts'
import { redeliverFailed } from './redeliver-failed.ts'
import { removeWebhook } from './remove-webhook.ts'
import { replaceSecret } from './replace-secret.ts'
import { resumeWebhook } from './resume-webhook.ts'
import { listWebhooks, viewSecret, viewWebhook } from './webhooks.queries.ts'

/** Addresses of an institution that are told what happens, and what was sent to them. */
export const webhooksRouter = router({
  list: permitted('webhook.manage')
    .input(ListWebhooksInput)
    .output(WebhookList)
    .query(({ ctx, input }) => listWebhooks(ctx, input.institutionId)),
  get: permitted('webhook.manage')
    .input(WebhookIdInput)
    .output(WebhookView)
    .query(({ ctx, input }) => viewWebhook(ctx, input.id)),
  add: permitted('webhook.manage')
    .input(AddWebhookInput)
    .output(WebhookView)
    .mutation(({ ctx, input }) => addWebhook(ctx, ctx.services, input)),
  edit: permitted('webhook.manage')
    .input(EditWebhookInput)
    .output(WebhookView)
    .mutation(({ ctx, input }) => editWebhook(ctx, ctx.services, input)),
  remove: permitted('webhook.manage')
    .input(RemoveWebhookInput)
    .output(WebhookRemoved)
    .mutation(({ ctx, input }) => removeWebhook(ctx, input)),
  pause: permitted('webhook.manage')
    .input(WebhookActInput)
    .output(WebhookView)
    .mutation(({ ctx, input }) => pauseWebhook(ctx, input)),
  resume: permitted('webhook.manage')
    .input(WebhookActInput)
    .output(WebhookView)
    .mutation(({ ctx, input }) => resumeWebhook(ctx, input)),
  secret: permitted('webhook.manage')
    .input(WebhookIdInput)
    .output(WebhookSecret)
    .query(({ ctx, input }) => viewSecret(ctx, ctx.services, input.id)),
  replaceSecret: permitted('webhook.manage')
    .input(WebhookActInput)
    .output(WebhookSecret)
    .mutation(({ ctx, input }) => replaceSecret(ctx, ctx.services, input)),
  ping: permitted('webhook.manage')
    .input(PingWebhookInput)
    .output(DeliveryView)
    .mutation(({ ctx, input }) => pingWebhook(ctx, input)),
  deliveries: permitted('webhook.manage')
    .input(ListDeliveriesInput)
    .output(DeliveryPage)
    .query(({ ctx, input }) => listDeliveries(ctx, input)),
  delivery: permitted('webhook.manage')
    .input(WebhookIdInput)
    .output(DeliveryView)
    .query(({ ctx, input }) => viewDelivery(ctx, input.id)),
  redeliver: permitted('webhook.manage')
    .input(WebhookActInput)
    .output(DeliveryView)
    .mutation(({ ctx, input }) => redeliver(ctx, input)),
  redeliverFailed: permitted('webhook.manage')
    .input(RedeliverFailedInput)
    .output(Redelivered)
    .mutation(({ ctx, input }) => redeliverFailed(ctx, input)),
})
