import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'

const oldest = 24

/**
 * The Node to run with: the one that was installed with the packages, else the one that runs us, if new enough.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./own-processes.mjs').Processes} processes
 * @returns {Promise<{ node: string, path?: string }>}
 */
export async function chooseNode(root, env, processes) {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const installed = path.join(root, 'node_modules', 'node', 'bin', `node${suffix}`)
  const { code, output } = await processes.run(installed, ['--version'], { cwd: root, env, quiet: true })
  if (code === 0 && major(output) >= oldest) return { node: installed }
  if (major(process.version) >= oldest) return { node: process.execPath, path: shadow(root) }
  throw new Error(`Node ${oldest} or newer is needed: the one that comes with the packages does not run here, and yours is ${process.version}. Install it and try again.`)
}

/** @param {string} version as in v24.1.0 */
function major(version) {
  return Number(/^v(\d+)\./.exec(version.trim())?.[1] ?? 0)
}

/** Makes a folder that hides an installed Node that does not run. @param {string} root */
function shadow(root) {
  const folder = path.join(root, 'node_modules', '.ipt-node')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  symlinkSync(process.execPath, path.join(folder, path.basename(process.execPath)))
  return folder
}
