import { firstLine } from '../sentence.ts'

/** What one check came to. */
export interface Finding {
  check: string
  state: 'ok' | 'warning' | 'fault'
  says: string
  /** What to do about it. */
  mend?: string
}

type Told = Omit<Finding, 'check'>

export const ok = (says: string): Told => ({ state: 'ok', says })
export const warning = (says: string, mend: string): Told => ({ state: 'warning', says, mend })
export const fault = (says: string, mend: string): Told => ({ state: 'fault', says, mend })

/** Longer than anything that is asked here has to answer. */
const PATIENCE_MS = 20_000

/** One check, or several under one name. Whatever it runs into, the next ones are made: its failure is a finding of its own. */
export async function look(check: string, mend: string, work: () => Promise<Told | Told[]> | Told | Told[]): Promise<Finding[]> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Told>((resolve) => {
    timer = setTimeout(() => resolve(fault('No answer within 20 seconds.', mend)), PATIENCE_MS)
  })
  try {
    const told = await Promise.race([Promise.resolve().then(work), late])
    return (Array.isArray(told) ? told : [told]).map((each) => ({ check, ...each }))
  } catch (error) {
    return [{ check, ...fault(firstLine(error), mend) }]
  } finally {
    clearTimeout(timer)
  }
}
