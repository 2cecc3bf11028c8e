import { homePath, type NotificationKind, type Told } from '../kind.ts'

const university = ({ data }: Told) => data.as !== 'industrial'
const waiting = ({ data }: Told) => (typeof data.logs === 'number' ? data.logs : 0)

function en(told: Told): string {
  const { actor, own, supervisor, yourself } = told
  const one = `${own ? 'your ' : 'the '}${university(told) ? 'university' : 'industrial'} supervisor${own ? '' : ` of ${told.student}`}`
  if (!supervisor) return `${actor} took ${one} off.`
  const logs = waiting(told)
  const waits = yourself && logs > 0 ? (logs === 1 ? ' 1 log waits for you.' : ` ${logs} logs wait for you.`) : ''
  return `${actor} made ${yourself ? 'you' : supervisor} ${one}.${waits}`
}

function sw(told: Told): string {
  const { actor, own, supervisor, yourself } = told
  const one = `msimamizi ${own ? 'wako ' : ''}wa ${university(told) ? 'chuo' : 'kampuni'}${own ? '' : ` wa ${told.student}`}`
  if (!supervisor) return `${actor} amemwondoa ${one}.`
  const logs = waiting(told)
  const waits = yourself && logs > 0 ? (logs === 1 ? ' Kumbukumbu 1 inakusubiri.' : ` Kumbukumbu ${logs} zinakusubiri.`) : ''
  return `${actor} ${yourself ? 'amekufanya' : `amemfanya ${supervisor}`} ${one}.${waits}`
}

/** Somebody else supervises a student from now on: he hears of it, and both who came, with what waits, and who went. */
export const placementSupervisorChanged: NotificationKind = {
  on: 'placement.supervisorChanged',
  tells: ['student'],
  audience: async (_, { data }) =>
    [data.supervisorId, data.earlierSupervisorId].flatMap((userId) =>
      typeof userId === 'string'
        ? [{ userId, role: data.as === 'industrial' ? 'industrialSupervisor' : 'universitySupervisor' } as const]
        : [],
    ),
  text: { en, sw },
  many: {
    en: ({ actor, count, students }) => `${actor} changed who supervises ${count} students: ${students}.`,
    sw: ({ actor, count, students }) => `${actor} amebadilisha msimamizi wa wanafunzi ${count}: ${students}.`,
  },
  across: true,
  label: { en: 'A supervisor was changed', sw: 'Msimamizi amebadilishwa' },
  mail: 'atOnce',
  path: homePath,
}
