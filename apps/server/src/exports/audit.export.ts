import { AuditFilter, ListAuditInput } from '@ipt/contracts'
import { allPages, defineExport } from '../kernel/exports.ts'
import { listAudit } from '../modules/audit/index.ts'

/** The record of an institution as its page lists it. */
export const auditExport = defineExport({
  name: 'audit',
  permission: 'list.export',
  filter: AuditFilter,
  rows: (ctx, filter) => allPages((at) => listAudit(ctx, ListAuditInput.parse({ ...filter, ...at }))),
  columns: [
    { header: { en: 'When', sw: 'Lini' }, value: (line) => line.at },
    { header: { en: 'Who', sw: 'Nani' }, value: (line) => line.by?.name ?? line.key?.name ?? 'IPT Service' },
    { header: { en: 'As', sw: 'Kama' }, value: (line) => line.role },
    { header: { en: 'What', sw: 'Nini' }, value: (line) => line.sentence },
    { header: { en: 'About', sw: 'Kuhusu' }, value: (line) => line.subject.label },
    { header: { en: 'From', sw: 'Kutoka' }, value: (line) => line.from },
    { header: { en: 'To', sw: 'Kwenda' }, value: (line) => line.to },
    { header: { en: 'Words', sw: 'Maneno' }, value: (line) => line.comment },
    { header: { en: 'Kind', sw: 'Aina' }, value: (line) => line.kind },
    { header: { en: 'Id of the subject', sw: 'Kitambulisho' }, value: (line) => line.subject.id },
  ],
})
