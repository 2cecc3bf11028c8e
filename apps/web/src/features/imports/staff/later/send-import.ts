import type { ImportKind } from '@ipt/domain'
import { Refusal } from '../../../../lib/errors.ts'
import { uuidv7 } from '../../../../lib/uuidv7.ts'

interface Into {
  institutionId: string
  kind: ImportKind
  /** Empty: none. */
  cohortId: string
}

/** Sends a file as it is. Returns the id of its draft. */
export async function sendImport(file: File, { institutionId, kind, cohortId }: Into): Promise<string> {
  const id = uuidv7()
  const query = new URLSearchParams({ institution_id: institutionId, kind, name: file.name, ...(cohortId ? { cohort_id: cohortId } : {}) })
  const response = await fetch(`/api/v1/imports/${id}?${query}`, { method: 'PUT', body: file })
  if (!response.ok) throw new Refusal(await response.json())
  return id
}
