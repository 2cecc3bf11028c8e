import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { alone } from './alone.mjs'
import { installedNode, ownNode } from './choose-node.mjs'

/**
 * Makes sure that the packages of the lockfile are installed, and finds the Node to run with. When they are, this costs a few
 * milliseconds: a stamp in node_modules holds a digest of everything the installation came from.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./own-processes.mjs').Processes} processes
 * @returns {Promise<{ file: string, env: NodeJS.ProcessEnv }>} a Node of at least 24, and the environment in which `node` is it
 */
export async function ensureInstalled(root, env, processes) {
  const wanted = digest(root)
  const ready =
    readStamp(root, wanted) ?? (await alone(root, async () => readStamp(root, wanted) ?? (await install(root, env, processes, wanted))))
  return { file: ready.node, env: ready.path ? { ...env, PATH: [ready.path, env.PATH].join(path.delimiter) } : env }
}

/** @typedef {import('./choose-node.mjs').ChosenNode & { digest: string }} Stamp */

const stampFile = (root) => path.join(root, 'node_modules', '.ipt-installed.json')

/** @param {string} root @param {string} wanted @returns {Stamp | undefined} */
function readStamp(root, wanted) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile(root), 'utf8'))
    return stamp.digest === wanted && existsSync(stamp.node) ? stamp : undefined
  } catch {
    return undefined
  }
}

/** @param {string} root */
function digest(root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const file of [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    '.npmrc',
    'package.json',
    ...workspaceFolders(root).map((folder) => path.join(folder, 'package.json')),
  ]) {
    const full = path.join(root, file)
    hash.update(`${file}\n`).update(existsSync(full) ? readFileSync(full) : '')
  }
  return hash.digest('hex')
}

/** @param {string} root */
function workspaceFolders(root) {
  return ['apps', 'packages'].flatMap((group) => {
    const folder = path.join(root, group)
    return existsSync(folder)
      ? readdirSync(folder)
          .sort()
          .map((name) => path.join(group, name))
      : []
  })
}

/**
 * An installation that was broken off looks finished to pnpm, with packages unbuilt: it is begun anew.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./own-processes.mjs').Processes} processes
 * @param {string} wanted
 * @returns {Promise<Stamp>}
 */
async function install(root, env, processes, wanted) {
  const underWay = path.join(root, '.turbo', 'ipt-installing')
  const first = !existsSync(path.join(root, 'node_modules')) || existsSync(underWay)
  console.error(first ? 'Installing packages (first time only)…' : 'Bringing the installed packages up to date…')
  if (first) removePackages(root)
  mkdirSync(path.dirname(underWay), { recursive: true })
  writeFileSync(underWay, '')
  await runPnpm(root, env, processes, () => rmSync(underWay))
  let node = await installedNode(root, env, processes)
  if (!node && !first) {
    removePackages(root)
    await runPnpm(root, env, processes, () => undefined)
    node = await installedNode(root, env, processes)
  }
  const stamp = { digest: wanted, ...(node ?? ownNode(root)) }
  writeFileSync(`${stampFile(root)}.new`, JSON.stringify(stamp))
  renameSync(`${stampFile(root)}.new`, stampFile(root))
  rmSync(underWay)
  return stamp
}

/** @param {string} root */
function removePackages(root) {
  for (const folder of ['.', ...workspaceFolders(root)])
    rmSync(path.join(root, folder, 'node_modules'), { recursive: true, force: true, maxRetries: 5 })
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./own-processes.mjs').Processes} processes
 * @param {() => void} untouched called when it failed before it changed anything
 */
async function runPnpm(root, env, processes, untouched) {
  const { packageManager = '' } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const version = /^pnpm@([^+]+)/.exec(packageManager)?.[1]
  if (!version) throw new Error('package.json names no pnpm in "packageManager".')
  const args = ['install', '--frozen-lockfile']
  const options = { cwd: root, env: { ...env, ...installSettings(root) }, quiet: true, graceMs: 2_000 }
  const local = path.join(root, 'node_modules', '.bin', 'pnpm')
  let result = isLocal(root, version) ? await processes.run(local, args, options) : undefined
  if (result?.code !== 0) result = await processes.run('npx', ['-y', `pnpm@${version}`, ...args], options)
  if (result.code === 0) return
  if (result.output.includes('OUTDATED_LOCKFILE')) untouched()
  console.error(result.output.trim())
  throw new Error(`Installing the packages failed (exit code ${result.code}): see above. Is a package registry within reach?`)
}

/** @param {string} root @returns {NodeJS.ProcessEnv} */
function installSettings(root) {
  const node = /^ {2}node: (\S+)$/m.exec(readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8'))?.[1]
  return {
    // Which optional packages fit is a question of the Node that is being installed, not of the one that happens to run pnpm: that may be
    // older, and pnpm then leaves them out without a word.
    pnpm_config_node_version: node,
    pnpm_config_confirm_modules_purge: 'false',
    // In production, what builds the web application would be left out.
    NODE_ENV: undefined,
    npm_config_update_notifier: 'false',
    npm_config_fund: 'false',
    npm_config_audit: 'false',
  }
}

/** Whether the pnpm of an earlier installation is the one we want. @param {string} root @param {string} version */
function isLocal(root, version) {
  try {
    return JSON.parse(readFileSync(path.join(root, 'node_modules', 'pnpm', 'package.json'), 'utf8')).version === version
  } catch {
    return false
  }
}
