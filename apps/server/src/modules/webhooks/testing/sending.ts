import { AddWebhookInput, type WebhookView } from '@ipt/contracts'
import { WebhookDelivery, WebhookEndpoint } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import { advance } from '../../../kernel/projections.ts'
import { sequence } from '../../../kernel/sequencer.ts'
import type { TestServer } from '../../../testing/index.ts'
import { addWebhook } from '../add-webhook.ts'
import { deliverDue } from '../deliver-due.ts'
import { webhooksReader } from '../webhooks.reader.ts'

/** What tests of sending do again and again, on one server. */
export const sendingOn = (server: () => TestServer) => ({
  /** An endpoint of a season's institution that hears of logs and arrivals. */
  add: (season: TestSeason, over: Partial<AddWebhookInput> = {}): Promise<WebhookView> =>
    addWebhook(
      server().as(season.coordinator),
      server().services,
      AddWebhookInput.parse({
        id: server().services.newId(),
        institutionId: season.institution.id,
        name: 'The grade book',
        url: 'https://lms.example/',
        types: ['log.submitted', 'log.verified', 'log.flagged'],
        ...over,
      }),
    ),
  /** Makes messages of what has happened. */
  async read(): Promise<void> {
    const { orm, log } = server().services
    while ((await sequence(orm)) > 0);
    while ((await advance(orm, webhooksReader(log))) > 0);
  },
  /** Sends what is due, as the worker would. */
  deliver: (stopping?: AbortSignal): Promise<number> => deliverDue(server().services, stopping),
  messages: (endpoint: { id: string }): Promise<WebhookDelivery[]> =>
    server()
      .db.orm.em.fork()
      .find(WebhookDelivery, { endpoint: endpoint.id }, { orderBy: { seq: 'asc', id: 'asc' } }),
  row: (endpoint: { id: string }): Promise<WebhookEndpoint> =>
    server().db.orm.em.fork().findOneOrFail(WebhookEndpoint, { id: endpoint.id }),
})
