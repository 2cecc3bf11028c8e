import type { LogView } from '@ipt/contracts'
import { LIMITS } from '@ipt/domain'

const same = (a: string, b: string): boolean => a.toLocaleLowerCase() === b.toLocaleLowerCase()

/** `skills` with what was typed: cut at commas, white space trimmed, no skill twice, none too long, no more than a log takes. */
export function addSkill(skills: readonly string[], typed: string): string[] {
  const result = [...skills]
  for (const part of typed.split(',')) {
    const skill = part.replace(/\s+/g, ' ').trim().slice(0, LIMITS.skill).toWellFormed()
    if (skill && result.length < LIMITS.skills && !result.some((each) => same(each, skill))) result.push(skill)
  }
  return result
}

/** The skills of earlier logs, most used first. */
export function skillsOf(logs: readonly Pick<LogView, 'skills'>[], most = 8): string[] {
  const uses = new Map<string, number>()
  for (const skill of logs.flatMap((log) => log.skills)) uses.set(skill, (uses.get(skill) ?? 0) + 1)
  return [...uses.entries()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([skill]) => skill)
}
