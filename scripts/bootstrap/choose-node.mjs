import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'

const oldest = 24

/** @typedef {{ node: string, path?: string }} ChosenNode path: a folder to search first, where `node` is that Node */

/**
 * The Node that was installed with the packages, if it runs here.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./own-processes.mjs').Processes} processes
 * @returns {Promise<ChosenNode | undefined>}
 */
export async function installedNode(root, env, processes) {
  const file = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const { code, output } = await processes.run(file, ['--version'], { cwd: root, env, quiet: true })
  return code === 0 && major(output) >= oldest ? { node: file } : undefined
}

/**
 * The Node that runs us, if it is new enough, in a folder that hides an installed one that does not run.
 *
 * @param {string} root
 * @returns {ChosenNode}
 */
export function ownNode(root) {
  if (major(process.version) < oldest) {
    throw new Error(
      `Node ${oldest} or newer is needed: the one that comes with the packages does not run here, and yours is ${process.version}. Install it and try again.`,
    )
  }
  const folder = path.join(root, 'node_modules', '.ipt-node')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  symlinkSync(process.execPath, path.join(folder, path.basename(process.execPath)))
  return { node: process.execPath, path: folder }
}

/** @param {string} version as in v24.1.0 */
function major(version) {
  return Number(/^v(\d+)\./.exec(version.trim())?.[1] ?? 0)
}
