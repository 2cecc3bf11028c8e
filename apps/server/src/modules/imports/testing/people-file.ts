import type { ImportView, StartImportInput } from '@ipt/contracts'
import { Programme } from '@ipt/db'
import type { TestSeason } from '@ipt/domain/builders'
import type { TestServer } from '../../../testing/index.ts'
import { commitImport } from '../commit-import.ts'
import { listImportRows, viewImport } from '../imports.queries.ts'
import { nameProgramme } from '../mend-import.ts'
import { startImport } from '../start-import.ts'

let run = 0

/** Files of people, each with people of its own. */
export function peopleFiles(server: TestServer) {
  const as = (season: TestSeason) => server.as(season.coordinator)
  const newId = () => server.services.newId()

  /** So many students, as a spreadsheet in Dar es Salaam writes them; `over` are lines by index, where # is what sets this file apart. */
  function file(count: number, over: Record<number, string> = {}): { text: string; address: string; mark: string } {
    run += 1
    const mark = `${run}-${process.pid}`
    const lines = Array.from(
      { length: count },
      (_, index) => `Student ${index};s${index}.#@import.example;IMP/#/${index};Electrical Engineering`,
    )
    for (const [index, line] of Object.entries(over)) lines[Number(index)] = line
    const text = `Name;E-mail;Registration number;Programme\r\n${lines.join('\r\n')}\r\n`.replaceAll('#', mark)
    return { text, address: `%.${mark}@import.example`, mark }
  }

  /** A draft of it; "Electrical Engineering" means the season's programme. */
  async function begin(season: TestSeason, content: string | Buffer, over: Partial<StartImportInput> = {}): Promise<ImportView> {
    const input = {
      id: newId(),
      institutionId: season.institution.id,
      kind: 'students' as const,
      cohortId: season.cohort.id,
      name: 'people.csv',
      ...over,
    }
    const view = await startImport(as(season), input, Buffer.from(content as string))
    const word = 'Electrical Engineering'
    if (!view.unknownProgrammes.some((unknown) => unknown.word === word)) return view
    const programme = await server.db.orm.em.fork().findOneOrFail(Programme, { institution: season.institution.id })
    return nameProgramme(as(season), { id: view.id, word, programmeId: programme.id })
  }

  /** What is wrong, as row, column and fault. */
  const faultsOf = async (season: TestSeason, id: string) =>
    (await listImportRows(as(season), { id, show: 'faults', limit: 100 })).items.flatMap(({ row, faults }) =>
      faults.map(({ field, fault }) => [row, field, fault]),
    )

  /** Takes it as it stands now, in a moment of its own. */
  async function commit(season: TestSeason, id: string, { requestId = newId(), invite = false } = {}): Promise<ImportView> {
    server.clock.forward(1_000)
    const { version } = await viewImport(as(season), id)
    return commitImport(as(season), { id, version, requestId, invite })
  }

  return { as, newId, file, begin, faultsOf, commit }
}
