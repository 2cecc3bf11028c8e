import { ListLogsInput } from '@ipt/contracts'
import { allPages, defineExport } from '../kernel/exports.ts'
import { listLogs } from '../modules/logbook/index.ts'
import { placementPeople, STUDENT_COLUMNS, SUPERVISOR_COLUMNS } from '../modules/placements/index.ts'

/** Logs as a coordinator lists them, with whom to reach about each. */
export const logsExport = defineExport({
  name: 'logs',
  permission: 'list.export',
  filter: ListLogsInput.omit({ limit: true, cursor: true, as: true }),
  async *rows(ctx, filter) {
    for await (const logs of allPages((at) => listLogs(ctx, ListLogsInput.parse({ ...filter, ...at, as: 'coordinator' })))) {
      const people = await placementPeople(
        ctx,
        logs.map(({ placementId }) => placementId),
      )
      yield logs.map((log) => ({ ...log, people: people.get(log.placementId) }))
    }
  },
  columns: [
    { header: { en: 'Day', sw: 'Siku' }, value: (log) => log.logDate },
    { header: { en: 'Student', sw: 'Mwanafunzi' }, value: (log) => log.student.name },
    ...STUDENT_COLUMNS,
    { header: { en: 'State', sw: 'Hali' }, value: (log) => log.status },
    { header: { en: 'Sent', sw: 'Imetumwa' }, value: (log) => log.submittedAt },
    { header: { en: 'Late', sw: 'Imechelewa' }, value: (log) => log.late },
    { header: { en: 'Extra day', sw: 'Siku ya ziada' }, value: (log) => log.extra },
    { header: { en: 'Hours', sw: 'Saa' }, value: (log) => log.hours },
    { header: { en: 'Work', sw: 'Kazi' }, value: (log) => log.content },
    { header: { en: 'Skills', sw: 'Ujuzi' }, value: (log) => log.skills.join('; ') },
    { header: { en: 'Files', sw: 'Mafaili' }, value: (log) => log.files.length },
    { header: { en: 'Remark', sw: 'Maoni' }, value: (log) => log.remark?.comment ?? null },
    { header: { en: 'Organisation', sw: 'Shirika' }, value: (log) => log.organisation },
    { header: { en: 'Site', sw: 'Kituo' }, value: (log) => log.site },
    ...SUPERVISOR_COLUMNS,
  ],
})
