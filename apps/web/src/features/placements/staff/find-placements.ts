import type { PlacementView } from '@ipt/contracts'

/** Lower case, without accents: how people type a name that they know by ear. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The placements in which every word of `query` stands somewhere: in the student's name or number, the programme, or the host. */
export function findPlacements<P extends Pick<PlacementView, 'student' | 'organisation' | 'site'>>(
  placements: readonly P[],
  query: string,
): P[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  return placements.filter(({ student, organisation, site }) => {
    const text = plain([student.name, student.registrationNumber, student.programme, organisation, site].join(' '))
    return words.every((word) => text.includes(word))
  })
}
