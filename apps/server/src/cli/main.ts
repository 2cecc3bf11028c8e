import { runCli } from './run.ts'

// What was opened is closed: a PostgreSQL that was started for this is not left behind.
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopping.abort())
// Whoever reads us may leave first (`pnpm ipt export … | head`).
process.stdout.on('error', () => stopping.abort())

process.exitCode = await runCli(
  process.argv.slice(2),
  process.env,
  {
    out: (chunk) =>
      new Promise((resolve) => {
        // Rejections come as `error`, above.
        process.stdout.write(chunk, () => resolve())
      }),
    err: (text) => void process.stderr.write(text),
    in: () => process.stdin,
  },
  stopping.signal,
)
// What was begun and no longer matters holds nothing up.
if (stopping.signal.aborted) process.exit()
