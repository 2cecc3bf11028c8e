/** Settings that a cluster is born with; an administrator may change them by ALTER SYSTEM. */
const tuning = {
  shared_buffers: '128MB',
  max_connections: '100',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Settings that every start sets anew, whatever the cluster's own files say. */
const fixed = {
  listen_addresses: '127.0.0.1',
  // None: a socket's path is limited to about 100 bytes, and a checkout's may be longer.
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] ',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_checkpoints: 'off',
  // Neither statements nor the DETAIL of an error get into the log: both quote what people wrote.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const durable = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }

const disposable = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  autovacuum_naptime: '1h',
}

const flags = (settings: Record<string, string>) => Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])

export const initdbFlags = (isDurable: boolean): string[] => [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--text-search-config=simple',
  '--auth=scram-sha-256',
  '--username=postgres',
  '--no-instructions',
  ...(isDurable ? [] : ['--no-sync']),
  ...flags(tuning),
]

export const serverFlags = (isDurable: boolean, port: number): string[] =>
  flags({ ...fixed, ...(isDurable ? durable : disposable), port: String(port) })
