import path from 'node:path'
import { buildWeb } from './build-web.mjs'

/**
 * `npm start`: the web application is built if need be, then the server runs until it ends or is told to.
 *
 * @param {import('./bootstrap/command.mjs').Command} command
 */
export async function run(command) {
  await buildWeb(command)
  const { root, env, node, processes, args } = command
  const main = path.join(root, 'apps', 'server', 'src', 'main.ts')
  // Hashing passwords, checking tokens, syncing files and rendering images share these threads; four would wait for each other.
  const threads = { UV_THREADPOOL_SIZE: '10', ...env }
  const { code } = await processes.run(node, [main, ...args], { cwd: root, env: threads, graceMs: 40_000, stops: true })
  return code
}
