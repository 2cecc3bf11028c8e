import { HOME, type NotificationKind } from '../kind.ts'

/** The platform gave up on an endpoint that nothing reaches. */
export const webhookSwitchedOff: NotificationKind = {
  on: 'webhook.switchedOff',
  tells: ['coordinator'],
  text: {
    en: ({ data }) =>
      data.reason === 'GONE'
        ? 'A webhook was switched off: its receiver says that it is gone for good. Look at it, or remove it.'
        : 'A webhook was switched off: nothing has arrived there for 5 days. Look at it, and let it go on.',
    sw: ({ data }) =>
      data.reason === 'GONE'
        ? 'Webhook imezimwa: mpokeaji wake anasema haipo tena. Iangalie, au iondoe.'
        : 'Webhook imezimwa: kwa siku 5 hakuna kilichofika. Iangalie, kisha uiendeleze.',
  },
  mail: 'atOnce',
  label: { en: 'A webhook was switched off', sw: 'Webhook imezimwa' },
  path: ({ data }, role) => `${HOME[role]}/settings/webhooks/${data.endpointId}`,
}
