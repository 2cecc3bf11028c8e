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
  const { code } = await processes.run(node, [main, ...args], { cwd: root, env, graceMs: 40_000, stops: true })
  return code
}
