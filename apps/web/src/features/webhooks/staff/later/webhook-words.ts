import type { DeliveryFault, DeliveryState, WebhookState } from '@ipt/domain'
import type { LucideIcon, StatusTone } from '@ipt/ui'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Check, CirclePause, Clock, OctagonX, Radio, TriangleAlert } from 'lucide-react'

interface Words {
  label: MessageDescriptor
  tone: StatusTone
  icon: LucideIcon
}

/** Whether a webhook is told anything. */
export const STATE_WORDS: Record<WebhookState, Words> = {
  ACTIVE: { label: msg({ message: 'On', context: 'webhook' }), tone: 'verified', icon: Radio },
  PAUSED: { label: msg({ message: 'Paused', context: 'webhook' }), tone: 'waiting', icon: CirclePause },
  OFF: { label: msg({ message: 'Switched off', context: 'webhook' }), tone: 'flagged', icon: OctagonX },
}

/** What became of a message. */
export const DELIVERY_WORDS: Record<DeliveryState, Words> = {
  WAITING: { label: msg({ message: 'Waits', context: 'webhook message' }), tone: 'submitted', icon: Clock },
  DELIVERED: { label: msg({ message: 'Arrived', context: 'webhook message' }), tone: 'verified', icon: Check },
  FAILED: { label: msg({ message: 'Given up', context: 'webhook message' }), tone: 'returned', icon: TriangleAlert },
}

/** Why a try failed. */
export const FAULT_WORDS: Record<DeliveryFault, MessageDescriptor> = {
  STATUS: msg`The receiver did not take it.`,
  REDIRECT: msg`It was sent elsewhere, which is not followed. Set the address itself.`,
  TIMEOUT: msg`No answer within 15 seconds.`,
  NAME: msg`The name in the address leads nowhere.`,
  ADDRESS: msg`The address lies inside a network, where nothing is sent.`,
  INSECURE: msg`Nothing is sent by http there. Use https.`,
  TLS: msg`No secure connection: look at the receiver's certificate.`,
  CONNECTION: msg`No connection came about.`,
  SECRET: msg`The secret can no longer be read. Make a new one.`,
}
