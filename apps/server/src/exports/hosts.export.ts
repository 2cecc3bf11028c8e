import { ListOrganisationsInput } from '@ipt/contracts'
import { allPages, defineExport } from '../kernel/exports.ts'
import { contactsOfMany, listOrganisations } from '../modules/organisations/index.ts'

/** Hosts as a coordinator lists them, with the institution's contacts there. */
export const hostsExport = defineExport({
  name: 'hosts',
  permission: 'list.export',
  filter: ListOrganisationsInput.omit({ limit: true, cursor: true }),
  async *rows(ctx, filter) {
    for await (const hosts of allPages((at) => listOrganisations(ctx, ListOrganisationsInput.parse({ ...filter, ...at })))) {
      const contacts = await contactsOfMany(
        ctx,
        hosts.map(({ id }) => id),
      )
      yield hosts.map((host) => ({ ...host, contacts: contacts.get(host.id) ?? [] }))
    }
  },
  columns: [
    { header: { en: 'Organisation', sw: 'Shirika' }, value: (host) => host.name },
    { header: { en: 'Sector', sw: 'Sekta' }, value: (host) => host.sector },
    { header: { en: 'State', sw: 'Hali' }, value: (host) => host.status },
    { header: { en: 'Placements', sw: 'Waliopangiwa mafunzo' }, value: (host) => host.placements },
    { header: { en: 'Agreement until', sw: 'Mkataba hadi' }, value: (host) => host.agreement?.expiresOn ?? null },
    {
      header: { en: 'Days to answer, median', sw: 'Siku za kujibu, kwa wastani' },
      value: (host) => host.responsiveness?.medianDays ?? null,
    },
    {
      header: { en: 'Contacts', sw: 'Wawasiliani' },
      value: (host) => host.contacts.map(({ name, email, phone }) => [name, email, phone].filter(Boolean).join(', ')).join('; '),
    },
  ],
})
