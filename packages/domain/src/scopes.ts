/**
 * What a token may be let do: stable names, since scripts and documents hold them. `:write` does not hold `:read`. `accounts:write` stands by
 * itself, because whoever corrects addresses and gives roles can make anybody a coordinator.
 */
export const SCOPES = [
  'logs:read',
  'logs:write',
  'placements:read',
  'placements:write',
  'vacancies:read',
  'vacancies:write',
  'applications:read',
  'applications:write',
  'people:read',
  'people:write',
  'accounts:write',
  'hosts:read',
  'hosts:write',
  'seasons:read',
  'seasons:write',
  'institution:read',
  'institution:write',
  'files:read',
  'files:write',
  'reports:read',
  'notifications:write',
] as const
export type Scope = (typeof SCOPES)[number]

/** What the tokens that people carry about begin with, so that scanners for secrets know them. */
export const TOKEN_PREFIXES = { personal: 'ipt_pat_', institution: 'ipt_key_' } as const
export type TokenKind = keyof typeof TOKEN_PREFIXES

/** Days from today on which a token may end: at the latest. */
export const TOKEN_DAYS = 365
