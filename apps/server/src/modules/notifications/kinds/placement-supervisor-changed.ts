import { homePath, type NotificationKind } from '../kind.ts'

/** Somebody else supervises a student from now on: he hears of it, and both who came and who went. */
export const placementSupervisorChanged: NotificationKind = {
  on: 'placement.supervisorChanged',
  tells: ['student'],
  audience: async (_, { data }) =>
    [data.supervisorId, data.earlierSupervisorId].flatMap((userId) =>
      typeof userId === 'string'
        ? [{ userId, role: data.as === 'industrial' ? 'industrialSupervisor' : 'universitySupervisor' } as const]
        : [],
    ),
  text: {
    en: ({ own, actor, student }) => `${actor} changed who supervises ${own ? 'you' : student}.`,
    sw: ({ own, actor, student }) => `${actor} amebadilisha msimamizi ${own ? 'wako' : `wa ${student}`}.`,
  },
  many: {
    en: ({ actor, count, students }) => `${actor} changed who supervises ${count} students: ${students}.`,
    sw: ({ actor, count, students }) => `${actor} amebadilisha msimamizi wa wanafunzi ${count}: ${students}.`,
  },
  across: true,
  label: { en: 'A supervisor was changed', sw: 'Msimamizi amebadilishwa' },
  mail: 'atOnce',
  path: homePath,
}
