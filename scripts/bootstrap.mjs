#!/usr/bin/env node
/**
 * The door of every command: `node scripts/bootstrap.mjs start|ipt|test|check|verify|screenshots|lighthouse [arguments]`.
 *
 * It runs on whatever Node the machine has (20 or newer) before anything is installed, so neither it nor what it imports may use a
 * package. It brings the packages and the Node they pin, then runs the command with those, and owns every process it starts.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { childEnvironment } from './bootstrap/environment.mjs'
import { ensureInstalled } from './bootstrap/install.mjs'
import { ownProcesses, Stopped } from './bootstrap/own-processes.mjs'

const commands = {
  start: () => import('./start.mjs'),
  ipt: () => import('./ipt.mjs'),
  test: () => import('./test.mjs'),
  check: () => import('./check.mjs'),
  verify: () => import('./verify.mjs'),
  screenshots: () => import('./screenshots.mjs'),
  lighthouse: () => import('./lighthouse.mjs'),
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const [name = '', ...args] = process.argv.slice(2)

// Whoever reads us may leave first (`npm test | head`): that is no reason to leave processes behind.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

/** @returns {Promise<number>} exit code */
async function main() {
  if (!Object.hasOwn(commands, name)) {
    console.error(`Usage: node scripts/bootstrap.mjs ${Object.keys(commands).join('|')} [arguments]`)
    return 2
  }
  const processes = ownProcesses()
  try {
    const env = childEnvironment(root, process.env)
    const node = await ensureInstalled(root, env, processes)
    const { run } = await commands[name]()
    return await run({ root, env: node.env, node: node.file, processes, args })
  } catch (error) {
    if (error instanceof Stopped) return processes.stopCode()
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  } finally {
    processes.release()
  }
}

process.exitCode = await main()
