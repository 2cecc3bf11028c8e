import path from 'node:path'

/**
 * `pnpm ipt <command>`: the command line, on the Node and the packages that the project pins.
 *
 * @param {import('./bootstrap/command.mjs').Command} command
 */
export async function run({ root, env, node, processes, args }) {
  const main = path.join(root, 'apps', 'server', 'src', 'cli', 'main.ts')
  const { code } = await processes.run(node, [main, ...args], { cwd: root, env, graceMs: 40_000, stops: true })
  return code
}
