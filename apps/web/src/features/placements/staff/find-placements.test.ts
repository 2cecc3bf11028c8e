import type { PlacementView } from '@ipt/contracts'
import { describe, expect, it } from 'vitest'
import { findPlacements } from './find-placements.ts'

const of = (name: string, organisation: string) =>
  ({
    student: { name, registrationNumber: 'UUT/EE/2023/041', programme: 'Electrical Engineering' },
    organisation,
    site: 'Ubungo',
  }) as PlacementView

const all = [of('Neema Mushi', 'Pwani Power'), of('Zoë Athumani', 'Meru Telecom')]
const names = (query: string) => findPlacements(all, query).map(({ student }) => student.name)

describe('findPlacements', () => {
  it('finds by name, host or number, however it is written', () => {
    expect(names('mushi')).toEqual(['Neema Mushi'])
    expect(names('MERU')).toEqual(['Zoë Athumani'])
    expect(names('zoe')).toEqual(['Zoë Athumani'])
    expect(names('2023/041')).toHaveLength(2)
  })

  it('wants every word, in any order', () => {
    expect(names('power neema')).toEqual(['Neema Mushi'])
    expect(names('power zoe')).toEqual([])
  })

  it('shows all where nothing is asked', () => {
    expect(names('  ')).toHaveLength(2)
  })
})
