import type { PlacingRefusal } from '@ipt/contracts'
import type { BalanceRefusal } from '@ipt/domain'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'

const BALANCE: Record<BalanceRefusal, MessageDescriptor> = {
  NOBODY: msg`Nobody: there is no university supervisor`,
  FULL: msg`Nobody: everybody has as many as they may`,
  HIMSELF: msg`Nobody: only the student himself has room`,
}

const REFUSALS: Record<PlacingRefusal, MessageDescriptor> = {
  NOT_ENROLLED: msg`Not in this season`,
  SUSPENDED: msg`The account is suspended`,
  ALREADY_PLACED: msg`Has a placement already`,
  DAYS_TAKEN: msg`Was placed elsewhere on these days`,
  CHECKLIST_OPEN: msg`The checklist is still open`,
  NO_FREE_SLOT: msg`No place left`,
  OWN_SUPERVISOR: msg`Would supervise himself`,
}

/** Why a placement got nobody, in words. */
export function useBalanceWords(): (refusal: BalanceRefusal) => string {
  const { _ } = useLingui()
  return (refusal) => _(BALANCE[refusal])
}

/** Why a student can't be placed, in words. */
export function useRefusalWords(): (refusal: PlacingRefusal) => string {
  const { _ } = useLingui()
  return (refusal) => _(REFUSALS[refusal])
}
