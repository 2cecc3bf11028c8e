import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Builds the web application unless it was built from these very sources. Whether it was is told by names, sizes and times, in a few
 * milliseconds; when in doubt, turbo decides by content.
 *
 * @param {import('./bootstrap/command.mjs').Command} command
 */
export async function buildWeb({ root, env, processes }) {
  const stamp = path.join(root, 'apps', 'web', 'dist', '.built-from')
  const sources = digest(root)
  if (read(stamp) === sources) return
  console.error('Building the web application…')
  const args = ['run', 'build', '--filter=@ipt/web', '--output-logs=errors-only', '--ui=stream', '--no-color']
  const { code, output } = await processes.run(path.join(root, 'node_modules', '.bin', 'turbo'), args, { cwd: root, env, quiet: true })
  if (code !== 0) {
    console.error(output.trim().split('\n').slice(-80).join('\n'))
    throw new Error('Building the web application failed: see above.')
  }
  if (existsSync(path.dirname(stamp))) writeFileSync(stamp, sources)
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** The server's sources count for nothing: the web application has only types from them. @param {string} root */
function digest(root) {
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'tsconfig.base.json', 'turbo.json', 'package.json', 'apps/web', 'packages'])
    add(hash, path.join(root, file))
  return hash.digest('hex')
}

const passedOver = new Set(['node_modules', 'dist', '.turbo', 'test-results', 'coverage'])

/** @param {import('node:crypto').Hash} hash @param {string} file */
function add(hash, file) {
  const info = statSync(file, { throwIfNoEntry: false })
  if (!info) return
  if (!info.isDirectory()) {
    hash.update(`${file}\0${info.size}\0${info.mtimeMs}\n`)
    return
  }
  for (const name of readdirSync(file).sort()) if (!passedOver.has(name)) add(hash, path.join(file, name))
}
