import type { DeliveryLine, WebhookView } from '@ipt/contracts'
import type { DeliveryState } from '@ipt/domain'
import { Button, EmptyState, FieldError, useToast } from '@ipt/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { getQueryKey } from '@trpc/react-query'
import { RefreshCw, Send, Webhook } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Loaded } from '../../../../components/loaded.tsx'
import { ShowMore } from '../../../../components/show-more.tsx'
import { FilterChips, useFilter } from '../../../../components/staff/filter-chips.tsx'
import { Mark } from '../../../../components/staff/later/mark.tsx'
import { usePages } from '../../../../components/staff/later/use-pages.ts'
import { focusOn } from '../../../../lib/focus.ts'
import { useFormats } from '../../../../lib/format.ts'
import { trpc } from '../../../../lib/trpc.ts'
import { useErrorText } from '../../../../lib/use-error-text.ts'
import { useSameAct } from '../../../../lib/use-same-act.ts'
import { DeliveryDialog } from './delivery-dialog.tsx'
import { DELIVERY_WORDS, FAULT_WORDS } from './webhook-words.ts'

const STATES: readonly ['all', ...DeliveryState[]] = ['all', ...(Object.keys(DELIVERY_WORDS) as DeliveryState[])]
/** While a test is on its way, this often is looked whether it has arrived. */
const LOOK_MS = 2_000

/** What was sent to a webhook in the last 30 days, and what waits. */
export function Deliveries({ webhook: { id, state: standing, failed } }: { webhook: WebhookView }) {
  const { t, i18n } = useLingui()
  const state = useFilter('state', STATES)
  const utils = trpc.useUtils()
  const [read, setRead] = useState<DeliveryLine | null>(null)
  const input = { endpointId: id, ...(state === 'all' ? {} : { state }), limit: 20 }
  const pages = usePages(getQueryKey(trpc.webhooks.deliveries, input, 'infinite'), (cursor, signal) =>
    utils.client.webhooks.deliveries.query({ ...input, ...cursor }, { signal }),
  )
  const underWay = pages.data?.pages[0]?.items.some((each) => each.state === 'WAITING' && each.tries === 0 && each.type === 'ping')
  useEffect(() => {
    if (!underWay) return
    const timer = setInterval(() => void utils.webhooks.invalidate(), LOOK_MS)
    return () => clearInterval(timer)
  }, [underWay, utils])
  const options = STATES.map((value) => ({
    value,
    label: value === 'all' ? t({ message: 'All', context: 'webhook messages' }) : i18n._(DELIVERY_WORDS[value].label),
  }))
  return (
    <section className="group" aria-labelledby="messages">
      <div className="between">
        <h2 id="messages" tabIndex={-1}>
          <Trans>Messages</Trans>
        </h2>
        <Button size="small" variant="quiet" icon={RefreshCw} busy={pages.isRefetching} onClick={() => void utils.webhooks.invalidate()}>
          <Trans>Look again</Trans>
        </Button>
      </div>
      <p className="hint measure">
        <Trans>What does not arrive is tried 8 times within about a day. The list is kept for 30 days.</Trans>
      </p>
      <FilterChips parameter="state" options={options} chosen={state} />
      {failed > 0 && standing !== 'OFF' && <SendFailed id={id} failed={failed} />}
      <Loaded query={pages} lines={6}>
        {({ pages: loaded }) => {
          const lines = loaded.flatMap(({ items }) => items)
          return lines.length === 0 ? (
            <div className="card">
              <EmptyState icon={Webhook} title={<Trans>No message here</Trans>}>
                {state === 'all' ? (
                  <Trans>What happens from now on stands here. Send a test to see one.</Trans>
                ) : (
                  <Trans>No message fits what is chosen above.</Trans>
                )}
              </EmptyState>
            </div>
          ) : (
            <>
              <ul className="card rows lines">
                {lines.map((line) => (
                  <Line key={line.id} line={line} onRead={() => setRead(line)} />
                ))}
              </ul>
              <ShowMore pages={pages} />
            </>
          )
        }}
      </Loaded>
      <DeliveryDialog line={read} onClose={() => setRead(null)} />
    </section>
  )
}

function Line({ line: { id, type, state, status, fault, tries, occurredAt }, onRead }: { line: DeliveryLine; onRead: () => void }) {
  const { i18n } = useLingui()
  const format = useFormats()
  const { label, ...look } = DELIVERY_WORDS[state]
  return (
    <li id={`message-${id}`} tabIndex={-1}>
      <div className="grow">
        <button type="button" className="row-link" onClick={onRead}>
          <code>{type}</code>
          <span className="sr">{format.moment(occurredAt)}</span>
        </button>
        <p className="hint">
          <time dateTime={occurredAt}>{format.moment(occurredAt)}</time>
          {tries > 1 && (
            <>
              {' · '}
              <Plural value={tries} one="# try" other="# tries" />
            </>
          )}
          {status !== null && ` · ${status}`}
        </p>
        {fault && <p className="hint">{i18n._(FAULT_WORDS[fault])}</p>}
      </div>
      <Mark {...look}>{i18n._(label)}</Mark>
    </li>
  )
}

function SendFailed({ id, failed }: { id: string; failed: number }) {
  const { t } = useLingui()
  const toast = useToast()
  const errorText = useErrorText()
  const utils = trpc.useUtils()
  const act = useSameAct()
  const again = trpc.webhooks.redeliverFailed.useMutation({
    onSuccess: ({ count }) => {
      act.done()
      toast({ text: t`On their way again: ${count}.` })
      focusOn('messages')
    },
    onSettled: () => utils.webhooks.invalidate(),
  })
  return (
    <div className="group">
      <div>
        <Button icon={Send} busy={again.isPending} onClick={() => !again.isPending && again.mutate({ id, requestId: act(id) })}>
          <Plural value={failed} one="Send the one that failed again" other="Send all # that failed again" />
        </Button>
      </div>
      <div role="alert">
        <FieldError>{again.error && !again.isPending ? errorText(again.error) : null}</FieldError>
      </div>
    </div>
  )
}
