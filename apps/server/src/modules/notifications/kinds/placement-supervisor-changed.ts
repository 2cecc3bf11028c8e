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
    en: ({ actor, student }) => `${actor} changed who supervises ${student}.`,
    sw: ({ actor, student }) => `${actor} amebadilisha msimamizi wa ${student}.`,
  },
  label: { en: 'A supervisor was changed', sw: 'Msimamizi amebadilishwa' },
  mail: 'atOnce',
  path: homePath,
}
