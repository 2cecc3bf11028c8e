import path from 'node:path'

const checks = [
  ['lint', 'formatting and lint'],
  ['typecheck', 'types'],
  ['boundaries', 'who may import whom'],
  ['dead-code', 'dead code'],
  ['versions', 'one version of each package'],
  ['size', 'size of the web application'],
]

/**
 * `npm run check`: the static checks, each a line; the output of those that fail follows theirs.
 *
 * @param {import('./bootstrap/command.mjs').Command} command
 */
export async function run({ root, env, processes }) {
  const pnpm = path.join(root, 'node_modules', '.bin', 'pnpm')
  let failed = 0
  for (const [script, title] of checks) {
    const began = Date.now()
    const { code, output } = await processes.run(pnpm, ['run', script], { cwd: root, env, quiet: true })
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    console.log(`${code === 0 ? '✓' : '✗'} ${script}: ${title} (${seconds} s)`)
    if (code === 0) continue
    failed += 1
    console.log(`${output.trim()}\n`)
  }
  if (failed > 0) console.log(`${failed} of ${checks.length} checks failed.`)
  return failed === 0 ? 0 : 1
}
