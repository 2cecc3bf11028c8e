import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** What of npm's and pnpm's settings a child needs to reach a registry; the rest would be npm's opinions about another program. */
const kept =
  /^p?npm_config_(registry|.*:registry|\/\/.*|(https?[_-])?proxy|no[_-]?proxy|ca|cafile|cert|key|strict[_-]ssl|userconfig|globalconfig|cache|fetch[_-].*)$/i
const foreign = /^(npm|pnpm)_|^(INIT_CWD|NODE|COLOR)$/i

/**
 * The environment for everything we start: without what npm tells its scripts, with the project's programs first on PATH,
 * and with a home that can be written to, since npm, pnpm and turbo all keep something there.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} inherited
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(root, inherited) {
  const env = {}
  for (const [name, value] of Object.entries(inherited)) {
    if (foreign.test(name) && !(kept.test(name) && value)) continue
    env[name] = value
  }
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  env[pathName] = [path.join(root, 'node_modules', '.bin'), ...withoutNpm(env[pathName] ?? '')].join(path.delimiter)
  env.TURBO_TELEMETRY_DISABLED = '1'
  env.TURBO_NO_UPDATE_NOTIFIER = '1'
  env.DO_NOT_TRACK = '1'
  if (process.platform !== 'win32') useWritableHome(root, env)
  return env
}

/** @param {string} searchPath */
function withoutNpm(searchPath) {
  return searchPath.split(path.delimiter).filter((folder) => folder && !/[/\\](node_modules[/\\]\.bin|node-gyp-bin)$/.test(folder))
}

/** @param {string} root @param {NodeJS.ProcessEnv} env */
function useWritableHome(root, env) {
  const home = env.HOME || passwdHome()
  if (home && isWritable(home)) {
    env.HOME = home
    return
  }
  const userconfig = home && path.join(home, '.npmrc')
  if (userconfig && existsSync(userconfig)) env.npm_config_userconfig ??= userconfig
  const cache = env.npm_config_cache
  if (cache && !isWritable(cache)) delete env.npm_config_cache
  env.HOME = path.join(root, '.turbo', 'home')
  mkdirSync(env.HOME, { recursive: true })
}

function passwdHome() {
  try {
    return homedir()
  } catch {
    return ''
  }
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}
